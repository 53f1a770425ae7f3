import assert from "node:assert/strict";
import { sheetOf } from "../../../lib/render/sheets/sheet_of.ts";
import { components } from "../../../lib/sections/components.ts";
import { distances } from "../../../lib/sections/distances.ts";
import { factsOf } from "../../../lib/sections/model_facts.ts";
import { sample } from "../../../lib/sections/sample.ts";
import { madeModel, type MadeModelOptions } from "../../support/made_model.ts";

const facts = (options: MadeModelOptions = {}) =>
  factsOf({ name: "m" }, madeModel(options), { isRanked: true });

Deno.test("sheetOf() sets components in rows, with number and share below each", () => {
  const sheet = sheetOf(components(facts({ k: 7 })).pictures[0]!);
  assert.equal(sheet.title, "Components (m)");
  assert.deepEqual(sheet.rows.map(({ pictures }) => pictures.length), [5, 2]);
  assert.match(sheet.rows[1]!.pictures[1]!.label, /^7: \d+\.\d %$/);
});

Deno.test("sheetOf() says below an image's pictures its row, class and distance", () => {
  const [row] = sheetOf(sample(facts(), { index: 3 }).parts[0]!.pictures[0]!).rows;
  const labels = row!.pictures.map(({ label }) => label);
  assert.equal(labels[0], "3 (7)");
  assert.match(labels[1]!, /^\d+\.\d+$/);
  assert.equal(labels[2], "difference");
  assert.deepEqual(row!.pictures.map(({ raster }) => raster.channels), [1, 1, 3]);
});

Deno.test("sheetOf() keeps original and reconstruction in one row", () => {
  const [worst] = distances(facts(), { worst: 7, best: 0 }).parts;
  const sheet = sheetOf(worst!.pictures[0]!);
  assert.deepEqual(sheet.rows.map(({ pictures }) => pictures.length), [10, 4]);
});
