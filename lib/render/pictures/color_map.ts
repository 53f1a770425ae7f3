import type { Rgb } from "../../sections/overlay_painting.ts";
import type { ColorDepth } from "./color_depth.ts";

/** How values 0..1 become colours. `diverging` (black) and `diverging-light` (white) are neutral at 0.5. */
export type ColorMapName =
  | "grey"
  | "inverted"
  | "viridis"
  | "magma"
  | "diverging"
  | "diverging-light";

/** The maps to choose from for pictures; `inverted` is for light terminals. */
export const COLOR_MAPS = ["grey", "inverted", "viridis", "magma"] as const;

/** Maps that are linear between evenly spaced colours, which need no library: d3 has no diverging map around black. */
const ANCHORS = {
  grey: [0x000000, 0xffffff],
  inverted: [0xffffff, 0x000000],
  diverging: [0x5fb0ff, 0x1f5fb0, 0x000000, 0xb04a10, 0xff9a4f],
} as const satisfies Partial<Record<ColorMapName, readonly number[]>>;

type TableMap = Exclude<ColorMapName, keyof typeof ANCHORS>;

/** The maps of d3-scale-chromatic as 256 colours each, once they are loaded. */
let tables: Readonly<Record<TableMap, readonly Rgb[]>> | undefined;

/**
 * Makes a map ready for {@linkcode colorOf}: viridis, magma and RdBu (blue for less, red for more) are those of
 * d3-scale-chromatic, which greys do without.
 */
export async function loadColorMap(map: ColorMapName): Promise<void> {
  if (map in ANCHORS || tables !== undefined) return;
  const { interpolateMagma, interpolateRdBu, interpolateViridis } = await import(
    "d3-scale-chromatic"
  );
  const table = (color: (t: number) => string) =>
    Array.from({ length: 256 }, (_, i) => parseColor(color(i / 255)));
  tables = {
    viridis: table(interpolateViridis),
    magma: table(interpolateMagma),
    "diverging-light": table((t) => interpolateRdBu(1 - t)),
  };
}

/** `#rrggbb` or `rgb(r, g, b)`, as d3 spells colours. */
function parseColor(text: string): Rgb {
  const parts = text.startsWith("#")
    ? [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16))
    : text.match(/\d+/g)!.map(Number);
  return [parts[0]!, parts[1]!, parts[2]!];
}

/**
 * The colour of a value, in a map that {@linkcode loadColorMap} has made ready (`grey`, `inverted` and `diverging`
 * always are).
 *
 * @param value 0..1; what lies outside is clipped
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { colorOf, loadColorMap } from "./color_map.ts";
 * assert.deepEqual(colorOf("grey", 37 / 255), [37, 37, 37]);
 * await loadColorMap("viridis");
 * assert.deepEqual(colorOf("viridis", 1), [0xfd, 0xe7, 0x25]);
 * ```
 */
export function colorOf(map: ColorMapName, value: number): Rgb {
  const clipped = Math.min(1, Math.max(0, value));
  if (!isLinear(map)) {
    if (!tables) throw new Error(`the colour map ${map} is not loaded`);
    return tables[map][Math.round(clipped * 255)]!;
  }
  const anchors = ANCHORS[map];
  const position = clipped * (anchors.length - 1);
  const below = Math.min(anchors.length - 2, Math.floor(position));
  const a = anchors[below]!, b = anchors[below + 1]!, t = position - below;
  const mix = (shift: number) => {
    const from = (a >> shift) & 255, to = (b >> shift) & 255;
    return Math.round(from + (to - from) * t);
  };
  return [mix(16), mix(8), mix(0)];
}

function isLinear(map: ColorMapName): map is keyof typeof ANCHORS {
  return map in ANCHORS;
}

/**
 * The code by which a terminal of a colour depth shows a colour: 0xRRGGBB in truecolor, else the number of the nearest
 * of its 256 or 16 colours. Of the 256 the first 16 are never used, as people set them to their taste.
 */
export function colorCode([red, green, blue]: Rgb, depth: ColorDepth): number {
  if (depth === "truecolor") return (red << 16) | (green << 8) | blue;
  return depth === "256" ? nearest256(red, green, blue) : nearest16(red, green, blue);
}

/** The 256 colour codes of a map that is loaded, for the values 0, 1/255, ..., 1. */
export function palette(map: ColorMapName, depth: ColorDepth): Int32Array {
  return Int32Array.from({ length: 256 }, (_, i) => colorCode(colorOf(map, i / 255), depth));
}

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
