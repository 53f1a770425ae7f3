import type { BuiltInSet, KnownParts, SetImages } from "./set.ts";
import { createRandom } from "./random.ts";

const [HEIGHT, WIDTH] = [20, 12];
/** Images of each digit. */
const COPIES = 100;
/** One segment in so many is dark that should be lit. */
const DARK = 10;
const FAINTEST = 96;

/** Where each segment is: rows and columns, the end of each excluded. */
const SEGMENTS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  a: [1, 3, 3, 9],
  b: [3, 9, 9, 11],
  c: [11, 17, 9, 11],
  d: [17, 19, 3, 9],
  e: [11, 17, 1, 3],
  f: [3, 9, 1, 3],
  g: [9, 11, 3, 9],
};
const NAMES = Object.keys(SEGMENTS);
/** Which segments each digit lights. */
const DIGITS = [
  "abcdef",
  "bc",
  "abdeg",
  "abcdg",
  "bcfg",
  "acdfg",
  "acdefg",
  "abc",
  "abcdefg",
  "abcdfg",
];

/**
 * The digits of a worn display of seven segments: each segment that is lit has a brightness of its own, and one in ten
 * stays dark. (With ten fixed pictures a segment that is only ever lit with another one could not be told from it.)
 */
export const lcd: BuiltInSet = {
  name: "@lcd",
  about: "1,000 digits of a worn seven-segment display, 20x12: the parts are known",
  shape: [HEIGHT, WIDTH],
  images: () => Promise.resolve(drawDigits()),
  parts: () => Promise.resolve(segments()),
};

function drawDigits(): SetImages {
  const n = DIGITS.length * COPIES;
  const pixels = new Uint8Array(n * HEIGHT * WIDTH);
  const random = createRandom(7);
  for (let i = 0; i < n; i++) {
    for (const name of DIGITS[i % DIGITS.length]!) {
      const brightness = FAINTEST + Math.floor(random() * (256 - FAINTEST));
      if (random() * DARK >= 1) paint(pixels, i, name, brightness);
    }
  }
  return {
    pixels,
    labels: Int32Array.from({ length: n }, (_, i) => i % DIGITS.length),
    names: DIGITS.map((_, digit) => String(digit)),
    paths: null,
  };
}

function segments(): KnownParts {
  const pixels = new Uint8Array(NAMES.length * HEIGHT * WIDTH);
  NAMES.forEach((name, i) => paint(pixels, i, name, 255));
  return { names: NAMES.map((name) => `segment ${name}`), pixels, beyond: null };
}

function paint(pixels: Uint8Array, image: number, name: string, value: number): void {
  const [top, bottom, left, right] = SEGMENTS[name]!;
  for (let y = top; y < bottom; y++) {
    const row = (image * HEIGHT + y) * WIDTH;
    pixels.fill(value, row + left, row + right);
  }
}
