import { DIGIT_COUNTS, PIXELS } from "../digit_counts.ts";
import { readDigits } from "../digit_pixels.ts";
import type { BuiltInSet } from "./set.ts";

/** The 10,000 digits that are loaded where no source is named. */
export const digits: BuiltInSet = {
  name: "@digits",
  about: "10,000 digits of MNIST, 28x28: what is loaded where no source is named",
  shape: [28, 28],
  async images(signal) {
    const n = DIGIT_COUNTS.reduce((sum, count) => sum + count);
    const pixels = new Uint8Array(n * PIXELS);
    const { read } = await readDigits(pixels);
    for await (const _ of read) signal?.throwIfAborted();
    const labels = DIGIT_COUNTS.flatMap((count, digit) => new Array<number>(count).fill(digit));
    return {
      pixels,
      labels: Int32Array.from(labels),
      names: DIGIT_COUNTS.map((_, digit) => String(digit)),
      paths: null,
    };
  },
  parts: null,
};
