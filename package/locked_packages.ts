import { join } from "node:path";

/** A package of npm that the lock file names. */
export interface LockedPackage {
  /** With its scope: "@resvg/resvg-wasm". */
  readonly name: string;
  readonly version: string;
  /** SHA-512 of its archive, in hexadecimal digits. */
  readonly sha512: string;
  /** What it imports, as `name@version`. */
  readonly dependencies: readonly string[];
  /** Only for another platform, or only used where it is there. */
  readonly isOptional: boolean;
  /** As SPDX names it; null where the package is not on this machine, as those for other platforms. */
  readonly licence: string | null;
}

interface LockEntry {
  readonly integrity: string;
  readonly dependencies?: readonly string[];
  readonly optionalDependencies?: readonly string[];
  readonly os?: readonly string[];
}

const ENTRIES: Readonly<Record<string, LockEntry>> = JSON.parse(
  Deno.readTextFileSync(new URL("../deno.lock", import.meta.url)),
).npm;

/**
 * All packages that the lock file names, in its order, with their licences as far as they are in Deno's cache.
 *
 * @param cache the folder of Deno's cache of npm's registry
 */
export async function lockedPackages(cache: string): Promise<LockedPackage[]> {
  const idOf = idsByReference();
  const packages = new Map<string, LockedPackage>();
  for (const [key, entry] of Object.entries(ENTRIES)) {
    const { name, version } = nameAndVersion(key);
    const { integrity, dependencies = [], optionalDependencies = [], os } = entry;
    packages.set(`${name}@${version}`, {
      name,
      version,
      sha512: Uint8Array.fromBase64(integrity.replace(/^sha512-/, "")).toHex(),
      dependencies: [...dependencies, ...optionalDependencies].map((reference) => idOf(reference)),
      isOptional: os !== undefined,
      licence: await licenceOf(join(cache, name, version, "package.json")),
    });
  }
  return [...packages.values()];
}

/** The folder where Deno keeps npm's packages on this machine. */
export async function npmCache(): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
  return join(JSON.parse(new TextDecoder().decode(stdout)).npmCache, "registry.npmjs.org");
}

/** `name@version` of a key such as "ink@8.0.0_react@19.3.1", which names the peers too. */
function nameAndVersion(key: string): { name: string; version: string } {
  const [, name, version] = /^(@?[^@]+)@([^_]+)/.exec(key)!;
  return { name: name!, version: version! };
}

/** A dependency stands by its name alone where there is one version of it. */
function idsByReference(): (reference: string) => string {
  const ids = new Map<string, string>();
  for (const key of Object.keys(ENTRIES)) {
    const { name, version } = nameAndVersion(key);
    for (const reference of [key, name, `${name}@${version}`]) {
      ids.set(reference, `${name}@${version}`);
    }
  }
  return (reference) => ids.get(reference) ?? ids.get(reference.replace(/_.*/, "")) ?? reference;
}

/** Packages that come with a licence that their package.json does not name. */
const UNNAMED: Readonly<Record<string, string>> = { "exif-parser": "MIT" };

/** The licence that a package.json names; of old ones an object, or a list of them. */
async function licenceOf(path: string): Promise<string | null> {
  const text = await Deno.readTextFile(path).catch(() => null);
  if (text === null) return null;
  const { name, license, licenses } = JSON.parse(text);
  const found = license ?? licenses;
  if (typeof found === "string") return found.replace(/^\((.*)\)$/, "$1");
  const types = [found].flat().map((item) => item?.type).filter((type) => type !== undefined);
  return types.length > 0 ? types.join(" OR ") : UNNAMED[name] ?? "UNKNOWN";
}
