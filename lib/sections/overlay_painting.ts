import type { NdArray } from "ndarray";

/** A colour of the screen: red, green, blue, each 0..255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Ten easily told apart colours: matplotlib's default cycle, "tab10". */
export const TEN_COLORS: readonly Rgb[] = [
  [31, 119, 180],
  [255, 127, 14],
  [44, 160, 44],
  [214, 39, 40],
  [148, 103, 189],
  [140, 86, 75],
  [227, 119, 194],
  [127, 127, 127],
  [188, 189, 34],
  [23, 190, 207],
];

/** Component values below this are not painted, as in the notebook. */
const MASK_BELOW = 0.01;

/** Components painted over one another. */
export interface Overlay {
  /** (p, 3) red, green, blue of each pixel. */
  readonly rgb: Uint8Array;
  /** Which component has which colour, in the order of painting. */
  readonly legend: readonly { readonly component: number; readonly color: Rgb }[];
}

/**
 * Paints components over one another in ten colours (from the eleventh on they begin again). A pixel's opacity is
 * its value in proportion to its component's largest, so that what lies below still shows.
 *
 * @param components H, (k, p)
 * @param indices the components, counted from 0, first painted first; usually `topComponents` of a class
 * @param background colour of the pixels that no component covers; default black, as around MNIST's digits
 */
export function overlay(
  components: NdArray<Float32Array>,
  indices: readonly number[],
  background: Rgb = [0, 0, 0],
): Overlay {
  const p = components.shape[1]!;
  const painted = Float64Array.from({ length: p * 3 }, (_, i) => background[i % 3]!);
  const legend = indices.map((component, i) => ({
    component,
    color: TEN_COLORS[i % TEN_COLORS.length]!,
  }));
  for (const { component, color } of legend) {
    let largest = 0;
    for (let j = 0; j < p; j++) largest = Math.max(largest, components.get(component, j));
    for (let j = 0; j < p; j++) {
      const value = components.get(component, j);
      if (value < MASK_BELOW) continue;
      const opacity = value / largest;
      for (let c = 0; c < 3; c++) {
        painted[j * 3 + c]! += opacity * (color[c]! - painted[j * 3 + c]!);
      }
    }
  }
  return { rgb: Uint8Array.from(painted, Math.round), legend };
}
