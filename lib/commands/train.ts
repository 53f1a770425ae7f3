import type { Dataset } from "../dataset/dataset.ts";
import { loadDataset } from "../dataset/load.ts";
import { type LoadOptions, type ReadOptions, readOptionsOf } from "../dataset/load_options.ts";
import type { Factorization } from "../factorization/factorization.ts";
import { checkValues } from "../factorization/check_parameters.ts";
import type { Model } from "../model/model.ts";
import { modelOf } from "../model/model_of.ts";
import type { NmfParameters } from "../factorization/parameters.ts";
import { fit } from "../factorization/worker/client.ts";
import { prepareWorker } from "../factorization/worker/prepared_worker.ts";
import { byteSize, counted } from "../sections/numbers.ts";
import { fitInOptions, inOptions } from "../sections/option_names.ts";
import { type ProgressLine, progressLine } from "../render/text/progress_line.ts";
import { loadTextWidth } from "../render/text/text_width.ts";
import { showFit } from "./fit_progress.ts";
import type { Io } from "./io.ts";

/** The options of a fit, as the command line gives them. */
export interface FitOptions extends Omit<NmfParameters, "nComponents" | "alphaH">, ReadOptions {
  /** scikit-learn's n_components. */
  readonly components: number;
  /** Absent: the same as alphaW. */
  readonly alphaH?: number;
  /** Absent: one per core. */
  readonly threads?: number;
  /** Whether the model keeps the images. */
  readonly images: boolean;
}

/** What loading and fitting gave. */
export interface Trained {
  /** All images, also where the model keeps none. */
  readonly dataset: Dataset;
  /** What is saved. */
  readonly model: Model;
  /** How it went. */
  readonly factorization: Factorization;
  /** Seconds that loading took. */
  readonly loadSeconds: number;
}

/**
 * scikit-learn's parameters from the options of the command line.
 *
 * @throws {Failure} of wrong usage, where they do not suit one another
 */
export function parametersOf(options: FitOptions): NmfParameters {
  const { components, alphaH = null, ...same } = options;
  const parameters: NmfParameters = {
    nComponents: components,
    init: same.init,
    solver: same.solver,
    betaLoss: same.betaLoss,
    maxIter: same.maxIter,
    tol: same.tol,
    randomState: same.randomState,
    alphaW: same.alphaW,
    alphaH,
    l1Ratio: same.l1Ratio,
  };
  try {
    checkValues(parameters);
  } catch (error) {
    throw inOptions(error);
  }
  return parameters;
}

/**
 * Loads the sources and factorizes them, with progress on standard error.
 *
 * @param files none = the built-in sample
 * @throws {Failure} for bad input, and with exit code 130 when interrupted
 */
export async function train(
  files: readonly string[],
  options: FitOptions,
  io: Io,
): Promise<Trained> {
  const parameters = parametersOf(options), { threads } = options;
  const progress = progressLine(io);
  try {
    using prepared = prepareWorker(files, { threads });
    const { dataset, loadSeconds } = await load(files, options, progress, io.signal);
    const factorization = await fitInOptions(() =>
      fit(dataset, parameters, {
        threads,
        prepared,
        onProgress: (report) => showFit(report, parameters, progress),
        signal: io.signal,
      })
    );
    return {
      dataset,
      factorization,
      model: modelOf(dataset, factorization, options),
      loadSeconds,
    };
  } finally {
    await progress.end();
  }
}

/** Loads images with progress. */
export async function load(
  files: readonly string[],
  options: ReadOptions & Pick<LoadOptions, "model">,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<{ dataset: Dataset; loadSeconds: number }> {
  const start = performance.now();
  const dataset = await loadDataset(files, {
    ...readOptionsOf(options),
    model: options.model,
    signal,
    onProgress: ({ source, rows, bytes, totalBytes, seconds }) =>
      progress.update(
        `loading ${source}`,
        totalBytes ? bytes / totalBytes : NaN,
        `${counted(rows, "row")}  ${byteSize(bytes)}` +
          (seconds > 0 ? `  ${Math.round(bytes / 1e6 / seconds)} MB/s` : ""),
      ),
  });
  await loadTextWidth(dataset.classes);
  return { dataset, loadSeconds: (performance.now() - start) / 1000 };
}
