import ndarray from "ndarray";
import { randomNumbers } from "../support/random_numbers.ts";
import type { Images } from "./sets.ts";

/** Random images of MNIST's size, a share of whose pixels is not zero; the same ones on every run. */
export function filledImages(rows: number, share: number): Images {
  const columns = 784, random = randomNumbers(1);
  const pixels = new Uint8Array(new SharedArrayBuffer(rows * columns));
  for (let i = 0; i < pixels.length; i++) {
    const drawn = random();
    if (drawn < share) pixels[i] = 1 + Math.floor(255 * drawn / share);
  }
  return ndarray(pixels, [rows, columns]);
}
