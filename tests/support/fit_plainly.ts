// Fits a small matrix and prints the result as JSON. Run by tests/factorization/fallback_test.ts in a process in which the
// compiled kernels cannot be loaded.
import ndarray from "ndarray";
import type { Pixels } from "../../lib/dataset/dataset.ts";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../../lib/factorization/parameters.ts";
import { fit } from "../../lib/factorization/worker/client.ts";
import type { Dataset } from "../../lib/dataset/dataset.ts";
import { MATRICES } from "./sklearn_facts.ts";

const [name = "tall", options = "{}"] = Deno.args;
const { values, shape: [n, p], integers } = MATRICES[name]!;
const data = integers ? Uint8Array.from(values) : Float32Array.from(values);
const dataset: Dataset = {
  images: ndarray<Pixels>(data, [n, p]),
  labels: null,
  classes: [],
  channels: 1,
  paths: null,
  shape: [1, p],
  sources: [],
};
const parameters: NmfParameters = { ...DEFAULT_PARAMETERS, nComponents: 4, ...JSON.parse(options) };
const { components, features, result } = await fit(dataset, parameters, { threads: 2 });
console.log(JSON.stringify({
  components: [...components.data],
  features: [...features.data],
  nIter: result.nIter,
  threads: result.threads,
  notes: result.notes,
}));
