import type { Pixels } from "../pixels.ts";

/** Colours that a terminal keeps. */
const MOST_COLORS = 256;
/** Sixels say how much of a colour there is in per cent: these steps are as fine as it gets, and coarser ones. */
const STEPS = [1, 2, 4, 5, 10, 20];
/** Rows of pixels that one character shows. */
const BAND = 6;

/**
 * An image as a sequence of sixels; what is transparent stays as it was on the screen. Greys keep their 101 levels, and
 * colours as many as leave no more than 256 of them.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { encodeSixels } from "./sixel_encoder.ts";
 * const rgba = Uint8Array.of(255, 0, 0, 255, 255, 0, 0, 255);
 * const sixels = encodeSixels({ width: 1, height: 2, rgba });
 * assert.equal(sixels, '\x1bP0;1;q"1;1;1;2#0;2;100;0;0#0B\x1b\\');
 * ```
 */
export function encodeSixels({ width, height, rgba }: Pixels): string {
  const { indices, palette } = indexed(rgba);
  const registers = palette.map((rgb, i) => `#${i};2;${rgb.join(";")}`).join("");
  const bands: string[] = [];
  for (let top = 0; top < height; top += BAND) {
    bands.push(encodeBand(indices, width, top, Math.min(BAND, height - top)));
  }
  return `\x1bP0;1;q"1;1;${width};${height}${registers}${bands.join("-")}\x1b\\`;
}

/** Red, green and blue in per cent. */
type Register = readonly [red: number, green: number, blue: number];

interface Indexed {
  /** For each pixel the number of its colour; -1 is transparent. */
  readonly indices: Int16Array;
  readonly palette: readonly Register[];
}

function indexed(rgba: Uint8Array<ArrayBuffer>): Indexed {
  for (const step of STEPS) {
    const found = indexedInSteps(rgba, step);
    if (found) return found;
  }
  throw new Error("six levels of three colours are 216");
}

/** With colours in steps of so many per cent; null where that leaves too many. */
function indexedInSteps(rgba: Uint8Array<ArrayBuffer>, step: number): Indexed | null {
  const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.byteLength / 4);
  const percent = (value: number) => Math.min(100, Math.round(value * 100 / 255 / step) * step);
  const indexOfPixel = new Map<number, number>(), indexOfRegister = new Map<number, number>();
  const palette: Register[] = [];
  const indices = new Int16Array(pixels.length);
  const indexOf = (i: number): number => {
    const [red, green, blue, opacity] = rgba.subarray(i * 4, i * 4 + 4);
    if (opacity === 0) return -1;
    const register = [percent(red!), percent(green!), percent(blue!)] as const;
    const key = register[0] << 16 | register[1] << 8 | register[2];
    const known = indexOfRegister.get(key);
    if (known !== undefined) return known;
    indexOfRegister.set(key, palette.length);
    return palette.push(register) - 1;
  };
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i]!;
    // most pixels are as the one before them
    if (i > 0 && pixel === pixels[i - 1]) {
      indices[i] = indices[i - 1]!;
      continue;
    }
    let index = indexOfPixel.get(pixel);
    if (index === undefined) {
      index = indexOf(i);
      if (palette.length > MOST_COLORS) return null;
      indexOfPixel.set(pixel, index);
    }
    indices[i] = index;
  }
  return { indices, palette };
}

/** Six rows, one colour after the other over the same place. */
function encodeBand(indices: Int16Array, width: number, top: number, rows: number): string {
  const starts = changingColumns(indices, width, top, rows);
  const colors = new Set<number>();
  for (const x of starts) {
    for (let row = 0; row < rows; row++) colors.add(indices[(top + row) * width + x]!);
  }
  colors.delete(-1);
  const code = (color: number, x: number) => {
    let bits = 0;
    for (let row = 0; row < rows; row++) {
      if (indices[(top + row) * width + x] === color) bits |= 1 << row;
    }
    return bits;
  };
  return [...colors].map((color) => {
    let text = `#${color}`, last = code(color, 0), from = 0;
    for (const x of starts) {
      const bits = code(color, x);
      if (bits === last) continue;
      text += repeated(last, x - from);
      last = bits;
      from = x;
    }
    // what is empty to the end need not be said
    return last === 0 ? text : text + repeated(last, width - from);
  }).join("$");
}

/** Columns of a band that are not as the one before them, the first included. */
function changingColumns(
  indices: Int16Array,
  width: number,
  top: number,
  rows: number,
): number[] {
  const starts = [0];
  for (let x = 1; x < width; x++) {
    for (let row = 0; row < rows; row++) {
      const at = (top + row) * width + x;
      if (indices[at] !== indices[at - 1]) {
        starts.push(x);
        break;
      }
    }
  }
  return starts;
}

function repeated(bits: number, count: number): string {
  const character = String.fromCharCode(63 + bits);
  return count > 3 ? `!${count}${character}` : character.repeat(count);
}
