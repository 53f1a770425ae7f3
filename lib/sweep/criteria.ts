import { deviation, mean } from "d3-array";
import type { NdArray } from "ndarray";
import {
  consensusDistances,
  consensusMatrix,
  dispersion,
} from "../analysis/selection/consensus_matrix.ts";
import { copheneticCorrelation } from "../analysis/selection/cophenetic.ts";
import { sparseness } from "../analysis/selection/sparseness.ts";
import { type Consensus, consensus } from "../analysis/selection/stability.ts";
import type { SweepPlan, TaskKind } from "./plan.ts";
import { openFit, readCheck } from "./sweep_folder.ts";

/** A figure over the seeds. */
export interface Spread {
  /** Over the values. */
  readonly mean: number;
  /** Standard deviation; 0 of one seed. */
  readonly deviation: number;
  /** One a seed. */
  readonly values: readonly number[];
}

/** What is known of one number of components. null: too few seeds, or not checked. */
export interface KCriteria {
  /** k. */
  readonly nComponents: number;
  /** ‖X − WH‖. */
  readonly error: Spread;
  /** 1 − ‖X − WH‖² / ‖X‖². */
  readonly explainedVariance: Spread;
  /** Bi-cross-validation: squared error of what was left out, of ‖X‖². */
  readonly heldOutError: Spread | null;
  /** Silhouette of the pooled components (cNMF). */
  readonly stability: number | null;
  /** Mean cosine of components of fits of two halves of the images. */
  readonly halvesAgreement: Spread | null;
  /** Of the consensus matrix of a subset of the images. */
  readonly cophenetic: number | null;
  /** Of the same matrix. */
  readonly dispersion: number | null;
  /** Hoyer's, mean over the components. */
  readonly sparseness: Spread;
  /** Of one fit in one thread. */
  readonly seconds: Spread;
  /** Components that come back. */
  readonly consensus: Consensus | null;
}

/** The consensus matrix is of so many images at most, spread evenly: it has the square of them. */
const CONSENSUS_IMAGES = 500;

/**
 * What the fits of one number of components say together.
 *
 * @param squaredSum ‖X‖²
 * @throws {Failure} where a result is missing or damaged
 */
export async function criteriaOf(
  folder: string,
  plan: SweepPlan,
  nComponents: number,
  squaredSum: number,
): Promise<KCriteria> {
  const components: NdArray<Float32Array>[] = [], features: NdArray<Float32Array>[] = [];
  const errors: number[] = [], seconds: number[] = [];
  for (const seed of plan.seeds) {
    const model = await openFit(folder, { kind: "fit", nComponents, seed });
    try {
      components.push(model.components);
      features.push(subset(await model.features()));
      errors.push(model.origin!.result.transformErr);
      seconds.push(model.origin!.result.seconds.fit);
    } finally {
      model.close();
    }
  }
  const several = plan.seeds.length > 1;
  const together = several ? consensusMatrix(features) : null;
  const found = several ? consensus(components) : null;
  return {
    nComponents,
    error: spread(errors),
    explainedVariance: spread(errors.map((error) => 1 - error * error / squaredSum)),
    heldOutError: await checked(folder, plan, "quarters", nComponents),
    stability: found && nComponents > 1 ? found.overall : null,
    halvesAgreement: await checked(folder, plan, "halves", nComponents),
    cophenetic: together && copheneticCorrelation(consensusDistances(together)),
    dispersion: together && dispersion(together),
    sparseness: spread(components.map((h) => mean(sparseness(h))!)),
    seconds: spread(seconds),
    consensus: found,
  };
}

async function checked(
  folder: string,
  { seeds, checkedSeeds }: SweepPlan,
  kind: Exclude<TaskKind, "fit">,
  nComponents: number,
): Promise<Spread | null> {
  const results = await Promise.all(
    seeds.slice(0, checkedSeeds).map((seed) => readCheck(folder, { kind, nComponents, seed })),
  );
  return results.length === 0 ? null : spread(results.map(({ value }) => value));
}

/** Weights of some images, evenly spread. */
function subset(features: NdArray<Float32Array>): NdArray<Float32Array> {
  const step = Math.max(1, Math.floor(features.shape[0]! / CONSENSUS_IMAGES));
  return features.step(step, 1).hi(CONSENSUS_IMAGES, features.shape[1]!);
}

function spread(values: readonly number[]): Spread {
  return { mean: mean(values)!, deviation: deviation(values) ?? 0, values };
}
