import type { Rgb } from "../../analysis/overlay.ts";
import type { ColorDepth } from "./color_depth.ts";

/** How values 0..1 become colours. `diverging` and `diverging-light` have their neutral colour at 0.5. */
export type ColorMapName =
  | "grey"
  | "inverted"
  | "viridis"
  | "magma"
  | "diverging"
  | "diverging-light";

/** The maps to choose from for pictures; `inverted` is for light terminals. */
export const COLOR_MAPS = ["grey", "inverted", "viridis", "magma"] as const;

/** Evenly spaced colours, between which a map is linear. viridis and magma: matplotlib's, at nine places. */
const ANCHORS: Readonly<Record<ColorMapName, readonly number[]>> = {
  grey: [0x000000, 0xffffff],
  inverted: [0xffffff, 0x000000],
  // deno-fmt-ignore
  viridis: [0x440154, 0x472d7b, 0x3b528b, 0x2c728e, 0x21908c, 0x27ad81, 0x5dc863, 0xaadc32, 0xfde725],
  // deno-fmt-ignore
  magma: [0x000004, 0x1d1147, 0x51127c, 0x822681, 0xb63679, 0xe65164, 0xfb8861, 0xfec287, 0xfcfdbf],
  diverging: [0x5fb0ff, 0x1f5fb0, 0x000000, 0xb04a10, 0xff9a4f],
  "diverging-light": [0x0f4fa8, 0x86b4e8, 0xffffff, 0xf0ac80, 0xb04000],
};

/**
 * The colour of a value.
 *
 * @param value 0..1; what lies outside is clipped
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { colorOf } from "./color_map.ts";
 * assert.deepEqual(colorOf("grey", 37 / 255), [37, 37, 37]);
 * assert.deepEqual(colorOf("viridis", 1), [0xfd, 0xe7, 0x25]);
 * ```
 */
export function colorOf(map: ColorMapName, value: number): Rgb {
  const anchors = ANCHORS[map];
  const position = Math.min(1, Math.max(0, value)) * (anchors.length - 1);
  const below = Math.min(anchors.length - 2, Math.floor(position));
  const a = anchors[below]!, b = anchors[below + 1]!, t = position - below;
  const mix = (shift: number) => {
    const from = (a >> shift) & 255, to = (b >> shift) & 255;
    return Math.round(from + (to - from) * t);
  };
  return [mix(16), mix(8), mix(0)];
}

/**
 * The code by which a terminal of a colour depth shows a colour: 0xRRGGBB in truecolor, else the number of the nearest
 * of its 256 or 16 colours. Of the 256 the first 16 are never used, as people set them to their taste.
 */
export function colorCode([red, green, blue]: Rgb, depth: ColorDepth): number {
  if (depth === "truecolor") return (red << 16) | (green << 8) | blue;
  return depth === "256" ? nearest256(red, green, blue) : nearest16(red, green, blue);
}

/** The 256 colour codes of a map, for the values 0, 1/255, ..., 1. */
export function palette(map: ColorMapName, depth: ColorDepth): Int32Array {
  const key = `${map} ${depth}`;
  let codes = palettes.get(key);
  if (codes === undefined) {
    codes = Int32Array.from({ length: 256 }, (_, i) => colorCode(colorOf(map, i / 255), depth));
    palettes.set(key, codes);
  }
  return codes;
}
const palettes = new Map<string, Int32Array>();

/** xterm's colour cube (16..231) and grey ramp (232..255: 8, 18, ..., 238). */
function nearest256(red: number, green: number, blue: number): number {
  const step = (value: number) => value < 48 ? 0 : value < 115 ? 1 : Math.floor((value - 35) / 40);
  const level = (index: number) => index === 0 ? 0 : 55 + 40 * index;
  const [r, g, b] = [step(red), step(green), step(blue)];
  const ramp = Math.min(23, Math.max(0, Math.round(((red + green + blue) / 3 - 8) / 10)));
  const grey = 8 + 10 * ramp;
  const off = (r: number, g: number, b: number) =>
    (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
  return off(grey, grey, grey) < off(level(r), level(g), level(b))
    ? 232 + ramp
    : 16 + 36 * r + 6 * g + b;
}

/** xterm's own sixteen colours. */
// deno-fmt-ignore
const SIXTEEN = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
  0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

function nearest16(red: number, green: number, blue: number): number {
  let best = 0, least = Infinity;
  SIXTEEN.forEach((color, i) => {
    const off = ((color >> 16) - red) ** 2 + (((color >> 8) & 255) - green) ** 2 +
      ((color & 255) - blue) ** 2;
    if (off < least) [best, least] = [i, off];
  });
  return best;
}
