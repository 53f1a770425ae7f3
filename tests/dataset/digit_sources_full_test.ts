import { deepEqual, equal } from "node:assert/strict";
import { loadDataset } from "../../lib/dataset/load.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { fit } from "../../lib/factorization/worker/client.ts";
import { writeDigitSources } from "../support/digit_sources.ts";
import { withFiles } from "../support/files.ts";

Deno.test("fit() gives the same model, to the bit, of 10,000 digits in every kind of source", async () => {
  const sample = await loadDataset([]);
  const pixels = sample.images.data as Uint8Array;
  const parameters = { ...DEFAULT_PARAMETERS, nComponents: 10, maxIter: 20 };
  const expected = await fit(sample, parameters);
  await withFiles({}, async (folder) => {
    const { labels, shape } = sample;
    const kinds = await writeDigitSources(folder, { pixels, labels: labels!, shape });
    equal(Object.keys(kinds).length, 8);
    for (const [kind, { sources, labels: labelFile }] of Object.entries(kinds)) {
      const dataset = await loadDataset(sources, { labels: labelFile });
      deepEqual(dataset.labels, labels, kind);
      const { components, features } = await fit(dataset, parameters);
      deepEqual(components.data, expected.components.data, kind);
      deepEqual(features.data, expected.features.data, kind);
    }
  });
});
