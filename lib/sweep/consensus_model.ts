import ndarray from "ndarray";
import { type Consensus, consensus } from "../analysis/selection/stability.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import { type JobOptions, transform } from "../factorization/worker/client.ts";
import type { Model } from "../model/model.ts";
import { modelOf } from "../model/model_of.ts";
import { parametersOf, type SweepPlan } from "./plan.ts";
import { openFit } from "./sweep_folder.ts";

/**
 * The components that come back over the seeds of a sweep, as a model: medians of the clusters of all fits' components
 * (cNMF), largest cluster first, and the weights that all images have of them.
 *
 * @throws {Failure} where the sweep has no such k, one seed only, or a fit is missing
 */
export async function consensusModel(
  folder: string,
  plan: SweepPlan,
  nComponents: number,
  dataset: Dataset,
  options: JobOptions = {},
): Promise<{ model: Model; found: Consensus }> {
  checkPlan(folder, plan, nComponents);
  const found = sorted(consensus(await componentsOf(folder, plan, nComponents)));
  const p = dataset.images.shape[1]!;
  const components = ndarray(Float32Array.from(found.components), [nComponents, p]);
  const parameters = parametersOf(plan, { kind: "fit", nComponents, seed: plan.seeds[0]! });
  const start = performance.now();
  const { features, error } = await transform(dataset, components, parameters, options);
  const seconds = (performance.now() - start) / 1000;
  const result = {
    nIter: 0,
    passes: 0,
    converged: true,
    reconstructionErr: error,
    transformErr: error,
    threads: options.threads ?? navigator.hardwareConcurrency,
    seconds: { init: 0, fit: 0, transform: seconds },
    notes: [`Components are medians over ${plan.seeds.length} fits, not those of one fit.`],
  };
  return { model: modelOf(dataset, { components, features, parameters, result }), found };
}

function checkPlan(folder: string, { components, seeds }: SweepPlan, nComponents: number): void {
  if (!components.includes(nComponents)) {
    throw new Failure(
      `${folder}: has no fits of ${nComponents} components; choose from ${components.join(", ")}`,
    );
  }
  if (seeds.length > 1) return;
  throw new Failure(`${folder}: has one seed only; sweep again with --seeds 2 or more`);
}

async function componentsOf(folder: string, { seeds }: SweepPlan, nComponents: number) {
  const components = [];
  for (const seed of seeds) {
    const model = await openFit(folder, { kind: "fit", nComponents, seed });
    components.push(model.components);
    model.close();
  }
  return components;
}

/** Those that most fits have come first, ties by stability. */
function sorted(found: Consensus): Consensus {
  const { components, stability, fits } = found;
  const k = stability.length, p = components.length / k;
  const order = [...stability.keys()].sort((a, b) =>
    fits[b]! - fits[a]! || stability[b]! - stability[a]!
  );
  const rows = order.map((t) => components.subarray(t * p, (t + 1) * p));
  return {
    ...found,
    components: Float64Array.from(rows.flatMap((row) => [...row])),
    stability: Float64Array.from(order, (t) => stability[t]!),
    fits: Uint32Array.from(order, (t) => fits[t]!),
  };
}
