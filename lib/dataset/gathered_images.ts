import ndarray, { type NdArray } from "ndarray";
import { Failure } from "../failure.ts";
import type { Dataset, Pixels } from "./dataset.ts";
import { mostUnpacked } from "../arrays/unpacked_size.ts";
import { appendImage, createImageChunks, type ImageChunks, joinImages } from "./image_chunks.ts";
import { checkLabels, type ImageFormat, imageFormat } from "./image_format.ts";
import { type LoadOptions, readingOf, type ReadOptions } from "./load_options.ts";
import type { ProgressMeter } from "./load_progress.ts";
import { type FileLabels, labelsOfFile } from "./label_file.ts";
import { invertPixels, normalizePixels, upperEnd } from "./normalize.ts";
import { createDecodePool, type DecodePool } from "./pictures/decode_pool.ts";
import { fitToSize } from "./pictures/fit_to_size.ts";
import type { PictureOptions } from "./pictures/wanted_pixels.ts";
import { whiteOf } from "./pixel_range.ts";
import type { Loading } from "./readers/reader.ts";
import type { Source } from "./source.ts";
import { joinLabels, type LabelNames, type SourceLabels } from "./source_labels.ts";

/** The images of all sources so far. */
export interface GatheredImages extends Loading, Disposable {
  /** Images so far. */
  readonly rows: number;
  /** A source begins. */
  begin(source: Source): void;
  /** A source is read: its images are brought to the size that is wanted. */
  end(): void;
  /** All of them. `this` is of no use afterwards. */
  finish(): Omit<Dataset, "sources">;
}

/** The source that is being read. */
interface Begun {
  /** Its first image. */
  readonly from: number;
  readonly names: LabelNames | null;
  readonly hasLabels: boolean | null;
}

/** Most pixels of an image that are factorized. */
const MAX_PIXELS = 65536;
/** Most values of an image that is brought to another size. */
const MAX_UNSIZED = 1 << 26;

/**
 * No images yet.
 *
 * @param fileLabels labels of all images from a file of their own
 */
export function gatherImages(
  options: LoadOptions,
  fileLabels: FileLabels | null,
  storedBytes: number,
  meter: ProgressMeter,
): GatheredImages {
  const size = options.size ?? null;
  const pictureOptions = pictureOptionsOf(options);
  // A file, or an array of an .npz: whoever reads one is not told of the other.
  const reading = readingOf(options);
  const readOptions = fileLabels ? { ...options, labels: undefined } : options;
  let source = "";
  let format: ImageFormat | null = null;
  let images: ImageChunks | null = null;
  /** Images of the current source, where they are to be brought to another size. */
  let unsized: { format: ImageFormat; images: ImageChunks } | null = null;
  let current: Begun | null = null;
  let hasLabels: boolean | null = null;
  let firstSource = "";
  let pool: DecodePool | null = null;
  const sourceLabels: SourceLabels[] = [];
  const paths: (string | null)[] = [];
  const notes = new Set<string>();
  const whites = new Set<number | null>();
  // What a header says is no reason to set aside more memory than the sources can be unpacked to.
  const chunksFor = (pixels: number, expectedRows: number) =>
    createImageChunks(
      pixels,
      Math.min(expectedRows, Math.ceil(mostUnpacked(storedBytes) / pixels)),
    );
  const gathered: GatheredImages = {
    options: readOptions,
    pictureOptions,
    signal: options.signal,
    storedBytes,
    memory: new Map(),
    usesLabels: false,
    get rows() {
      return (images?.rows ?? 0) + (unsized?.images.rows ?? 0);
    },
    begin({ name }) {
      source = name;
    },
    imagesFor(found, expectedRows) {
      current ??= {
        from: images?.rows ?? 0,
        names: found.labelNames ?? null,
        hasLabels: found.hasLabels,
      };
      whites.add(found.white ?? null);
      if (size === null) {
        format = imageFormat(found, options.shape ?? null, format, options.model);
      } else {
        const own = imageFormat(found, options.shape ?? null, null, options.model);
        const pixels = size[0] * size[1] * own.channels;
        format = imageFormat({ ...own, pixels, shape: size }, null, format);
        if (own.shape[0] !== size[0] || own.shape[1] !== size[1]) {
          if (own.pixels > MAX_UNSIZED) throw tooLarge(own);
          unsized = { format: own, images: chunksFor(own.pixels, expectedRows) };
        }
      }
      checkSize(format);
      images ??= chunksFor(format.pixels, expectedRows);
      return unsized?.images ?? images;
    },
    addPath: (path) => paths[gathered.rows] = path,
    addBytes: (bytes) => meter.add(source, bytes, gathered.rows),
    note: (text) => notes.add(text),
    pool: () => pool ??= createDecodePool(pictureOptions),
    end() {
      if (unsized) resizeInto(images!, unsized.images, unsized.format, pictureOptions);
      unsized = null;
      const { from, names, ...begun } = current!;
      const isLabelled = begun.hasLabels ?? names!.names.length > 0;
      if (hasLabels !== null) {
        checkLabels({ name: source, hasLabels: isLabelled }, { name: firstSource, hasLabels });
      } else firstSource = source;
      hasLabels = isLabelled;
      sourceLabels.push({ from, to: images!.rows, names });
      current = null;
    },
    finish() {
      const joined = joinImages(images!);
      const { shape, channels } = format!;
      const n = joined.labels.length;
      if (options.labels !== undefined && !gathered.usesLabels && !fileLabels) {
        throw new Failure(`${options.labels}: no such file; check its path`);
      }
      const known = fileLabels
        ? labelsOfFile(fileLabels, n)
        : hasLabels
        ? joinLabels(joined.labels, sourceLabels)
        : { labels: null, classes: [] };
      return {
        images: finishedImages(
          ndarray(joined.pixels, [n, format!.pixels]),
          options,
          whites,
        ),
        ...known,
        shape,
        channels,
        ...(reading && { reading }),
        ...(notes.size > 0 && { notes: [...notes] }),
        paths: paths.length === 0 ? null : Array.from({ length: n }, (_, row) => paths[row] ?? ""),
      };
    },
    [Symbol.dispose]: () => pool?.[Symbol.dispose](),
  };
  return gathered;
}

function pictureOptionsOf(options: LoadOptions): PictureOptions {
  return {
    channels: options.channels === "rgb" ? 3 : 1,
    background: options.background ?? [0, 0, 0],
    // Pictures that a model is to see take its size.
    size: options.size ?? (options.model === undefined ? null : options.shape ?? null),
    resize: options.resize ?? "contain",
    maximum: options.normalize === undefined ? 255 : Infinity,
  };
}

function checkSize(format: ImageFormat): void {
  if (format.pixels > MAX_PIXELS) throw tooLarge(format);
}

function tooLarge({ name, shape, channels }: ImageFormat): Failure {
  const size = shape.join("x") + (channels === 3 ? " in three colours" : "");
  return new Failure(
    `${name}: images of ${size} are too large; ` +
      `add --size 64x64, or another size of at most ${MAX_PIXELS} values`,
  );
}

function resizeInto(
  images: ImageChunks,
  from: ImageChunks,
  { shape: [height, width], channels }: ImageFormat,
  { size, resize, background, maximum }: PictureOptions,
): void {
  const fill = channels === 3 ? background : [background[0]];
  for (const chunk of from.chunks) {
    for (let row = 0; row < chunk.rows; row++) {
      const pixels = chunk.pixels.subarray(row * from.width, (row + 1) * from.width);
      const image = { pixels, height, width, channels };
      appendImage(images, fitToSize(image, size!, resize, fill, maximum), chunk.labels[row]!);
    }
  }
}

/**
 * Brought to a range and inverted, as far as asked for.
 *
 * @param whites what the sources have as white; null where only their pixels tell
 */
function finishedImages(
  images: NdArray<Pixels>,
  { normalize, invert }: ReadOptions,
  whites: ReadonlySet<number | null>,
): NdArray<Pixels> {
  if (!normalize && !invert) return images;
  const [known = null] = whites.size === 1 ? whites : [];
  const white = known ?? whiteOf(images);
  const pixels = normalize ? normalizePixels(images.data, normalize, white) : images.data;
  if (invert) invertPixels(pixels, normalize ? upperEnd(normalize) : white);
  return ndarray(pixels, images.shape);
}
