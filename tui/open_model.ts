import type { NdArray } from "ndarray";
import type { ComponentFacts } from "../lib/analysis/component_facts.ts";
import type { ClassStatistics } from "../lib/analysis/class_statistics.ts";
import type { Pixels } from "../lib/dataset/dataset.ts";
import type { Grouping } from "../lib/sections/groups.ts";
import type { Model, ModelOrigin } from "../lib/model/model.ts";

/** How the images of a group use the components, and the name of the group. */
export interface NamedStatistics extends ClassStatistics {
  /** As {@linkcode OpenModel.byClass} has it. */
  readonly name: string;
}

/** A model as far as it has been read and analysed. `undefined` is not known yet, `null` is known to be missing. */
export interface OpenModel {
  /** Tells it from all others of the session. */
  readonly id: number;
  /** What people call it: its file name, or how it was made. */
  readonly name: string;
  /** null: not saved. */
  readonly path: string | null;
  /** H, (k, p). */
  readonly components: NdArray<Float32Array>;
  /** Of an image. */
  readonly shape: readonly [height: number, width: number];
  /** 1 of grey images, 3 of colour images. */
  readonly channels: 1 | 3;
  /** How it was made. */
  readonly origin: ModelOrigin | null;
  /** How many images it is of. */
  readonly nSamples: number;
  /** It was fitted in this session. */
  readonly isFitted: boolean;
  /** Whether its images are saved with it. */
  readonly keepsImages: boolean;
  /** (n,) the class of each image, an index into `classes`. */
  readonly labels: Int32Array | null | undefined;
  /** Names of the classes; none while they are not known. */
  readonly classes: readonly string[];
  /** (n,) where each image came from. */
  readonly paths: readonly string[] | null | undefined;
  /** W, (n, k). */
  readonly features: NdArray<Float32Array> | undefined;
  /** X, (n, p). */
  readonly images: NdArray<Pixels> | null | undefined;
  /** How the images are told apart: by their classes, or, without any, by the component that is strongest in each. */
  readonly grouping: Grouping | undefined;
  /** The images of each group, by its name, in their order. */
  readonly byClass: ReadonlyMap<string, Uint32Array> | undefined;
  /** In the order of the groups. */
  readonly classStatistics: readonly NamedStatistics[] | undefined;
  /** Of each component. */
  readonly facts: readonly ComponentFacts[] | undefined;
  /** (n,) of each image from its reconstruction. */
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
