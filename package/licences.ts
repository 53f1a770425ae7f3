/**
 * Lists the licences of all packages that the lock file names: `deno task licences`. Ends with 1 where one is not among
 * those that strokes may be given away with.
 */
import { type LockedPackage, lockedPackages, npmCache } from "./locked_packages.ts";

/**
 * Licences that ask for no more than to be named; OFL-1.1 is that of the font of reports' PNGs. UFL-1.0 (a typeface of
 * `@letters`) and the Arphic Public License (the characters of `@strokes`) are of packages that are fetched when these
 * sets are asked for, and are no part of the npm package.
 */
const ACCEPTED = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT AND Apache-2.0",
  "MIT AND OFL-1.1",
  "MIT AND UFL-1.0",
  "MIT AND Zlib",
  "MPL-2.0",
  "OFL-1.1",
  "SEE LICENSE IN ARPHICPL.TXT",
  "Unlicense",
];

/** Packages by licence; those that are not on this machine under "not here". */
export function byLicence(packages: readonly LockedPackage[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { name, version, licence } of packages) {
    const key = licence ?? "not here";
    found.set(key, [...found.get(key) ?? [], `${name}@${version}`]);
  }
  return new Map([...found].sort(([a], [b]) => a < b ? -1 : 1));
}

/** Licences that are not accepted. */
export function unaccepted(packages: readonly LockedPackage[]): string[] {
  const isAccepted = (licence: string) =>
    ACCEPTED.includes(licence) ||
    licence.split(" OR ").some((one) => ACCEPTED.includes(one));
  return [...byLicence(packages).keys()].filter((name) => name !== "not here" && !isAccepted(name));
}

if (import.meta.main) {
  const packages = await lockedPackages(await npmCache());
  for (const [licence, names] of byLicence(packages)) {
    console.log(`${licence} (${names.length}): ${names.join(", ")}`);
  }
  const wrong = unaccepted(packages);
  if (wrong.length > 0) console.error(`not accepted: ${wrong.join(", ")}`);
  Deno.exit(wrong.length === 0 ? 0 : 1);
}
