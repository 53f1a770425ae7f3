import ndarray from "ndarray";
import { Failure } from "../failure.ts";
import { classesOfNumbers } from "./classes.ts";
import type { Dataset } from "./dataset.ts";
import { idxLabelPaths } from "./idx.ts";
import { createImageChunks, type ImageChunks, joinImages } from "./image_chunks.ts";
import { type ImageFormat, imageFormat } from "./image_format.ts";
import type { LoadOptions } from "./load_options.ts";
import { type ProgressMeter, startMeter } from "./load_progress.ts";
import type { Loading } from "./readers/reader.ts";
import { HEAD_BYTES, readerOf } from "./readers/registry.ts";
import {
  findSource,
  followedBy,
  readBytes,
  readHead,
  type Source,
  unpackedBytes,
} from "./source.ts";

export type { LoadOptions } from "./load_options.ts";
export type { LoadProgress } from "./load_progress.ts";

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
  const meter = startMeter(found, options.onProgress);
  const gathered = gather(found, options);
  for (const source of found) await loadSource(source, gathered, meter);
  const { pixels, labels: numbers } = joinImages(gathered.images!);
  meter.finish(numbers.length);
  const { shape, hasLabels } = gathered.format!;
  return {
    images: ndarray(pixels, [numbers.length, shape[0] * shape[1]]),
    ...(hasLabels ? classesOfNumbers(numbers) : { labels: null, classes: [] }),
    shape,
    channels: 1,
    sources: found.map((source) => source.name),
    paths: null,
  };
}

/** The images of all sources so far; both are known from the first source on. */
interface Gathered extends Loading {
  format: ImageFormat | null;
  images: ImageChunks | null;
}

function gather(sources: readonly Source[], { shape, model, signal }: LoadOptions): Gathered {
  const storedBytes = sources.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const gathered: Gathered = {
    wanted: shape ?? null,
    signal,
    memory: new Map(),
    format: null,
    images: null,
    imagesFor(found, rowBytes) {
      gathered.format = imageFormat(found, gathered.wanted, gathered.format, model);
      gathered.images ??= createImageChunks(found.pixels, Math.ceil(storedBytes / rowBytes));
      return gathered.images;
    },
  };
  return gathered;
}

/** All sources, but labels that are read beside their images anyway (as when a shell expands `mnist/*`). */
async function findSources(paths: readonly string[]): Promise<Source[]> {
  const beside = new Set(paths.flatMap(idxLabelPaths));
  return await Promise.all(paths.filter((path) => !beside.has(path)).map(findSource));
}

async function loadSource(source: Source, gathered: Gathered, meter: ProgressMeter): Promise<void> {
  const { name } = source;
  const unpacked = await unpackedBytes(name, watched(source, gathered, meter));
  try {
    const { head, rest } = await readHead(unpacked, HEAD_BYTES);
    if (head.length === 0) throw new Failure(`${name}: the file is empty; give one with images`);
    if (isZip(head)) throw new Failure(`${name}: is a zip archive; unzip it, give what it holds`);
    await readerOf(name, head).read({ ...source, head, bytes: followedBy(head, rest) }, gathered);
  } finally {
    await unpacked.return();
  }
}

/** The stored bytes of a source, reported as they are read. */
async function* watched(
  source: Source,
  gathered: Gathered,
  meter: ProgressMeter,
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of readBytes(source, gathered.signal)) {
    meter.add(source.name, piece.length, gathered.images?.rows ?? 0);
    yield piece;
  }
}

function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}
