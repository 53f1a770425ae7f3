import { progressLine } from "../render/text/progress_line.ts";
import { table } from "../render/text/table.ts";
import { styleFor } from "../render/text/style.ts";
import { amount, counted } from "../sections/numbers.ts";
import { PROGRAM } from "../program.ts";
import { shown } from "../shown_text.ts";
import type { Consensus } from "../analysis/selection/stability.ts";
import { consensusModel } from "../sweep/consensus_model.ts";
import { readPlan } from "../sweep/sweep_folder.ts";
import { checkModelOutput, saveModel } from "./fit.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { load } from "./train.ts";

/** The options of `consensus`. */
export interface ConsensusOptions {
  readonly components?: number;
  readonly output?: string;
  readonly force?: boolean;
  readonly threads?: number;
}

/** `consensus`: the components that come back over the seeds of a sweep, saved as a model. */
export async function consensus(
  folder: string,
  { components, output, force = false, threads }: ConsensusOptions,
  io: Io,
): Promise<void> {
  const k = given(components, "consensus", "--components 15");
  const path = given(output, "consensus", "--output model.npz");
  const plan = await readPlan(folder);
  await checkModelOutput(path, { sources: plan.sources, force }, io);
  const progress = progressLine(io);
  const { dataset } = await load(plan.sources, plan.reading, progress, io.signal);
  await progress.end();
  const { model, found } = await consensusModel(folder, plan, k, dataset, {
    threads,
    signal: io.signal,
  });
  await saveModel(path, model, io);
  if (path === "-") return;
  const error = model.origin!.result.transformErr;
  await (io.json
    ? io.out(JSON.stringify(asJson(path, plan.seeds.length, error, found)) + "\n")
    : io.out(asText(path, plan.seeds.length, error, found, io).join("\n") + "\n"));
}

function asJson(
  model: string,
  fits: number,
  error: number,
  { stability, fits: occurrences, overall, leftOut, pooled }: Consensus,
): unknown {
  return {
    model,
    fits,
    transform_err: error,
    stability: overall,
    left_out: leftOut,
    pooled,
    components: Array.from(stability, (value, component) => ({
      component,
      stability: value,
      fits: occurrences[component],
    })),
  };
}

function asText(
  path: string,
  fits: number,
  error: number,
  { stability, fits: occurrences, leftOut, pooled }: Consensus,
  io: Io,
): string[] {
  const { dim } = styleFor(io.colorDepth);
  const rows = Array.from(stability, (value, t) => [
    String(t + 1),
    `${occurrences[t]} of ${fits}`,
    value.toFixed(3),
  ]);
  const columns = ["component", "fits that have it", "stability"]
    .map((title) => ({ title, align: "right" as const }));
  return [
    ...table(columns, rows, dim),
    "",
    `Left out    ${counted(leftOut, "component")} of ${pooled}, which lie far from all others`,
    `Error       ${amount(error)}, with the weights of transform`,
    `Saved       ${shown(path)}; look at it: ${PROGRAM} browse ${shown(path)}`,
  ];
}
