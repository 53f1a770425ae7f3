import assert from "node:assert/strict";
import { reportFacts } from "../../../lib/sections/report_facts.ts";
import { reportFiles } from "../../../lib/render/folder/report_files.ts";
import { madeModel } from "../../support/made_model.ts";

Deno.test("reportFiles() tells how much is done, up to all of it, with images and without", async () => {
  const small = { n: 3, k: 1, labels: false };
  const models = [
    { path: "a.npz", model: madeModel(small) },
    { path: "b.npz", model: madeModel({ ...small, images: false }) },
  ];
  const shares: number[] = [];
  for await (const { done } of reportFiles(reportFacts(models))) shares.push(done);
  assert.deepEqual(shares, shares.toSorted((a, b) => a - b));
  // the last but one is the last that the manifest lists
  assert.ok(shares[0]! > 0 && shares.at(-3)! < 1);
  assert.deepEqual(shares.slice(-2), [1, 1]);
});
