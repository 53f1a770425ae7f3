/** Cases drawn from a number, none of which anybody chose: data set, rows, components, init and seed. */
import ndarray from "ndarray";
import type { Init } from "../../lib/factorization/parameters.ts";
import { randomNumbers } from "../support/random_numbers.ts";
import { type Images, makeSet, type SetName } from "./sets.ts";

/** A case. */
export interface DrawnCase {
  /** The number that it was drawn from: even ones are for tuning, odd ones for the share that is told. */
  readonly number: number;
  readonly set: SetName;
  /** What is done to the pixels. */
  readonly change: Change;
  readonly rows: number;
  readonly k: number;
  readonly init: Init;
  readonly seed: number;
}

/** "low rank": images are non-negative sums of a few others, so that k may exceed the rank. */
const CHANGES = ["none", "none", "inverted", "shifted", "binary", "low rank"] as const;
type Change = typeof CHANGES[number];
const SETS: readonly SetName[] = ["mnist70k", "mnist70k", "fashion", "sample", "segments", "bars"];
const INITS: readonly Init[] = ["nndsvd", "nndsvd", "nndsvd", "random", "random", "nndsvda"];

/** The case of a number. */
export function drawCase(number: number): DrawnCase {
  const random = randomNumbers(7919 * number + 13);
  const one = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)]!;
  const between = (least: number, most: number) => Math.round(least * (most / least) ** random());
  const set = one(SETS), change = one(CHANGES);
  const most = set === "segments" ? 4000 : set === "bars" ? 3000 : 10_000;
  const rows = between(600, most), k = between(2, set === "bars" ? 24 : 60);
  return { number, set, change, rows, k, init: one(INITS), seed: Math.floor(random() * 1000) };
}

/** Its images, rows drawn without order. */
export async function drawImages(
  { number, set, change, rows }: DrawnCase,
  folder: string,
): Promise<Images> {
  const { images: all } = await makeSet(set, folder);
  const random = randomNumbers(number), [n, p] = all.shape as [number, number];
  const images = ndarray(new Uint8Array(rows * p), [rows, p]);
  const first = Math.floor(random() * (n - rows + 1));
  const parts = Array.from({ length: 12 }, () => Math.floor(random() * n));
  for (let i = 0; i < rows; i++) {
    const shift = Math.floor(random() * 5) - 2,
      used = [0, 1].map(() => parts[Math.floor(random() * 12)]!);
    for (let j = 0; j < p; j++) {
      const x = all.get(first + i, change === "shifted" ? (j + shift + p) % p : j);
      const sum = used.reduce((sum, row) => sum + all.get(row, j), 0);
      images.set(i, j, CHANGED[change](x, sum));
    }
  }
  return images;
}

const CHANGED: Readonly<Record<Change, (x: number, sum: number) => number>> = {
  "none": (x) => x,
  "shifted": (x) => x,
  "inverted": (x) => 255 - x,
  "binary": (x) => x > 127 ? 1 : 0,
  "low rank": (_, sum) => Math.floor(sum / 2),
};
