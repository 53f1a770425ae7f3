import { median } from "d3-array";
import { factorize } from "../../lib/factorization/nmf.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { packImages } from "../../lib/factorization/passes/sparse_images.ts";
import { startThreadPool } from "../../lib/factorization/passes/thread_pool.ts";
import { type Images, sharedPixels } from "./sets.ts";

/** Passes before the first that counts: helping threads come up, and the compiler warms up. */
const WARM_UP = 5;

/**
 * Median seconds of a plain pass of coordinate descent, from one report of a fit to the next.
 *
 * @param passes how many to make; where the fit has ended before, fewer
 */
export async function passSeconds(
  images: Images,
  k: number,
  threads: number,
  passes: number,
): Promise<number> {
  const [rows, columns] = images.shape as [number, number];
  const pixels = sharedPixels(images);
  const team = await startThreadPool(threads);
  const packed = packImages({ pixels, rows, columns }, team, { components: k });
  const ends: number[] = [];
  try {
    const plain = { nComponents: k, solver: "cd", tol: 1e-9, maxIter: WARM_UP + passes } as const;
    factorize(packed, { ...DEFAULT_PARAMETERS, ...plain }, ({ phase }) => {
      if (phase === "fit") ends.push(performance.now() / 1000);
    });
  } finally {
    packed.close();
  }
  const counted = ends.slice(WARM_UP - 1);
  return median(counted.slice(1).map((end, i) => end - counted[i]!))!;
}
