import type { NdArray } from "ndarray";
import type { ComponentFacts } from "../lib/analysis/component_facts.ts";
import type { ClassStatistics } from "../lib/analysis/class_statistics.ts";
import type { Pixels } from "../lib/dataset/dataset.ts";
import type { Grouping } from "../lib/sections/groups.ts";
import type { Model, ModelOrigin } from "../lib/model/model.ts";

/** How the images of a group use the components, and the name of the group. */
export interface NamedStatistics extends ClassStatistics {
  readonly name: string;
}

/** A model as far as it has been read and analysed. `undefined` is not known yet, `null` is known to be missing. */
export interface OpenModel {
  readonly id: number;
  /** What people call it: its file name, or how it was made. */
  readonly name: string;
  /** null: not saved. */
  readonly path: string | null;
  readonly components: NdArray<Float32Array>;
  readonly shape: readonly [height: number, width: number];
  readonly channels: 1 | 3;
  readonly origin: ModelOrigin | null;
  readonly nSamples: number;
  /** It was fitted in this session. */
  readonly isFitted: boolean;
  /** Whether its images are saved with it. */
  readonly keepsImages: boolean;
  readonly labels: Int32Array | null | undefined;
  /** Names of the classes; none while they are not known. */
  readonly classes: readonly string[];
  readonly paths: readonly string[] | null | undefined;
  readonly features: NdArray<Float32Array> | undefined;
  readonly images: NdArray<Pixels> | null | undefined;
  /** How the images are told apart: by their classes, or, without any, by the component that is strongest in each. */
  readonly grouping: Grouping | undefined;
  /** The images of each group, by its name, in their order. */
  readonly byClass: ReadonlyMap<string, Uint32Array> | undefined;
  readonly classStatistics: readonly NamedStatistics[] | undefined;
  readonly facts: readonly ComponentFacts[] | undefined;
  readonly distances: Float64Array | null | undefined;
  /** Part of the distances that is known, 0..1. */
  readonly progress: number;
}

/** The model as it is saved, where all of it has been read. */
export function savedModelOf(model: OpenModel): Model | null {
  const { components, features, labels, classes, images, shape, channels, paths, origin } = model;
  if (!features || labels === undefined || images === undefined || paths === undefined) return null;
  return {
    components,
    features,
    labels,
    classes,
    images: model.keepsImages ? images : null,
    shape,
    channels,
    paths,
    origin,
  };
}
