import ndarray, { type NdArray } from "ndarray";
import { rowMajor } from "../arrays/row_major.ts";
import type { Pixels } from "../dataset/dataset.ts";
import type { Factorization } from "./factorization.ts";
import { KERNEL_DATA_BYTES } from "./kernels/kernels.ts";
import { factorize } from "./nmf.ts";
import type { NmfParameters } from "./parameters.ts";
import { packImages, type SparseImages } from "./passes/sparse_images.ts";
import { startThreadPool } from "./passes/thread_pool.ts";
import { transform } from "./transform.ts";

/** Factorizes in this thread alone, one job after the other, on the same memory: for many small fits. */
export interface LocalFactorizer {
  /** scikit-learn's `fit` and `transform` of X (n, p), row-major. @throws Failure as `fit` of the worker does */
  fit(images: NdArray<Pixels>, parameters: NmfParameters): Factorization;
  /** scikit-learn's `transform`: W (n, k) of X (n, p) under H (k, p). @throws Failure */
  transform(
    images: NdArray<Pixels>,
    components: NdArray<Float32Array>,
    parameters: NmfParameters,
  ): NdArray<Float32Array>;
}

/**
 * Makes a factorizer for this thread. One for all jobs: every new memory of 4 GiB, though little of it is used, makes
 * the garbage collector run.
 */
export async function createLocalFactorizer(): Promise<LocalFactorizer> {
  const pool = await startThreadPool(1);

  /** Packs images, lends them to `use`, and leaves the memory as it was. */
  function lend<T>(
    { data: pixels, shape }: NdArray<Pixels>,
    components: number,
    use: (images: SparseImages) => T,
  ): T {
    const [rows, columns] = shape as [number, number];
    const images = packImages({ pixels, rows, columns }, pool, { components });
    try {
      return use(images);
    } finally {
      const used = images.arena.take(0) - KERNEL_DATA_BYTES;
      new Uint8Array(pool.memory.buffer, KERNEL_DATA_BYTES, used).fill(0);
      images.close();
    }
  }

  return {
    fit(images, parameters) {
      const { nComponents: k } = parameters, start = performance.now();
      const { components, features, result } = lend(
        images,
        k,
        (packed) => factorize(packed, parameters, () => {}),
      );
      const [n, p] = images.shape as [number, number];
      const { seconds } = result, total = (performance.now() - start) / 1000;
      return {
        components: ndarray(components, [k, p]),
        features: ndarray(features, [n, k]),
        parameters,
        result: { ...result, seconds: { ...seconds, fit: total - seconds.transform } },
      };
    },
    transform(images, components, parameters) {
      const k = components.shape[0]!;
      const { features } = lend(
        images,
        k,
        (packed) => transform(packed, rowMajor(components), parameters),
      );
      return ndarray(features, [images.shape[0]!, k]);
    },
  };
}
