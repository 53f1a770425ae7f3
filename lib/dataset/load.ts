import { Failure } from "../failure.ts";
import type { Dataset } from "./dataset.ts";
import { type GatheredImages, gatherImages } from "./gathered_images.ts";
import { idxLabelPaths } from "./idx.ts";
import { appendImage } from "./image_chunks.ts";
import { type FileLabels, readLabelFile } from "./label_file.ts";
import type { LoadOptions } from "./load_options.ts";
import { type ProgressMeter, startMeter } from "./load_progress.ts";
import { readFolder } from "./readers/folder_reader.ts";
import { HEAD_BYTES, readerOf } from "./readers/registry.ts";
import { readSet } from "./sets/read_set.ts";
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
 * Loads images from sources one after the other, in order: tables (CSV, Parquet), arrays (IDX, .npy, .npz), pictures,
 * folders of pictures and archives of such, packed with gzip or not. Files are known by their contents, whatever they
 * are called. Labels of IDX images are found beside them; the folders that pictures are in are their classes.
 *
 * @param sources paths, or built-in sets such as "@lcd"; "-" is stdin; none at all is `@digits`, 10,000 digits
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
  const isSample = sources.length === 0 || (sources.length === 1 && sources[0] === "@digits");
  if (isSample) return await loadSampleAs(options);
  const found = await findSources(sources);
  const meter = startMeter(found, options.onProgress);
  const storedBytes = found.reduce((sum, { size }) => sum + (size ?? 0), 0);
  using gathered = gatherImages(options, await labelsApart(options), storedBytes, meter);
  for (const source of found) {
    gathered.begin(source);
    if (source.folder) await readFolder(source.name, source.folder, gathered);
    else if (source.set) await readSet(source.set, gathered);
    else await loadSource(source, gathered, meter);
    gathered.end();
  }
  const dataset = gathered.finish();
  meter.finish(dataset.images.shape[0]!);
  return { ...dataset, sources: found.map((source) => source.name) };
}

/** The built-in sample, in the size and the range that are asked for. */
async function loadSampleAs(options: LoadOptions): Promise<Dataset> {
  const { loadSample } = await import("./sample.ts");
  const sample = await loadSample(options);
  if (!options.size && !options.invert && !options.normalize && !options.labels) return sample;
  const meter = startMeter([], undefined);
  using gathered = gatherImages(options, await labelsApart(options), 0, meter);
  const { images: { data, shape: [n = 0, pixels = 0] }, labels, shape } = sample;
  gathered.begin({ name: "sample", path: null, size: null });
  const images = gathered.imagesFor(
    { name: "sample", pixels, shape, channels: 1, hasLabels: true },
    n,
  );
  for (let row = 0; row < n; row++) {
    appendImage(images, data.subarray(row * pixels, (row + 1) * pixels), labels![row]!);
  }
  gathered.end();
  return { ...gathered.finish(), sources: sample.sources };
}

/** The labels of a file that `labels` names; null where it names none: then it may be an array of an .npz. */
async function labelsApart({ labels, signal }: LoadOptions): Promise<FileLabels | null> {
  if (labels === undefined) return null;
  const isFile = await Deno.stat(labels).then((info) => !info.isDirectory, () => false);
  return isFile ? await readLabelFile(labels, signal) : null;
}

/** All sources, but labels that are read beside their images anyway (as when a shell expands `mnist/*`). */
async function findSources(paths: readonly string[]): Promise<Source[]> {
  const beside = new Set(paths.flatMap(idxLabelPaths));
  return await Promise.all(paths.filter((path) => !beside.has(path)).map(findSource));
}

async function loadSource(
  source: Source,
  gathered: GatheredImages,
  meter: ProgressMeter,
): Promise<void> {
  const { name } = source;
  const { bytes, wasPacked } = await unpackedBytes(name, watched(source, gathered, meter));
  try {
    const { head, rest } = await readHead(bytes, HEAD_BYTES);
    if (head.length === 0) throw new Failure(`${name}: the file is empty; give one with images`);
    await readerOf(name, head).read({
      ...source,
      head,
      bytes: followedBy(head, rest),
      plainPath: wasPacked || source.size === null ? null : source.path,
    }, gathered);
  } finally {
    await bytes.return();
  }
}

/** The stored bytes of a source, reported as they are read. */
async function* watched(
  source: Source,
  gathered: GatheredImages,
  meter: ProgressMeter,
): AsyncGenerator<Uint8Array, void> {
  for await (const piece of readBytes(source, gathered.signal)) {
    meter.add(source.name, piece.length, gathered.rows);
    yield piece;
  }
}
