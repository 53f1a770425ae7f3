import { hasIdxMagic, hasIdxName, idxLabelPaths, readIdxImages, readIdxLabels } from "../idx.ts";
import { findSource, readBytes, unpackedBytes } from "../source.ts";
import type { OpenSource, Reader } from "./reader.ts";

/** MNIST's own format; the labels are found in a file beside the images. */
export const idxReader: Reader = {
  format: "IDX",
  hasContent: hasIdxMagic,
  hasName: hasIdxName,
  async read(source, loading) {
    const { name } = source;
    const labels = await labelsBeside(source, loading.signal);
    await readIdxImages(name, source.bytes, labels, (shape) => {
      const pixels = shape[0] * shape[1];
      const found = { name, pixels, shape, channels: 1, hasLabels: labels !== null } as const;
      return loading.imagesFor(found, Math.ceil(loading.storedBytes / pixels));
    });
  },
};

/** The labels of IDX images, or null where no file beside them is named so. */
async function labelsBeside(
  { path }: OpenSource,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null> {
  for (const labelPath of path === null ? [] : idxLabelPaths(path)) {
    const labels = await findSource(labelPath).catch((error) => {
      if (error.cause instanceof Deno.errors.NotFound) return null;
      throw error;
    });
    if (labels === null) continue;
    const { bytes } = await unpackedBytes(labelPath, readBytes(labels, signal));
    try {
      return await readIdxLabels(labelPath, bytes);
    } finally {
      await bytes.return();
    }
  }
  return null;
}
