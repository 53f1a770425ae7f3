import { gunzipSync } from "node:zlib";
import { PIXELS } from "../lib/dataset/digit_counts.ts";
import type { DigitReading } from "../lib/dataset/digit_pixels.ts";

/** In the npm package: the digits out of `digits.gz`, one byte a pixel, as {@linkcode packDigits} has packed them. */
export async function readDigits(pixels: Uint8Array): Promise<DigitReading> {
  const packed = await Deno.readFile(new URL(import.meta.resolve("./digits.gz")));
  return { bytes: packed.length, read: unpack(packed, pixels) };
}

async function* unpack(packed: Uint8Array, pixels: Uint8Array): DigitReading["read"] {
  pixels.set(gunzipSync(packed));
  yield { bytes: packed.length, rows: pixels.length / PIXELS };
}
