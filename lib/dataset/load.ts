import ndarray from "ndarray";
import { Failure } from "../failure.ts";
import { readCsvFile } from "./csv_file.ts";
import type { CsvLayout } from "./csv_header.ts";
import type { Dataset } from "./dataset.ts";
import { idxLabelPaths, isIdx, readIdxImages, readIdxLabels } from "./idx.ts";
import { createImageChunks, type ImageChunks, joinImages } from "./image_chunks.ts";
import { imageShape } from "./image_shape.ts";
import { type LoadProgress, type ProgressMeter, startMeter } from "./load_progress.ts";
import {
  findSource,
  followedBy,
  gunzip,
  isGzip,
  readBytes,
  readHead,
  type Source,
} from "./source.ts";

export type { LoadProgress } from "./load_progress.ts";

/** How images are loaded. */
export interface LoadOptions {
  /** [height, width] of an image; needed where neither the source nor a square tells it. */
  readonly shape?: readonly [height: number, width: number] | undefined;
  /** Called some 20 times a second, and at the end. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What the sources of one dataset have in common, known from the first of them on. */
interface Common {
  readonly name: string;
  readonly images: ImageChunks;
  readonly shape: readonly [height: number, width: number];
  readonly hasLabels: boolean;
}

/** Loading as far as it has come. */
interface Loading {
  readonly wanted: readonly [number, number] | null;
  readonly signal: AbortSignal | undefined;
  readonly meter: ProgressMeter;
  common: Common | null;
  csvLayout: CsvLayout | null;
}

/**
 * Loads images from files one after the other, in order: CSV (one image a row, pixels of 0 to 255) or IDX, packed with
 * gzip or not, whatever they are called. Labels of IDX images are found beside them.
 *
 * @param sources paths; "-" is stdin; none at all is the built-in sample of 10,000 digits
 * @returns images in shared memory: bytes where all pixels are whole numbers, else float32
 * @throws {Failure} something cannot be read or is no image; the message says where
 *
 * @example
 * ```ts
 * import { loadDataset } from "./load.ts";
 * const path = await Deno.makeTempFile();
 * await Deno.writeTextFile(path, "label,1x1,1x2\n7,0,255\n1,128,0\n");
 * const { images, labels, shape } = await loadDataset([path]);
 * await Deno.remove(path);
 * if (images.get(0, 1) !== 255 || labels?.[0] !== 7 || shape.join("x") !== "1x2") throw new Error();
 * ```
 */
export async function loadDataset(
  sources: readonly string[],
  options: LoadOptions = {},
): Promise<Dataset> {
  if (sources.length === 0) {
    const { loadSample } = await import("./sample.ts");
    return loadSample(options);
  }
  const found = await findSources(sources);
  const loading: Loading = {
    wanted: options.shape ?? null,
    signal: options.signal,
    meter: startMeter(found, options.onProgress),
    common: null,
    csvLayout: null,
  };
  for (const source of found) await loadSource(source, loading);
  const { images, shape, hasLabels } = loading.common!;
  loading.meter.finish(images.rows);
  const n = images.rows;
  const { pixels, labels } = joinImages(images);
  return {
    images: ndarray(pixels, [n, images.width]),
    labels: hasLabels ? labels : null,
    shape,
    sources: found.map((source) => source.name),
  };
}

/** All sources, but labels that are read beside their images anyway (as when a shell expands `mnist/*`). */
async function findSources(paths: readonly string[]): Promise<Source[]> {
  const beside = new Set(paths.flatMap(idxLabelPaths));
  return await Promise.all(paths.filter((path) => !beside.has(path)).map(findSource));
}

async function loadSource(source: Source, loading: Loading): Promise<void> {
  const { name } = source;
  const stored = await readHead(watched(source, loading), 4);
  const asStored = followedBy(stored.head, stored.rest);
  if (!isGzip(stored.head)) return await loadUnpacked(source, stored.head, asStored, loading);
  const unpacked = await readHead(gunzip(name, asStored), 4);
  const all = followedBy(unpacked.head, unpacked.rest);
  await loadUnpacked(source, unpacked.head, all, loading);
}

async function loadUnpacked(
  source: Source,
  head: Uint8Array,
  bytes: AsyncGenerator<Uint8Array, void>,
  loading: Loading,
): Promise<void> {
  const { name } = source;
  try {
    if (head.length === 0) throw new Failure(`${name}: the file is empty; give one with images`);
    if (isZip(head)) {
      throw new Failure(`${name}: is a zip archive; unzip it and give what it holds`);
    }
    if (isIdx(name, head)) {
      const labels = await labelsBeside(source, loading);
      await readIdxImages(
        name,
        bytes,
        labels,
        (shape) => begin(name, loading, shape[0] * shape[1], shape, labels !== null),
      );
    } else {
      loading.csvLayout = await readCsvFile(
        name,
        bytes,
        loading.wanted,
        loading.csvLayout,
        (layout) => begin(name, loading, layout.pixels, layout.shape, layout.labelField !== null),
      );
    }
  } finally {
    await bytes.return();
  }
}

/** Where the images of a source go, once it agrees with the sources before it. */
function begin(
  name: string,
  loading: Loading,
  pixels: number,
  told: readonly [number, number] | null,
  hasLabels: boolean,
): ImageChunks {
  const { common, wanted } = loading;
  if (pixels === 0) throw new Failure(`${name}: has no pixels, only labels; give one with images`);
  if (common && pixels !== common.images.width) {
    throw new Failure(
      `${name}: images of ${pixels} pixels, but ${common.images.width} in ${common.name}; give files of one kind`,
    );
  }
  if (common && hasLabels !== common.hasLabels) {
    const [having, lacking] = hasLabels ? [name, common.name] : [common.name, name];
    throw new Failure(`${lacking}: has no labels, but ${having} has; give files of one kind`);
  }
  const shape = imageShape(name, pixels, wanted, told ?? common?.shape ?? null);
  if (common && shape[0] !== common.shape[0]) {
    throw new Failure(
      `${name}: images of ${shape.join("x")}, but ${
        common.shape.join("x")
      } in ${common.name}; give files of one kind`,
    );
  }
  loading.common ??= { name, images: createImageChunks(pixels), shape, hasLabels };
  return loading.common.images;
}

/** The labels of IDX images, or null where no file beside them is named so. */
async function labelsBeside(source: Source, loading: Loading): Promise<Uint8Array | null> {
  for (const path of source.path === null ? [] : idxLabelPaths(source.path)) {
    const labels = await findSource(path).catch((error) => {
      if (error.cause instanceof Deno.errors.NotFound) return null;
      throw error;
    });
    if (labels === null) continue;
    const stored = await readHead(readBytes(labels, loading.signal), 2);
    const bytes = followedBy(stored.head, stored.rest);
    return await readIdxLabels(path, isGzip(stored.head) ? gunzip(path, bytes) : bytes);
  }
  return null;
}

/** The stored bytes of a source, reported as they are read. */
async function* watched(source: Source, loading: Loading): AsyncGenerator<Uint8Array, void> {
  for await (const piece of readBytes(source, loading.signal)) {
    loading.meter.add(source.name, piece.length, loading.common?.images.rows ?? 0);
    yield piece;
  }
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}
