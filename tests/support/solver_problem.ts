import {
  componentsChanged,
  createFactors,
  type Factors,
} from "../../lib/factorization/passes/factors.ts";
import type { SparseImages } from "../../lib/factorization/passes/sparse_images.ts";
import { withImages } from "./factorize_here.ts";
import type { Problem } from "./plain_nmf.ts";
import { randomNumbers } from "./random_numbers.ts";

/** What a made problem is to be like. */
export interface ProblemOptions {
  readonly n: number;
  readonly p: number;
  readonly k: number;
  readonly seed: number;
  /** Share of the pixels that are not zero; 1 by default. */
  readonly density?: number;
}

/** Images of whole numbers and a positive start of W and H, in which every number is one of float32. */
export function makeProblem({ n, p, k, seed, density = 1 }: ProblemOptions): Problem {
  const random = randomNumbers(seed);
  const positive = (length: number) =>
    Float64Array.from({ length }, () => Math.fround(0.1 + 4 * random()));
  const x = Float64Array.from(
    { length: n * p },
    () => random() < density ? 1 + Math.floor(99 * random()) : 0,
  );
  x[0] = 7;
  return { n, p, k, x, w: positive(n * k), h: positive(k * p) };
}

/** Lends the problem to a solver under test: the images packed, W and H set. */
export async function withProblem<T>(
  { n, p, k, x, w, h }: Problem,
  use: (images: SparseImages, factors: Factors) => T,
): Promise<T> {
  const matrix = { shape: [n, p] as const, values: [...x], integers: true };
  return await withImages(matrix, (images) => {
    const factors = createFactors(images, k), { width } = factors;
    const features = factors.features(), components = factors.components();
    w.forEach((value, i) => features[Math.floor(i / k) * width + i % k] = value);
    h.forEach((value, i) => components[i % p * width + Math.floor(i / p)] = value);
    componentsChanged(factors);
    return use(images, factors);
  });
}

/** The problem with the W and H that a solver has reached. */
export function reached(problem: Problem, { width, features, components }: Factors): Problem {
  const { p, k } = problem, w = features(), h = components();
  return {
    ...problem,
    w: problem.w.map((_, i) => w[Math.floor(i / k) * width + i % k]!),
    h: problem.h.map((_, i) => h[i % p * width + Math.floor(i / p)]!),
  };
}
