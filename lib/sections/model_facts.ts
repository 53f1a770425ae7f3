import {
  type ClassStatistics,
  classStatistics,
  imagesByClass,
} from "../analysis/class_statistics.ts";
import { type ComponentFacts, componentFacts } from "../analysis/component_facts.ts";
import { distances } from "../analysis/distances.ts";
import { reconstruct } from "../analysis/reconstruction.ts";
import type { Model } from "../model/model.ts";
import { type Grouping, groupingOf } from "./groups.ts";
import { lazy } from "./lazy.ts";
import { largest } from "./pictures.ts";
import { whiteOf, whiteOfReconstructions } from "../dataset/pixel_range.ts";

/** A model under the name that people read, with all that sections say of it, each computed when first asked for. */
export interface ModelFacts {
  /** Short: in titles, of its folder in a report. */
  readonly name: string;
  /** The file, for errors. */
  readonly path: string;
  /** What is in its file; without images where no section needs them. */
  readonly model: Model;
  /** How its images are told apart. */
  readonly grouping: Grouping;
  /** The images of each group, both rising. */
  readonly members: ReadonlyMap<number, Uint32Array>;
  /** The weights in each group that has images, rising by label. */
  readonly statistics: readonly ClassStatistics[];
  /** Share and sparseness of each component, and its use by each group. */
  readonly components: readonly ComponentFacts[];
  /** (n,) ‖x − wH‖ of each image; null without images. */
  readonly distances: Float64Array | null;
  /** ‖X − WH‖; null without images. */
  readonly error: number | null;
  /** ‖X − WH‖ / ‖X‖, which takes a pass over all pixels; null without images. */
  readonly relativeError: number | null;
  /** Distances of images are those of the ranking of all, which costs a pass over them. */
  readonly isRanked: boolean;
  /** The pixel value that is drawn white. */
  readonly white: number;
}

/** What is known of a model already, such as what the terminal UI has computed bit by bit. */
export type KnownFacts = Partial<
  Pick<ModelFacts, "members" | "statistics" | "components" | "distances">
>;

/**
 * The facts of a model.
 *
 * @param named how it is called
 * @param isRanked whether distances of all images are wanted anyway
 */
export function factsOf(
  { name, path = name }: { readonly name: string; readonly path?: string },
  model: Model,
  { isRanked = false, known = {} }: { isRanked?: boolean; known?: KnownFacts } = {},
): ModelFacts {
  const { features, components, images } = model;
  const grouping = lazy(() => groupingOf(model));
  const members = lazy(() => known.members ?? imagesByClass(grouping().labels));
  const statistics = lazy(() => known.statistics ?? classStatistics(features, grouping().labels));
  const ofComponents = lazy(() =>
    known.components ?? componentFacts(features, components, statistics())
  );
  const ofImages = lazy(() =>
    known.distances ?? (images && distances(images, features, components))
  );
  const error = lazy(() => ofImages() && Math.sqrt(sumOfSquares(ofImages()!)));
  const relativeError = lazy(() =>
    images && Math.sqrt(sumOfSquares(ofImages()!) / sumOfSquares(images.data))
  );
  const white = lazy(() => model.origin?.white ?? (images ? whiteOf(images) : whiteOfModel(model)));
  return {
    name,
    path,
    model,
    isRanked,
    get grouping() {
      return grouping();
    },
    get members() {
      return members();
    },
    get statistics() {
      return statistics();
    },
    get components() {
      return ofComponents();
    },
    get distances() {
      return ofImages();
    },
    get error() {
      return error();
    },
    get relativeError() {
      return relativeError();
    },
    get white() {
      return white();
    },
  };
}

function sumOfSquares(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}

/** Reconstructions that tell of the range of images that were not saved. */
const LOOKED_AT = 100;

function whiteOfModel({ features, components }: Model): number {
  const n = Math.min(LOOKED_AT, features.shape[0]!);
  const most = Array.from({ length: n }, (_, i) => largest(reconstruct(features, components, i)));
  return whiteOfReconstructions(Math.max(0, ...most));
}
