import type { Init } from "../../lib/factorization/parameters.ts";
import type { SetName } from "./sets.ts";

/** A fit that `auto` is held against scikit-learn on. */
export interface ParityCase {
  readonly set: SetName;
  readonly init: Init;
  readonly seed: number;
  readonly k: number;
}

const ROWS: readonly [SetName, Init, number, number][] = [
  ["digits", "nndsvd", 0, 10],
  ["digits", "nndsvd", 0, 16],
  ["digits", "nndsvd", 1, 12],
  ["digits", "nndsvd", 2, 20],
  ["digits", "nndsvda", 0, 10],
  ["digits", "nndsvda", 0, 16],
  ["digits", "random", 0, 10],
  ["digits", "random", 0, 16],
  ["digits", "random", 1, 16],
  ["digits", "random", 3, 12],
  ["segments", "nndsvd", 0, 7],
  ["segments", "nndsvda", 0, 7],
  ["segments", "random", 0, 7],
  ["segments", "random", 2, 7],
  ["segments", "random", 1, 8],
  ["bars", "nndsvd", 0, 16],
  ["bars", "nndsvda", 0, 16],
  ["bars", "random", 0, 16],
  ["faces", "nndsvd", 0, 16],
  ["faces", "nndsvda", 0, 16],
  ["faces", "random", 0, 25],
  ["ascent", "nndsvd", 0, 9],
  ["ascent", "random", 0, 16],
  ["patches", "nndsvd", 0, 9],
  ["patches", "random", 0, 9],
  ["sample", "nndsvd", 2021, 15],
  ["sample", "nndsvda", 2021, 15],
  ["sample", "random", 0, 15],
  ["fashion", "nndsvd", 0, 15],
  ["fashion", "nndsvd", 2021, 30],
  ["fashion", "nndsvda", 0, 15],
  ["fashion", "random", 0, 10],
  ["mnist4k", "nndsvd", 2021, 15],
  ["mnist4k", "nndsvd", 2021, 45],
  ["mnist4k", "nndsvda", 2021, 15],
  ["mnist4k", "random", 0, 15],
  ["mnist10k", "nndsvd", 1, 10],
  ["mnist10k", "nndsvd", 1, 20],
  ["mnist10k", "nndsvd", 2, 20],
  ["mnist10k", "nndsvd", 2, 30],
  ["mnist10k", "nndsvda", 1, 20],
  ["mnist10k", "nndsvda", 0, 30],
  ["mnist10k", "random", 0, 20],
  ["mnist20k", "nndsvd", 0, 10],
  ["mnist20k", "nndsvd", 0, 20],
  ["mnist20k", "nndsvda", 0, 10],
  ["fashion60k", "nndsvd", 0, 15],
  ["fashion60k", "random", 1, 20],
  ["mnist70k", "random", 0, 15],
  ["mnist70k", "nndsvd", 0, 45],
  ["mnist70k", "nndsvd", 2021, 15],
  ["mnist70k", "nndsvd", 2021, 45],
];

/** All cases, small sets first. */
export const PARITY_CASES: readonly ParityCase[] = ROWS.map(([set, init, seed, k]) => ({
  set,
  init,
  seed,
  k,
}));
