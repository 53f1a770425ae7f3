import type { Dataset } from "../../lib/dataset/dataset.ts";
import { modelOf } from "../../lib/model/model_of.ts";
import type { Model } from "../../lib/model/model.ts";
import type { PreparedWorker } from "../../lib/factorization/worker/prepared_worker.ts";
import type { NmfParameters } from "../../lib/factorization/parameters.ts";
import type { Progress } from "../../lib/factorization/progress.ts";
import { fitInOptions } from "../../lib/sections/option_names.ts";
import { shown } from "../../lib/shown_text.ts";
import type { Message } from "../messages.ts";
import { type OpenModel, savedModelOf } from "../open_model.ts";
import type { TuiStart } from "../start.ts";
import { analyse, fittedModel } from "./open_model.ts";

/** How a fit is run. */
export interface Job {
  /** scikit-learn's parameters. */
  readonly parameters: NmfParameters;
  /** One per core where absent. */
  readonly threads?: number | undefined;
  /** Where the model is saved at once. */
  readonly output?: string | undefined;
  /** Whether it is saved with its images. */
  readonly keepImages: boolean;
  /** Where it is told how far the fit is. */
  readonly dispatch: (message: Message) => void;
  /** Ends the fit. */
  readonly signal: AbortSignal;
  /** Ends the analysis that follows: when the TUI is left. */
  readonly life: AbortSignal;
}

/** Loads the sources and fits them, telling how far it is; then saves where asked to, and analyses. */
export async function train(
  start: Extract<TuiStart, { kind: "train" }>,
  job: Job,
): Promise<Model> {
  const { prepareWorker } = await import("../../lib/factorization/worker/prepared_worker.ts");
  using prepared = prepareWorker(start.sources, { threads: job.threads });
  const { loadDataset } = await import("../../lib/dataset/load.ts");
  const dataset = await loadDataset(start.sources, {
    ...start.reading,
    onProgress: (progress) => job.dispatch({ type: "loading", progress }),
    signal: job.signal,
  });
  return await fitDataset(dataset, job, prepared);
}

/** Fits the images of a model again. */
export async function refit(
  { images, labels, classes, shape, channels, paths, origin, name }: OpenModel,
  job: Job,
): Promise<Model> {
  const sources = origin?.sources ?? [name];
  return await fitDataset({
    images: images!,
    labels: labels ?? null,
    classes,
    shape,
    channels,
    sources,
    paths: paths ?? null,
    ...(origin?.reading && { reading: origin.reading }),
  }, job);
}

async function fitDataset(
  dataset: Dataset,
  job: Job,
  prepared?: PreparedWorker,
): Promise<Model> {
  const { dispatch, parameters, signal } = job;
  dispatch({
    type: "training",
    part: {
      stage: "fitting",
      format: { shape: dataset.shape, channels: dataset.channels },
      nSamples: dataset.images.shape[0]!,
    },
  });
  const { fit } = await import("../../lib/factorization/worker/client.ts");
  const factorization = await fitInOptions(() =>
    fit(dataset, parameters, {
      threads: job.threads,
      ...(prepared && { prepared }),
      snapshots: true,
      onProgress: calmly((progress) => dispatch({ type: "progress", progress })),
      signal,
    })
  );
  const model = modelOf(dataset, factorization);
  const name = `${sourcesText(dataset.sources)}, k = ${parameters.nComponents}`;
  const open = { ...fittedModel(model, name), keepsImages: job.keepImages };
  const { id } = open;
  if (job.output !== undefined) {
    dispatch({ type: "training", part: { stage: "saving" } });
    const { writeModel } = await import("../../lib/model/model_file.ts");
    await writeModel(job.output, savedModelOf(open)!);
  }
  dispatch({ type: "fitted", model: { ...open, path: job.output ?? null } });
  await analyse(open, (part) => dispatch({ type: "modelUpdated", id, part }), job.life);
  return model;
}

/** Milliseconds between two reports that are shown, and between two sets of pictures: the fit needs the processor. */
const REPORT_INTERVAL = 200, PICTURES_INTERVAL = 500;

/** Passes on only as many reports as a person can follow; the first and the last of each phase always. */
function calmly(report: (progress: Progress) => void): (progress: Progress) => void {
  let phase: Progress["phase"] | undefined, lastReport = -Infinity, lastPictures = -Infinity;
  let held: Progress | undefined;
  return (progress) => {
    const now = performance.now();
    const isNewPhase = progress.phase !== phase;
    if (isNewPhase && held) report(held);
    held = undefined;
    phase = progress.phase;
    if (!isNewPhase && now - lastReport < REPORT_INTERVAL) {
      held = progress;
      return;
    }
    lastReport = now;
    const { components, ...numbers } = progress;
    const isShown = components !== undefined && now - lastPictures >= PICTURES_INTERVAL;
    if (isShown) lastPictures = now;
    report(isShown ? progress : numbers);
  };
}

/** `digits.csv`, `digits.csv and 2 more`: what is not saved has no file name of its own. */
function sourcesText([first = "", ...more]: readonly string[]): string {
  const name = shown(first.split(/[\\/]/).at(-1)!);
  return more.length === 0 ? name : `${name} and ${more.length} more`;
}
