/**
 * Finds the parts that images are made of, by non-negative matrix factorization (NMF) as scikit-learn computes it: X is
 * about W · H with X the images, H the components and W each image's weights of them, none of them negative.
 *
 * This is the library's door: it loads neither the command line nor React. The flow is {@linkcode loadDataset} →
 * {@linkcode fit} → the analyses; {@linkcode modelOf} and {@linkcode writeModel} keep a fit in a file, and
 * {@linkcode readModel} gives it back. Matrices are `ndarray`s: `components` is (k, p), `features` (n, k), `images`
 * (n, p), with k components, n images and p pixels. Indices count from 0. What a user did wrong is thrown as a
 * {@linkcode Failure}, one line that says what, where, and what to do.
 *
 * @example
 * ```ts
 * import { classStatistics, DEFAULT_PARAMETERS, fit, loadDataset, topComponents } from "./mod.ts";
 *
 * const dataset = await loadDataset([]);
 * const { features } = await fit(dataset, { ...DEFAULT_PARAMETERS, nComponents: 5, maxIter: 10 });
 * for (const { label, mean } of classStatistics(features, dataset.labels!)) {
 *   console.log(dataset.classes[label], topComponents(mean, 2));
 * }
 * ```
 *
 * @module
 */

export { Failure } from "./lib/failure.ts";
export type { Numbers } from "./lib/arrays/numbers.ts";
export type { NpzBytes } from "./lib/arrays/npz.ts";

export { loadDataset, type LoadOptions, type LoadProgress } from "./lib/dataset/load.ts";
export type { Dataset, Pixels } from "./lib/dataset/dataset.ts";
export { classTitle, digitOf } from "./lib/dataset/classes.ts";

export { fit, type JobOptions, transform } from "./lib/factorization/worker/client.ts";
export { type PreparedWorker, prepareWorker } from "./lib/factorization/worker/prepared_worker.ts";
export type { Factorization, FitResult, FitSeconds } from "./lib/factorization/factorization.ts";
export {
  BETA_LOSSES,
  type BetaLoss,
  BETAS,
  DEFAULT_PARAMETERS,
  type Init,
  INITS,
  type NmfParameters,
  type Solver,
  SOLVERS,
} from "./lib/factorization/parameters.ts";
export type { FitPhase, Progress } from "./lib/factorization/progress.ts";

export type { Model, ModelOrigin } from "./lib/model/model.ts";
export { type ModelHandle, openModel, readModel, writeModel } from "./lib/model/model_file.ts";
export type { WriteOptions } from "./lib/model/write_atomically.ts";
export { modelOf } from "./lib/model/model_of.ts";

export { type ClassPictures, classPictures } from "./lib/analysis/class_pictures.ts";
export {
  type ClassStatistics,
  classStatistics,
  imagesByClass,
  type Quartiles,
} from "./lib/analysis/class_statistics.ts";
export { type ComponentFacts, componentFacts } from "./lib/analysis/component_facts.ts";
export { matchComponents, type MatchedComponents } from "./lib/analysis/component_matching.ts";
export { contrast } from "./lib/analysis/contrast.ts";
export { distances } from "./lib/analysis/distances.ts";
export { type Histogram, histogram } from "./lib/analysis/histogram.ts";
export { type NearestClass, nearestClass } from "./lib/analysis/nearest_class.ts";
export { best, rankOf, worst } from "./lib/analysis/ranking.ts";
export { inverseTransform, reconstruct } from "./lib/analysis/reconstruction.ts";
export { topComponents } from "./lib/analysis/top_components.ts";
export { weightsOf } from "./lib/analysis/weights_of.ts";
