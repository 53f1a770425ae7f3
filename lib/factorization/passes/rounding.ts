import { componentsLength, type Factors } from "./factors.ts";

/** float32's unit roundoff. */
const UNIT_ROUNDOFF = 2 ** -24;
/**
 * Where nothing is left to do, rounding makes the violation 0.3 to 1.4 unit roundoffs of the sum of all products: with
 * every data set and number of components tried (docs/decisions.md).
 */
const ROUNDOFFS = 1.5;

/**
 * The violation of a pass, or zero where rounding to float32 may be all that there is to it. Without this a fit of small
 * `tol`, or one whose initialization is nearly the solution, would never meet the stopping rule.
 *
 * @param swept which factors the violation is of
 */
export function aboveRounding(
  factors: Factors,
  violation: number,
  swept: "both" | "features" = "both",
): number {
  const noise = (products: number) => ROUNDOFFS * UNIT_ROUNDOFF * products;
  if (violation > noise(mostProducts(factors))) return violation;
  return violation > noise(sumOfProducts(factors, swept)) ? violation : 0;
}

/** At least the sum of all products, from Gram matrices alone: Σ X·H' <= sqrt(n) ‖X‖ ‖Σ_t h_t‖, and W'·X alike. */
function mostProducts({ images, featureGram, componentGram }: Factors): number {
  const { plan: { rows, columns }, sumOfSquares } = images;
  const sum = (gram: Float64Array) => gram.reduce((all, value) => all + value, 0);
  return Math.sqrt(sumOfSquares) *
    (Math.sqrt(rows * sum(componentGram)) + Math.sqrt(columns * sum(featureGram)));
}

/** Σ X·H' and, where H was swept, Σ W'·X of the last pass. */
function sumOfProducts(factors: Factors, swept: "both" | "features"): number {
  const { images: { plan, memory }, width, columnSums } = factors;
  const h = factors.components(), pixels = columnSums();
  let sum = 0;
  pixels.forEach((pixel, j) => {
    for (let t = j * width; t < (j + 1) * width; t++) sum += pixel * h[t]!;
  });
  if (swept === "features") return sum;
  const products = new Float32Array(memory.buffer, plan.columnProducts, componentsLength(plan));
  return products.reduce((all, value) => all + value, sum);
}
