import process from "node:process";
import { areDigits } from "../dataset/classes.ts";
import type { Dataset } from "../dataset/dataset.ts";
import { amount, count, counted, duration } from "../sections/numbers.ts";
import type { Trained } from "./train.ts";

/** The facts of a fit for programs: what `fit --json` prints. */
export function fitFacts(
  { dataset, factorization, loadSeconds, model }: Trained,
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
    notes: model.origin!.result.notes,
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
