import { factorize, type FittedArrays, type Report } from "../../lib/factorization/nmf.ts";
import { DEFAULT_PARAMETERS, type Parameters } from "../../lib/factorization/parameters.ts";
import { packImages, type SparseImages } from "../../lib/factorization/passes/sparse_images.ts";
import type { FactMatrix } from "./sklearn_facts.ts";

/** Packs images in this thread alone, lends them to `use`, and closes them. */
export async function withImages<T>(
  { shape: [rows, columns], values, integers }: Pick<FactMatrix, "shape" | "values" | "integers">,
  use: (images: SparseImages) => T,
): Promise<T> {
  const pixels = integers ? Uint8Array.from(values) : Float32Array.from(values);
  const images = await packImages({ pixels, rows, columns }, 1);
  try {
    return use(images);
  } finally {
    images.close();
  }
}

/** Factorizes images in this thread alone; parameters that are not given are the notebook's. */
export async function factorizeHere(
  matrix: Pick<FactMatrix, "shape" | "values" | "integers">,
  parameters: Partial<Parameters>,
  report: Report = () => {},
): Promise<FittedArrays> {
  return await withImages(
    matrix,
    (images) => factorize(images, { ...DEFAULT_PARAMETERS, ...parameters }, report),
  );
}
