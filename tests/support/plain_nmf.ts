import { type BetaLoss, BETAS } from "../../lib/factorization/parameters.ts";

/** W (n, k) and H (k, p), X (n, p): dense, float64, row-major. */
export interface Problem {
  readonly n: number;
  readonly p: number;
  readonly k: number;
  readonly x: Float64Array;
  readonly w: Float64Array;
  readonly h: Float64Array;
}

/** Penalties of W and of H. */
export interface Penalties {
  readonly w: { readonly l1: number; readonly l2: number };
  readonly h: { readonly l1: number; readonly l2: number };
}

/** W·H, (n, p). */
export function product({ n, p, k, w, h }: Problem): Float64Array {
  const out = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      for (let t = 0; t < k; t++) out[i * p + j]! += w[i * k + t]! * h[t * p + j]!;
    }
  }
  return out;
}

/** sqrt(2 D(X | WH)) by the definition of the beta-divergence; 0·log 0 = 0. */
export function divergence(problem: Problem, loss: BetaLoss): number {
  const rebuilt = product(problem), beta: number = BETAS[loss];
  let sum = 0;
  problem.x.forEach((x, i) => {
    const y = rebuilt[i]!;
    if (beta === 2) sum += (x - y) ** 2 / 2;
    else if (beta === 1) sum += (x === 0 ? 0 : x * Math.log(x / y)) - x + y;
    else if (beta === 0) sum += x / y - Math.log(x / y) - 1;
    else {
      const power = x ** beta + (beta - 1) * y ** beta - beta * x * y ** (beta - 1);
      sum += power / (beta * (beta - 1));
    }
  });
  return Math.sqrt(2 * Math.max(0, sum)); // rounding may fall below zero
}

/** What the solvers lower: the divergence plus the penalties. */
export function objective(problem: Problem, loss: BetaLoss, { w, h }: Penalties): number {
  const penalty = (factor: Float64Array, { l1, l2 }: { l1: number; l2: number }) =>
    factor.reduce((sum, value) => sum + l1 * value + l2 * value * value / 2, 0);
  return divergence(problem, loss) ** 2 / 2 + penalty(problem.w, w) + penalty(problem.h, h);
}

/** One multiplicative update of W, then of H, as the papers have it: Lee & Seung 2001, Févotte & Idier 2011. */
export function multiplicativeUpdate(problem: Problem, loss: BetaLoss, penalties: Penalties): void {
  const { n, p, k, x, w, h } = problem;
  const beta: number = BETAS[loss];
  const exponent = beta < 1 ? 1 / (2 - beta) : beta > 2 ? 1 / (beta - 1) : 1;
  for (const factor of ["w", "h"] as const) {
    const { l1, l2 } = penalties[factor], rebuilt = product(problem);
    const [rows, across] = factor === "w" ? [n, p] : [p, n];
    for (let r = 0; r < rows; r++) {
      for (let t = 0; t < k; t++) {
        let above = 0, below = l1;
        for (let c = 0; c < across; c++) {
          const at = factor === "w" ? r * p + c : c * p + r;
          const other = factor === "w" ? h[t * p + c]! : w[c * k + t]!;
          if (x[at] !== 0) above += x[at]! * rebuilt[at]! ** (beta - 2) * other;
          below += rebuilt[at]! ** (beta - 1) * other;
        }
        const [values, at] = factor === "w" ? [w, r * k + t] : [h, t * p + r];
        if (above === 0) values[at] = 0;
        else values[at]! *= (above / (below + l2 * values[at]!)) ** exponent;
      }
    }
  }
}

/**
 * One pass of coordinate descent by definition: each entry of W, then of H, becomes the best for itself, never negative.
 *
 * @returns the violation
 */
export function coordinateDescent({ n, p, k, x, w, h }: Problem, penalties: Penalties): number {
  let violation = 0;
  for (const factor of ["w", "h"] as const) {
    const { l1, l2 } = penalties[factor];
    const [rows, across] = factor === "w" ? [n, p] : [p, n];
    for (let r = 0; r < rows; r++) {
      for (let t = 0; t < k; t++) {
        const [values, own] = factor === "w" ? [w, r * k + t] : [h, t * p + r];
        let gradient = l1 + l2 * values[own]!, curvature = l2;
        for (let c = 0; c < across; c++) {
          const [i, j] = factor === "w" ? [r, c] : [c, r];
          let rest = -x[i * p + j]!;
          for (let s = 0; s < k; s++) rest += w[i * k + s]! * h[s * p + j]!;
          const other = factor === "w" ? h[t * p + j]! : w[i * k + t]!;
          gradient += rest * other;
          curvature += other * other;
        }
        violation += Math.abs(values[own] === 0 ? Math.min(0, gradient) : gradient);
        if (curvature > 0) values[own] = Math.max(0, values[own]! - gradient / curvature);
      }
    }
  }
  return violation;
}
