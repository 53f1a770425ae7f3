import assert from "node:assert/strict";
import { runCli } from "../support/fake_streams.ts";

// What every command printed at 55d9bf5, before sections, of a small model: each number must still be there, to the
// bit, under its name. Further keys are welcome.
const FOLDER = new URL("../../testdata/json/", import.meta.url).pathname;
const BEFORE: Record<string, unknown> = JSON.parse(Deno.readTextFileSync(`${FOLDER}before.json`));

/** Names that have changed with a note in CHANGELOG, and what tells of times and places. */
const CHANGED = new Set(["use", "pixels", "color", "seconds", "model"]);

for (const [command, before] of Object.entries(BEFORE)) {
  Deno.test(`${command} --json prints what it printed`, async () => {
    const [name, ...options] = command.split(" ");
    const { stdout, stderr } = await runCli([name!, `${FOLDER}model.npz`, ...options, "--json"]);
    assert.equal(stderr, "");
    assertContains(JSON.parse(stdout), before, command);
  });
}

function assertContains(found: unknown, before: unknown, place: string): void {
  if (typeof before !== "object" || before === null) return assert.equal(found, before, place);
  assert.ok(typeof found === "object" && found !== null, place);
  if (Array.isArray(before)) assert.equal((found as unknown[]).length, before.length, place);
  for (const [key, value] of Object.entries(before)) {
    if (CHANGED.has(key) && !(command(place) === "overlay" && key === "color")) continue;
    assertContains((found as Record<string, unknown>)[key], value, `${place}/${key}`);
  }
}

function command(place: string): string {
  return place.split(/[ /]/)[0]!;
}
