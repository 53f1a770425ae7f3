/**
 * `auto` beside `cd` on cases that nobody chose: each is drawn from a number.
 *
 *     deno run -A tests/bench/drawn_bench.ts [FROM TO]
 *
 * Even numbers are for tuning, odd ones (the default: 1 to 119) for the share that is told. `cd` is scikit-learn's
 * coordinate descent pass for pass, so no peer is needed. A case that `cd` does not finish in 10,000 iterations counts for
 * neither side.
 */
import ndarray from "ndarray";
import type { Numbers } from "../../lib/arrays/numbers.ts";
import { factorize, type FittedArrays } from "../../lib/factorization/nmf.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { packImages } from "../../lib/factorization/passes/sparse_images.ts";
import { startThreadPool } from "../../lib/factorization/passes/thread_pool.ts";
import { drawCase, drawImages, type DrawnCase } from "./drawn_cases.ts";
import { holds, nearness } from "./parity.ts";
import { type Images, sharedPixels } from "./sets.ts";

const MAX_ITER = 10_000;

const [from = 1, to = 119] = Deno.args.map(Number);
const folder = await Deno.makeTempDir();
let held = 0, compared = 0;
try {
  console.log(
    "| number | set | change | rows | init | seed | k | cd's passes | passes | smallest cosine | err / cd's - 1 | |",
  );
  console.log(`|${" --- |".repeat(12)}`);
  for (let number = from; number <= to; number += 2) await compare(drawCase(number));
} finally {
  await Deno.remove(folder, { recursive: true });
}
const [least, most] = interval(held, compared);
console.log(
  `\n${held} of ${compared} hold (cosines >= 0.999, error <= 1 + 1e-5): ` +
    `${percent(held / compared)}, 95 % interval ${percent(least)} to ${percent(most)}`,
);

async function compare(drawn: DrawnCase): Promise<void> {
  const { number, set, change, rows, k, init, seed } = drawn;
  const images = await drawImages(drawn, folder);
  const cd = await fit(drawn, images, "cd"), auto = await fit(drawn, images, "auto");
  const of = ({ components }: FittedArrays) => ndarray<Numbers>(components, [k, images.shape[1]!]);
  const near = nearness(of(auto), of(cd));
  const ratio = auto.result.reconstructionErr / cd.result.reconstructionErr;
  const ends = cd.result.converged, holding = holds(near, ratio);
  if (ends) compared++;
  if (ends && holding) held++;
  const cells: (string | number)[] = [
    number,
    set,
    change,
    rows,
    init,
    seed,
    k,
    cd.result.passes,
    auto.result.passes,
  ];
  cells.push(near.smallestCosine.toFixed(6), (ratio - 1).toExponential(1));
  console.log(`| ${cells.join(" | ")} | ${!ends ? "not finished" : holding ? "" : "beyond"} |`);
}

async function fit(
  { k, init, seed }: DrawnCase,
  images: Images,
  solver: "cd" | "auto",
): Promise<FittedArrays> {
  const [rows, columns] = images.shape as [number, number];
  const pool = await startThreadPool(navigator.hardwareConcurrency);
  const pixels = sharedPixels(images);
  const packed = packImages({ pixels, rows, columns }, pool, { components: k });
  const how = { nComponents: k, init, randomState: seed, solver, maxIter: MAX_ITER };
  try {
    return factorize(packed, { ...DEFAULT_PARAMETERS, ...how }, () => {});
  } finally {
    packed.close();
  }
}

/** Wilson's interval of a share, 95 %. */
function interval(successes: number, trials: number): [least: number, most: number] {
  const z = 1.96, share = successes / trials, scale = 1 + z * z / trials;
  const middle = (share + z * z / 2 / trials) / scale;
  const half = z * Math.sqrt(share * (1 - share) / trials + z * z / 4 / trials / trials) / scale;
  return [middle - half, middle + half];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)} %`;
}
