import ndarray from "ndarray";
import { Failure } from "../failure.ts";
import { classesOfNumbers } from "./classes.ts";
import { readCsvFile } from "./csv_file.ts";
import type { CsvLayout } from "./csv_header.ts";
import type { Dataset } from "./dataset.ts";
import { idxLabelPaths, isIdx, readIdxImages, readIdxLabels } from "./idx.ts";
import { createImageChunks, type ImageChunks, joinImages } from "./image_chunks.ts";
import { type FoundFormat, type ImageFormat, imageFormat } from "./image_format.ts";
import { type LoadProgress, type ProgressMeter, startMeter } from "./load_progress.ts";
import { findSource, followedBy, readBytes, readHead, type Source } from "./source.ts";

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

/** Loading as far as it has come. */
interface Loading {
  readonly wanted: ImageFormat["shape"] | null;
  readonly signal: AbortSignal | undefined;
  readonly meter: ProgressMeter;
  /** Bytes of all sources together, as far as they are known. */
  readonly storedBytes: number;
  /** Known from the first source on. */
  format: ImageFormat | null;
  images: ImageChunks | null;
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
 * const { images, labels, classes, shape } = await loadDataset([path]);
 * await Deno.remove(path);
 * if (images.get(0, 1) !== 255 || shape.join("x") !== "1x2") throw new Error();
 * if (labels?.join() !== "1,0" || classes.join() !== "1,7") throw new Error();
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
    storedBytes: found.reduce((sum, { size }) => sum + (size ?? 0), 0),
    format: null,
    images: null,
    csvLayout: null,
  };
  for (const source of found) await loadSource(source, loading);
  const { pixels, labels: numbers } = joinImages(loading.images!);
  loading.meter.finish(numbers.length);
  const { shape, hasLabels } = loading.format!;
  return {
    images: ndarray(pixels, [numbers.length, shape[0] * shape[1]]),
    ...(hasLabels ? classesOfNumbers(numbers) : { labels: null, classes: [] }),
    shape,
    channels: 1,
    sources: found.map((source) => source.name),
    paths: null,
  };
}

/** All sources, but labels that are read beside their images anyway (as when a shell expands `mnist/*`). */
async function findSources(paths: readonly string[]): Promise<Source[]> {
  const beside = new Set(paths.flatMap(idxLabelPaths));
  return await Promise.all(paths.filter((path) => !beside.has(path)).map(findSource));
}

async function loadSource(source: Source, loading: Loading): Promise<void> {
  const { name } = source;
  const unpacked = await unpackedBytes(name, watched(source, loading));
  try {
    const { head, rest } = await readHead(unpacked, 4);
    if (head.length === 0) throw new Failure(`${name}: the file is empty; give one with images`);
    if (isZip(head)) throw new Failure(`${name}: is a zip archive; unzip it, give what it holds`);
    const bytes = followedBy(head, rest);
    await (isIdx(name, head) ? loadIdx(source, bytes, loading) : loadCsv(name, bytes, loading));
  } finally {
    await unpacked.return();
  }
}

async function loadCsv(
  name: string,
  bytes: AsyncGenerator<Uint8Array, void>,
  loading: Loading,
): Promise<void> {
  const { wanted, csvLayout } = loading;
  loading.csvLayout = await readCsvFile(name, bytes, wanted, csvLayout, (layout) => {
    const { pixels, shape, labelField, fields } = layout;
    // A field takes two bytes at least: a digit and what follows it.
    return imagesFor({ name, pixels, shape, hasLabels: labelField !== null }, 2 * fields, loading);
  });
}

async function loadIdx(
  source: Source,
  bytes: AsyncGenerator<Uint8Array, void>,
  loading: Loading,
): Promise<void> {
  const { name } = source;
  const labels = await labelsBeside(source, loading);
  await readIdxImages(name, bytes, labels, (shape) => {
    const pixels = shape[0] * shape[1];
    return imagesFor({ name, pixels, shape, hasLabels: labels !== null }, pixels, loading);
  });
}

/** Where the images of a source go, of which each takes `rowBytes` at least. */
function imagesFor(
  found: FoundFormat,
  rowBytes: number,
  loading: Loading,
): ImageChunks {
  loading.format = imageFormat(found, loading.wanted, loading.format);
  loading.images ??= createImageChunks(found.pixels, Math.ceil(loading.storedBytes / rowBytes));
  return loading.images;
}

/** The bytes, unpacked if they are gzip. */
async function unpackedBytes(
  name: string,
  stored: AsyncGenerator<Uint8Array, void>,
): Promise<AsyncGenerator<Uint8Array, void>> {
  const { head, rest } = await readHead(stored, 2);
  const all = followedBy(head, rest);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return all;
  const { gunzip } = await import("./gzip.ts");
  return gunzip(name, all);
}

/** The labels of IDX images, or null where no file beside them is named so. */
async function labelsBeside(source: Source, loading: Loading): Promise<Uint8Array | null> {
  for (const path of source.path === null ? [] : idxLabelPaths(source.path)) {
    const labels = await findSource(path).catch((error) => {
      if (error.cause instanceof Deno.errors.NotFound) return null;
      throw error;
    });
    if (labels === null) continue;
    const bytes = await unpackedBytes(path, readBytes(labels, loading.signal));
    try {
      return await readIdxLabels(path, bytes);
    } finally {
      await bytes.return();
    }
  }
  return null;
}

/** The stored bytes of a source, reported as they are read. */
async function* watched(source: Source, loading: Loading): AsyncGenerator<Uint8Array, void> {
  for await (const piece of readBytes(source, loading.signal)) {
    loading.meter.add(source.name, piece.length, loading.images?.rows ?? 0);
    yield piece;
  }
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}
