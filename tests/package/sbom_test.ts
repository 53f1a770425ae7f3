import assert from "node:assert/strict";
import config from "../../deno.json" with { type: "json" };
import { unaccepted } from "../../package/licences.ts";
import { lockedPackages, npmCache } from "../../package/locked_packages.ts";
import { billOfMaterials } from "../../package/sbom.ts";

const LOCK: { npm: Record<string, { integrity: string }>; [key: string]: unknown } = JSON.parse(
  Deno.readTextFileSync(new URL("../../deno.lock", import.meta.url)),
);

Deno.test("billOfMaterials() names every locked package with its hash and address", async () => {
  const bill = billOfMaterials(await lockedPackages(await npmCache()));
  assert.equal(bill.bomFormat, "CycloneDX");
  const hashes = new Map(bill.components.map(({ purl, hashes }) => [purl, hashes[0]!.content]));
  for (const [key, { integrity }] of Object.entries(LOCK.npm)) {
    const [, name, version] = /^(@?[^@]+)@([^_]+)/.exec(key)!;
    const hash = hashes.get(`pkg:npm/${name!.replace("@", "%40")}@${version}`);
    assert.equal(hash, Uint8Array.fromBase64(integrity.replace("sha512-", "")).toHex(), key);
  }
  const references = new Set(bill.components.map((component) => component["bom-ref"]));
  assert.equal(references.size, bill.components.length);
  for (const { dependsOn } of bill.dependencies) {
    for (const reference of dependsOn) assert.ok(references.has(reference), reference);
  }
});

Deno.test("all licences are accepted, and each package that is here has one", async () => {
  const packages = await lockedPackages(await npmCache());
  assert.deepEqual(unaccepted(packages), []);
  const unknown = packages.filter(({ licence, isOptional }) => licence === null && !isOptional);
  assert.deepEqual(unknown, []);
});

Deno.test("packages come from npm alone, by the frozen lock file, and run nothing when installed", () => {
  assert.equal(config.lock.frozen, true);
  assert.ok(
    Object.values(config.imports).every((specifier) => /^npm:.*@\d+\.\d+\.\d+$/.test(specifier)),
  );
  // "scripts" marks packages with install scripts, "allowScripts" would let them run
  assert.ok(!("allowScripts" in config));
  assert.deepEqual(Object.keys(LOCK).sort(), ["npm", "specifiers", "version", "workspace"]);
  for (const [name, entry] of Object.entries(LOCK.npm)) assert.ok(!("scripts" in entry), name);
});
