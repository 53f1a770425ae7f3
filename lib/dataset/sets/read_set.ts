import { appendImage } from "../image_chunks.ts";
import type { Loading } from "../readers/reader.ts";
import type { BuiltInSet } from "./set.ts";

/** Reads a built-in set as a source. */
export async function readSet(set: BuiltInSet, loading: Loading): Promise<void> {
  const { name, shape } = set;
  const { pixels, labels, names, paths } = await set.images(loading.signal);
  const size = shape[0] * shape[1], n = pixels.length / size;
  loading.addBytes(pixels.length);
  const images = loading.imagesFor({
    name,
    pixels: size,
    shape,
    channels: 1,
    hasLabels: labels !== null,
    labelNames: labels ? { names, isOrdered: true } : undefined,
  }, n);
  for (let row = 0; row < n; row++) {
    if (paths) loading.addPath(paths[row]!);
    appendImage(images, pixels.subarray(row * size, (row + 1) * size), labels?.[row] ?? 0);
  }
}
