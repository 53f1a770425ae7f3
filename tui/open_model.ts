import type { NdArray } from "ndarray";
import type { ComponentFacts } from "../lib/analysis/component_facts.ts";
import type { DigitStatistics } from "../lib/analysis/digit_statistics.ts";
import type { Pixels } from "../lib/dataset/dataset.ts";
import type { Model, ModelOrigin } from "../lib/model/model.ts";

/** A model as far as it has been read and analysed. `undefined` is not known yet, `null` is known to be missing. */
export interface OpenModel {
  readonly id: number;
  /** What people call it: its file name, or how it was made. */
  readonly name: string;
  /** null: not saved. */
  readonly path: string | null;
  readonly components: NdArray<Float32Array>;
  readonly shape: readonly [height: number, width: number];
  readonly origin: ModelOrigin | null;
  readonly nSamples: number;
  /** It was fitted in this session. */
  readonly isFitted: boolean;
  /** Whether its images are saved with it. */
  readonly keepsImages: boolean;
  readonly labels: Int32Array | null | undefined;
  readonly features: NdArray<Float32Array> | undefined;
  readonly images: NdArray<Pixels> | null | undefined;
  /** The images of each label, by rising label; empty where there are no labels. */
  readonly byDigit: ReadonlyMap<number, Uint32Array> | undefined;
  readonly digits: readonly DigitStatistics[] | undefined;
  readonly facts: readonly ComponentFacts[] | undefined;
  readonly distances: Float64Array | null | undefined;
  /** Part of the distances that is known, 0..1. */
  readonly progress: number;
}

/** The model as it is saved, where all of it has been read. */
export function savedModelOf(model: OpenModel): Model | null {
  const { components, features, labels, images, shape, origin } = model;
  if (!features || labels === undefined || images === undefined) return null;
  return {
    components,
    features,
    labels,
    images: model.keepsImages ? images : null,
    shape,
    origin,
  };
}
