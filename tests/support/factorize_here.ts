import { KERNEL_DATA_BYTES } from "../../lib/factorization/kernels/kernels.ts";
import { factorize, type FittedArrays } from "../../lib/factorization/nmf.ts";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../../lib/factorization/parameters.ts";
import { packImages, type SparseImages } from "../../lib/factorization/passes/sparse_images.ts";
import { startThreadPool } from "../../lib/factorization/passes/thread_pool.ts";
import type { Report } from "../../lib/factorization/progress.ts";
import type { FactMatrix } from "./sklearn_facts.ts";

/** One for all: every new memory of 4 GiB, though little of it is used, makes the garbage collector run. */
const pool = await startThreadPool(1);
/** Ends when the last of those who wait for the pool is done with it. */
let turn: Promise<unknown> = Promise.resolve();

type Images = Pick<FactMatrix, "shape" | "values" | "integers">;

/** Packs images in this thread alone, lends them to `use`, and cleans up for the next. */
export function withImages<T>(matrix: Images, use: (images: SparseImages) => T): Promise<T> {
  const job = turn.then(() => lendImages(matrix, use));
  turn = job.catch(() => {});
  return job;
}

function lendImages<T>(
  { shape: [rows, columns], values, integers }: Images,
  use: (images: SparseImages) => T,
): T {
  const pixels = integers ? Uint8Array.from(values) : Float32Array.from(values);
  const images = packImages({ pixels, rows, columns }, pool);
  try {
    return use(images);
  } finally {
    const used = images.arena.take(0) - KERNEL_DATA_BYTES;
    new Uint8Array(pool.memory.buffer, KERNEL_DATA_BYTES, used).fill(0);
    images.close();
  }
}

/** Factorizes images in this thread alone; parameters that are not given are the notebook's. */
export async function factorizeHere(
  matrix: Images,
  parameters: Partial<NmfParameters>,
  report: Report = () => {},
): Promise<FittedArrays> {
  return await withImages(
    matrix,
    (images) => factorize(images, { ...DEFAULT_PARAMETERS, ...parameters }, report),
  );
}
