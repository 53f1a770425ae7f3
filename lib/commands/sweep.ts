import { loadDataset } from "../dataset/load.ts";
import { readOptionsOf } from "../dataset/load_options.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import { progressLine } from "../render/text/progress_line.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import { counted, duration } from "../sections/numbers.ts";
import { PROGRAM } from "../program.ts";
import { failInOptions } from "../sections/option_names.ts";
import { shown } from "../shown_text.ts";
import { criteriaOf, type KCriteria, type Spread } from "../sweep/criteria.ts";
import { type SweepPlan, type SweepTask, tasksOf } from "../sweep/plan.ts";
import { runTasks } from "../sweep/run_tasks.ts";
import { shareOf, tasksOfShare } from "../sweep/share.ts";
import { suggestionsOf } from "../sweep/suggestions.ts";
import { beginFolder, readPlan, tasksLeft } from "../sweep/sweep_folder.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { type FitOptions, load, parametersOf } from "./train.ts";

/** The options of a sweep's plan: those of a fit, with many numbers of components. */
export interface PlanOptions extends Omit<FitOptions, "components" | "images" | "threads"> {
  /** The numbers of components, rising. */
  readonly components: readonly number[];
  /** How many seeds: 0, 1, 2, ... */
  readonly seeds: number;
  /** How many of them are checked on halves and quarters, too. */
  readonly checks: number;
  readonly output?: string;
}

/** The options of whoever runs a plan. */
export interface RunPlanOptions {
  readonly worker?: string;
  readonly threads?: number;
}

/** `sweep`: plans, runs, combines and shows. Results that are there already are kept. */
export async function sweep(
  sources: readonly string[],
  options: PlanOptions & RunPlanOptions,
  io: Io,
): Promise<void> {
  const folder = await writePlan(sources, options);
  await runShare(folder, options, io);
  await show(folder, io);
}

/** `sweep plan`: writes down which fits there are to be, for workers on one machine or many. */
export async function planSweep(
  sources: readonly string[],
  options: PlanOptions,
  io: Io,
): Promise<void> {
  const folder = await writePlan(sources, options);
  const plan = await readPlan(folder), tasks = tasksOf(plan);
  if (io.json) {
    return await io.out(JSON.stringify({ folder, tasks: tasks.length, ...plan }) + "\n");
  }
  await io.out(
    `Planned     ${counted(tasks.length, "task")} in ${shown(folder)}; ` +
      `run them with: ${PROGRAM} sweep run ${shown(folder)}\n`,
  );
}

/** `sweep run`: does the tasks of a plan that are not done, or this worker's share of them. */
export async function runSweep(folder: string, options: RunPlanOptions, io: Io): Promise<void> {
  const done = await runShare(folder, options, io);
  if (io.json) return await io.out(JSON.stringify({ folder, done }) + "\n");
  if (!io.quiet) await io.out(`Done        ${counted(done, "task")} in ${shown(folder)}\n`);
}

/** `sweep show` and `sweep combine`: what the fits say together. */
export async function showSweep(folder: string, io: Io): Promise<void> {
  await show(folder, io);
}

async function writePlan(
  sources: readonly string[],
  { components, seeds, checks, output, ...options }: PlanOptions,
): Promise<string> {
  const folder = given(output, "sweep", "--output sweep");
  const parameters = parametersOf({ ...options, components: components[0]!, images: false });
  if (parameters.init !== "random" && seeds > 1) {
    throw new Failure(
      `--init ${parameters.init} gives nearly the same fit for every seed; take --init random, or --seeds 1`,
      2,
    );
  }
  await beginFolder(folder, {
    sources,
    // as it comes back from the plan's file, without what was not given
    reading: JSON.parse(JSON.stringify(readOptionsOf(options))),
    components,
    seeds: Array.from({ length: seeds }, (_, i) => i),
    checkedSeeds: Math.min(checks, seeds),
    parameters,
  });
  return folder;
}

/** Does this worker's share of what is left; how many tasks that was. */
async function runShare(
  folder: string,
  { worker, threads }: RunPlanOptions,
  io: Io,
): Promise<number> {
  const plan = await readPlan(folder);
  const share = new Set(tasksOfShare(tasksOf(plan), shareOf(worker, io.env)).map(nameOf));
  const tasks = (await tasksLeft(folder, plan)).filter((task) => share.has(nameOf(task)));
  if (tasks.length === 0) return 0;
  const progress = progressLine(io);
  try {
    const { dataset } = await load(plan.sources, plan.reading, progress, io.signal);
    checkSize(plan, dataset);
    await runTasks(folder, plan, tasks, dataset, {
      threads,
      signal: io.signal,
      onProgress: ({ task, done, of, seconds, secondsLeft }) =>
        progress.update(
          "sweeping",
          seconds / (seconds + secondsLeft),
          `${done} of ${counted(of, "task")}, k = ${task.nComponents}  ${
            duration(secondsLeft)
          } left`,
        ),
    }).catch(failInOptions);
  } finally {
    await progress.end();
  }
  return tasks.length;
}

function nameOf({ kind, nComponents, seed }: SweepTask): string {
  return `${kind} ${nComponents} ${seed}`;
}

/** nndsvd takes singular vectors, of which a quarter of the matrix has half as many. */
function checkSize({ components, checkedSeeds, parameters }: SweepPlan, { images }: Dataset): void {
  if (parameters.init === "random") return;
  const [n, p] = images.shape as [number, number], most = components.at(-1)!;
  const limit = Math.floor(Math.min(n, p) / (checkedSeeds > 0 ? 2 : 1));
  if (most <= limit) return;
  throw new Failure(
    `--components ${most}: ${parameters.init} gives at most ${limit} for ${n} images of ${p} pixels; ` +
      `end the range there, or take --init random`,
  );
}

async function show(folder: string, io: Io): Promise<void> {
  const plan = await readPlan(folder);
  const left = await tasksLeft(folder, plan);
  if (left.length > 0) {
    const names = left.slice(0, 3).map(nameOf).join(", ");
    throw new Failure(
      `${folder}: ${left.length} of ${tasksOf(plan).length} tasks are missing (${names}${
        left.length > 3 ? ", ..." : ""
      }); finish them with: ${PROGRAM} sweep run ${folder}`,
    );
  }
  const dataset = await loadDataset(plan.sources, { ...plan.reading, signal: io.signal });
  const squaredSum = sumOfSquares(dataset);
  const criteria: KCriteria[] = [];
  for (const nComponents of plan.components) {
    criteria.push(await criteriaOf(folder, plan, nComponents, squaredSum));
  }
  await (io.json
    ? io.out(JSON.stringify(asJson(folder, plan, criteria)) + "\n")
    : io.out(asText(folder, plan, criteria, io).join("\n") + "\n"));
}

function sumOfSquares({ images }: Dataset): number {
  let sum = 0;
  const { data, size } = images;
  for (let i = 0; i < size; i++) sum += data[i]! * data[i]!;
  return sum;
}

function asJson(folder: string, plan: SweepPlan, criteria: readonly KCriteria[]): unknown {
  return {
    folder,
    sources: plan.sources,
    seeds: plan.seeds,
    components: criteria.map((one) => ({
      n_components: one.nComponents,
      reconstruction_err: one.error,
      explained_variance: one.explainedVariance,
      held_out_error: one.heldOutError,
      stability: one.stability,
      halves_agreement: one.halvesAgreement,
      cophenetic: one.cophenetic,
      dispersion: one.dispersion,
      sparseness: one.sparseness,
      seconds: one.seconds,
    })),
    suggestions: suggestionsOf(criteria).map(({ criterion, nComponents, reason }) => ({
      criterion,
      n_components: nComponents,
      reason,
    })),
  };
}

function asText(
  folder: string,
  plan: SweepPlan,
  criteria: readonly KCriteria[],
  io: Io,
): string[] {
  const { bold, dim } = styleFor(io.colorDepth);
  const spread = (value: Spread | null, digits: number) =>
    value === null
      ? "-"
      : value.values.length > 1
      ? `${value.mean.toFixed(digits)} ±${value.deviation.toFixed(digits).replace(/^0/, "")}`
      : value.mean.toFixed(digits);
  const figure = (value: number | null) => value === null ? "-" : value.toFixed(3);
  const rows = criteria.map((one) => [
    String(one.nComponents),
    spread(one.explainedVariance, 4),
    spread(one.heldOutError, 4),
    figure(one.stability),
    spread(one.halvesAgreement, 3),
    figure(one.cophenetic),
    figure(one.dispersion),
    one.sparseness.mean.toFixed(3),
    one.seconds.mean.toFixed(2),
  ]);
  const columns = [
    "k",
    "explained",
    "held out",
    "stability",
    "halves",
    "cophenetic",
    "dispersion",
    "sparse",
    "s",
  ]
    .map((title) => ({ title, align: "right" as const }));
  const suggestions = suggestionsOf(criteria).map(({ criterion, nComponents, reason }) => [
    criterion,
    `k = ${nComponents}`,
    reason,
  ]);
  return [
    `${bold(shown(folder))}  ${counted(plan.components.length, "number")} of components, ` +
    `${counted(plan.seeds.length, "seed")}, ${plan.checkedSeeds} of them checked`,
    "",
    ...table(columns, rows, dim),
    "",
    ...table([{ title: "criterion" }, { title: "suggests" }, { title: "why" }], suggestions, dim),
    "",
    "They differ as they ask different things: how much is explained, what is predicted, what comes back.",
    ...fitLine(plan, criteria),
  ];
}

/** The command that fits what most criteria suggest. */
function fitLine(plan: SweepPlan, criteria: readonly KCriteria[]): string[] {
  const suggested = suggestionsOf(criteria).map(({ nComponents }) => nComponents).sort((a, b) =>
    a - b
  );
  const middle = suggested[Math.floor((suggested.length - 1) / 2)];
  if (middle === undefined) return [];
  const sources = plan.sources.map((source) => `${shown(source)} `).join("");
  return [`The one in their middle: ${PROGRAM} fit ${sources}-k ${middle} -o k${middle}.npz`];
}
