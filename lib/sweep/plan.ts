import * as v from "valibot";
import { CHANNELS, NORMALIZATIONS, type ReadOptions } from "../dataset/load_options.ts";
import { RESIZES } from "../dataset/pictures/fit_to_size.ts";
import { BETA_LOSSES, INITS, type NmfParameters, SOLVERS } from "../factorization/parameters.ts";

/** Which fits a sweep makes. It stands in the sweep's folder, so that every worker does its share of the same plan. */
export interface SweepPlan {
  /** Files, as the command line named them; none: the built-in digits. */
  readonly sources: readonly string[];
  /** How they are read, as the command line said. */
  readonly reading: ReadOptions;
  /** The numbers of components, rising. */
  readonly components: readonly number[];
  /** A fit of each number of components for each of these seeds. */
  readonly seeds: readonly number[];
  /** The first so many seeds also split the images in halves, and the matrix in quarters. */
  readonly checkedSeeds: number;
  /** All else of a fit; `nComponents` and `randomState` are the task's. */
  readonly parameters: NmfParameters;
}

/** What a task makes: a fit of all images, two of halves of them, or four of quarters of the matrix. */
export const TASK_KINDS = ["fit", "halves", "quarters"] as const;
/** One of {@linkcode TASK_KINDS}. */
export type TaskKind = typeof TASK_KINDS[number];

/** A piece of a sweep that one worker does, whose result is one file. */
export interface SweepTask {
  /** What is made. */
  readonly kind: TaskKind;
  /** k. */
  readonly nComponents: number;
  /** scikit-learn's `random_state`. */
  readonly seed: number;
}

/** All tasks of a plan, in the order in which they are done: few components first. */
export function tasksOf({ components, seeds, checkedSeeds }: SweepPlan): SweepTask[] {
  return components.flatMap((nComponents) =>
    seeds.flatMap((seed, i) =>
      TASK_KINDS.filter((kind) => kind === "fit" || i < checkedSeeds)
        .map((kind) => ({ kind, nComponents, seed }))
    )
  );
}

/** The file of a task's result, relative to the sweep's folder. */
export function resultFile({ kind, nComponents, seed }: SweepTask): string {
  const name = `k${String(nComponents).padStart(3, "0")}-seed${seed}`;
  return kind === "fit" ? `fits/${name}.npz` : `checks/${kind}-${name}.json`;
}

/** The parameters of a task's fits. */
export function parametersOf(plan: SweepPlan, { nComponents, seed }: SweepTask): NmfParameters {
  return { ...plan.parameters, nComponents, randomState: seed };
}

const Whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const Positive = v.pipe(v.number(), v.integer(), v.minValue(1));
const NotNegative = v.pipe(v.number(), v.finite(), v.minValue(0));

/** A plan as it stands in its file. */
const PlanFile = v.object({
  version: v.literal(1),
  sources: v.array(v.string()),
  reading: v.object({
    shape: v.optional(v.tuple([Positive, Positive])),
    size: v.optional(v.tuple([Positive, Positive])),
    resize: v.optional(v.picklist(RESIZES)),
    channels: v.optional(v.picklist(CHANNELS)),
    background: v.optional(v.tuple([Whole, Whole, Whole])),
    invert: v.optional(v.boolean()),
    normalize: v.optional(v.picklist(NORMALIZATIONS)),
    array: v.optional(v.string()),
    labels: v.optional(v.string()),
    labelColumn: v.optional(v.string()),
    skipBad: v.optional(v.boolean()),
  }),
  components: v.pipe(v.array(Positive), v.minLength(1)),
  seeds: v.pipe(v.array(Whole), v.minLength(1)),
  checkedSeeds: Whole,
  parameters: v.object({
    nComponents: Positive,
    init: v.picklist(INITS),
    solver: v.picklist(SOLVERS),
    betaLoss: v.picklist(BETA_LOSSES),
    maxIter: Positive,
    tol: NotNegative,
    randomState: Whole,
    alphaW: NotNegative,
    alphaH: v.nullable(NotNegative),
    l1Ratio: NotNegative,
  }),
});

/** A plan as the text of its file. */
export function encodePlan(plan: SweepPlan): string {
  return JSON.stringify({ version: 1, ...plan }, null, 2);
}

/**
 * A plan from the text of its file.
 *
 * @throws where it is none
 */
export function parsePlan(text: string): SweepPlan {
  const { version: _, ...plan } = v.parse(PlanFile, JSON.parse(text));
  return plan;
}
