import type { NdArray } from "ndarray";
import { areWholeNumbers, classKeys, classTitle, labelValue } from "../dataset/classes.ts";
import type { Model } from "../model/model.ts";

/** How the images are told apart in the sections "per digit": by their classes, or, without any, by clusters. */
export interface Grouping {
  /** What they are told apart by. */
  readonly kind: "digit" | "class" | "cluster";
  /** Names of the classes; none of clusters. */
  readonly classes: readonly string[];
  /** (n,) the group of each image: its class, or the component that is strongest in it, counted from 0. */
  readonly labels: Int32Array;
}

/** Groups by label where the model has labels, else by strongest component. */
export function groupingOf(model: Model): Grouping {
  const { labels, classes, features, components } = model;
  if (labels) return { kind: areWholeNumbers(classes) ? "digit" : "class", classes, labels };
  return { kind: "cluster", classes, labels: strongestComponents(features, components) };
}

/** What people read: "Digit 7", "Class boot"; "Cluster 8" is of the images in which component 8 (counted from 1) is strongest. */
export function groupName({ kind, classes }: Grouping, group: number): string {
  return kind === "cluster" ? `Cluster ${group + 1}` : classTitle(classes, group);
}

/** How a group stands in JSON: `digit` and `class`, or for a cluster its component as `digit`. */
export function groupKeys(
  { kind, classes }: Grouping,
  group: number,
): { digit?: number; class?: string } {
  return kind === "cluster" ? { digit: group } : classKeys(classes[group]!);
}

/** How a group stands in a table: as its images are labelled, or a cluster as its component. */
export function groupValue({ kind, classes }: Grouping, group: number): number | string {
  return kind === "cluster" ? group : labelValue(classes[group]!);
}

/**
 * The component that paints most of each image: largest weight times the sum of the component's pixels, ties by
 * lower index. (The weight alone would depend on how a fit shares the scale between W and H.)
 *
 * @param features W, (n, k)
 * @param components H, (k, p)
 * @returns (n,) component indices, counted from 0
 *
 * @example
 * ```ts
 * import ndarray from "ndarray";
 * import assert from "node:assert/strict";
 * import { strongestComponents } from "./grouping.ts";
 * const features = ndarray(Float32Array.of(5, 1, 0, 1), [2, 2]);
 * const components = ndarray(Float32Array.of(1, 1, 5, 6), [2, 2]);
 * assert.deepEqual([...strongestComponents(features, components)], [1, 1]);
 * ```
 */
export function strongestComponents(
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
): Int32Array {
  const [n, k] = features.shape as [number, number];
  const p = components.shape[1]!;
  const ink = Float64Array.from({ length: k }, (_, t) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += components.get(t, j);
    return sum;
  });
  return Int32Array.from({ length: n }, (_, i) => {
    let strongest = 0, most = -1;
    for (let t = 0; t < k; t++) {
      const painted = features.get(i, t) * ink[t]!;
      if (painted > most) [strongest, most] = [t, painted];
    }
    return strongest;
  });
}
