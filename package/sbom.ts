/**
 * Writes to standard output what strokes is made of, as a CycloneDX bill of materials, from the lock file:
 * `deno task sbom > sbom.cdx.json`. The same lock file gives the same bytes.
 */
import config from "../deno.json" with { type: "json" };
import { type LockedPackage, lockedPackages, npmCache } from "./locked_packages.ts";

/**
 * A bill of materials; https://cyclonedx.org/docs/1.6/json/
 *
 * @param packages all that the lock file names
 */
export function billOfMaterials(packages: readonly LockedPackage[]) {
  const direct = new Set(
    Object.values(config.imports).map((specifier) => specifier.replace(/^npm:/, "")),
  );
  const own = `strokes@${config.version}`;
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: {
        type: "application",
        "bom-ref": own,
        name: config.name,
        version: config.version,
        licenses: [{ license: { id: config.license } }],
      },
    },
    components: packages.map(component),
    dependencies: [
      { ref: own, dependsOn: [...direct].map(reference) },
      ...packages.map(({ name, version, dependencies }) => ({
        ref: reference(`${name}@${version}`),
        dependsOn: dependencies.map(reference),
      })),
    ],
  };
}

function component({ name, version, sha512, isOptional, licence }: LockedPackage) {
  const [group, own] = name.startsWith("@") ? name.split("/") : [null, name];
  const purl = reference(`${name}@${version}`);
  return {
    type: "library",
    "bom-ref": purl,
    ...(group && { group }),
    name: own,
    version,
    scope: isOptional ? "optional" : "required",
    hashes: [{ alg: "SHA-512", content: sha512 }],
    ...(licence && { licenses: [licenceEntry(licence)] }),
    purl,
  };
}

function licenceEntry(licence: string) {
  return /[ ()]/.test(licence) ? { expression: licence } : { license: { id: licence } };
}

/** A package's address: `pkg:npm/%40scope/name@version`. */
function reference(id: string): string {
  return `pkg:npm/${id.replace(/^@/, "%40")}`;
}

if (import.meta.main) {
  console.log(JSON.stringify(billOfMaterials(await lockedPackages(await npmCache())), null, 2));
}
