import process from "node:process";
import { areDigits } from "../dataset/classes.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { loadDataset } from "../dataset/load.ts";
import { type LoadOptions, type ReadOptions, readOptionsOf } from "../dataset/load_options.ts";
import type { Factorization } from "../factorization/factorization.ts";
import { checkValues } from "../factorization/check_parameters.ts";
import type { Model } from "../model/model.ts";
import { modelOf } from "../model/model_of.ts";
import type { NmfParameters } from "../factorization/parameters.ts";
import { fit, prepareWorker } from "../factorization/worker/client.ts";
import type { Progress } from "../factorization/progress.ts";
import { amount, byteSize, count, counted, duration } from "../sections/numbers.ts";
import { fitInOptions, inOptions } from "../render/text/option_names.ts";
import { type ProgressLine, progressLine } from "../render/text/progress_line.ts";
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
  /** What the user should know of the images and of the fit. */
  readonly notes: readonly string[];
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
  const parameters = parametersOf(options);
  const progress = progressLine(io);
  const { threads } = options;
  using prepared = prepareWorker(files, { threads });
  try {
    const { dataset, loadSeconds, notes } = await load(files, options, progress, io.signal);
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
      notes: [...notes, ...factorization.result.notes],
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
): Promise<{ dataset: Dataset; loadSeconds: number; notes: readonly string[] }> {
  const start = performance.now();
  const notes: string[] = [];
  const dataset = await loadDataset(files, {
    ...readOptionsOf(options),
    model: options.model,
    signal,
    onNote: (note) => notes.push(note),
    onProgress: ({ source, rows, bytes, totalBytes, seconds }) =>
      progress.update(
        `loading ${source}`,
        totalBytes ? bytes / totalBytes : NaN,
        `${counted(rows, "row")}  ${byteSize(bytes)}` +
          (seconds > 0 ? `  ${Math.round(bytes / 1e6 / seconds)} MB/s` : ""),
      ),
  });
  return { dataset, loadSeconds: (performance.now() - start) / 1000, notes };
}

function showFit(report: Progress, { maxIter }: NmfParameters, progress: ProgressLine): void {
  const { phase, pass, iteration, error, seconds, secondsLeft } = report;
  if (phase !== "fit") {
    progress.update(phase === "init" ? "initializing" : "transforming", NaN, duration(seconds));
    return;
  }
  const details = [
    `pass ${count(pass)}`,
    ...(Number.isNaN(error) ? [] : [`error ${amount(error)}`]),
    ...(Number.isNaN(secondsLeft) ? [] : [`${Math.ceil(secondsLeft)} s left`]),
  ];
  const fraction = Number.isNaN(secondsLeft)
    ? iteration / maxIter
    : seconds / (seconds + secondsLeft);
  progress.update("fitting", fraction, details.join("  "));
}

/** The facts of a fit for programs: what `fit --json` prints. */
export function fitFacts(
  { dataset, factorization, loadSeconds, notes }: Trained,
  saved: { readonly path: string | null; readonly seconds: number },
): Record<string, unknown> {
  const { parameters, result } = factorization;
  const [nSamples, nFeatures] = dataset.images.shape;
  return {
    model: saved.path,
    sources: dataset.sources,
    n_samples: nSamples,
    n_features: nFeatures,
    n_components: parameters.nComponents,
    init: parameters.init,
    solver: parameters.solver,
    beta_loss: parameters.betaLoss,
    n_iter: result.nIter,
    passes: result.passes,
    converged: result.converged,
    reconstruction_err: result.reconstructionErr,
    transform_err: result.transformErr,
    threads: result.threads,
    seconds: {
      load: loadSeconds,
      ...result.seconds,
      save: saved.seconds,
      total: performance.now() / 1000,
    },
    peak_mb: peakMegabytes(),
    notes,
  };
}

/** The most memory that this process has had, in MB of 1,000,000 bytes. */
function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS * 1024 / 1e5) / 10;
}

/** "10 digits" or "26 classes", as many as occur. */
function classCount({ labels, classes }: Dataset): string {
  const kinds = new Set(labels).size;
  return areDigits(classes) ? counted(kinds, "digit") : counted(kinds, "class", "classes");
}

/** The facts of a fit for people, a few lines. */
export function fitSummary({ dataset, factorization, loadSeconds }: Trained): string[] {
  const { parameters, result } = factorization;
  const { init, fit, transform } = result.seconds;
  const [height, width] = dataset.shape;
  const kinds = dataset.labels ? `, ${classCount(dataset)}` : "";
  const divergence = parameters.betaLoss === "frobenius" ? "" : ` (${parameters.betaLoss})`;
  return [
    `Images      ${count(dataset.images.shape[0]!)} of ${height} x ${width}${kinds}, ` +
    `from ${dataset.sources.join(", ")}`,
    `Components  ${parameters.nComponents}, from ${parameters.init} by ${parameters.solver}${divergence}: ` +
    `${counted(result.passes, "pass", "passes")}` +
    (result.nIter === result.passes ? "" : ` for ${count(result.nIter)} iterations`) +
    (result.converged ? "" : ", not converged"),
    `Error       ${amount(result.reconstructionErr)}, ` +
    `with the weights of transform ${amount(result.transformErr)}`,
    `Time        load ${duration(loadSeconds)}, fit ${duration(fit)} ` +
    `(init ${duration(init)}), transform ${duration(transform)}; ${
      counted(result.threads, "thread")
    }`,
  ];
}
