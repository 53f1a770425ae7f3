import type { Pixels } from "./dataset.ts";

/** Pixels of a chunk beyond the first. */
const CHUNK_PIXELS = 1 << 20;

/** Some images with their labels: rows 0 to `rows` - 1 are filled. */
export interface Chunk {
  /** (capacity, width) row-major; zero from row `rows` on. */
  readonly pixels: Pixels;
  /** (capacity,) */
  readonly labels: Int32Array;
  /** Images in it. */
  rows: number;
}

/** A chunk of bytes. */
export interface ByteChunk extends Chunk {
  /** (capacity, width) row-major; zero from row `rows` on. */
  readonly pixels: Uint8Array;
}

/**
 * Images that arrive row by row. The first chunk has room for as many as are foreseen, and is usually the only one:
 * memory costs nothing until it is written to, but then a page of it takes longer than parsing what goes on it, so a
 * generous guess is cheap and a copy at the end is not. Images beyond the guess, and those with fractions, go to
 * further chunks.
 */
export interface ImageChunks {
  /** Pixels of an image. */
  readonly width: number;
  /** Images so far. */
  rows: number;
  /** How many images there are at most, as far as can be told. */
  readonly expectedRows: number;
  /** The images, in order. */
  readonly chunks: Chunk[];
}

/** No images yet, of `width` pixels each, and probably no more than `expectedRows`. */
export function createImageChunks(width: number, expectedRows: number): ImageChunks {
  return { width, rows: 0, expectedRows, chunks: [] };
}

/** A chunk of bytes with room for at least one more image. Tell {@linkcode addRows} how many were written into it. */
export function byteRoom(images: ImageChunks): ByteChunk {
  const last = images.chunks.at(-1);
  if (last && isByteChunk(last) && last.rows < last.labels.length) return last;
  const rows = last ? rowsPerChunk(images) : Math.max(images.expectedRows, 1);
  const length = rows * images.width;
  const chunk: ByteChunk = {
    pixels: last ? new Uint8Array(length) : new Uint8Array(new SharedArrayBuffer(length)),
    labels: new Int32Array(rows),
    rows: 0,
  };
  images.chunks.push(chunk);
  return chunk;
}

/** Counts `rows` images that were written into `chunk` after those it had. */
export function addRows(images: ImageChunks, chunk: Chunk, rows: number): void {
  chunk.rows += rows;
  images.rows += rows;
}

/** Appends one image: as bytes until one has fractions or is brighter than bytes can be, then as floats. */
export function appendImage(images: ImageChunks, values: ArrayLike<number>, label: number): void {
  const last = images.chunks.at(-1);
  const isBytes = (!last || isByteChunk(last)) && areBytes(values);
  const chunk = isBytes ? byteRoom(images) : floatRoom(images);
  chunk.pixels.set(values, chunk.rows * images.width);
  chunk.labels[chunk.rows] = label;
  addRows(images, chunk, 1);
}

function areBytes(values: ArrayLike<number>): boolean {
  if (values instanceof Uint8Array) return true;
  for (let i = 0; i < values.length; i++) {
    if ((values[i]! & 255) !== values[i]) return false;
  }
  return true;
}

/**
 * All images in one piece of shared memory, (rows, width) row-major, as floats if one of them is, and their labels.
 * Where they have to be copied, each chunk is freed at once. `images` is of no use afterwards.
 */
export function joinImages(images: ImageChunks): { pixels: Pixels; labels: Int32Array } {
  const { width, rows, chunks } = images;
  const labels = new Int32Array(rows);
  const [first] = chunks;
  if (chunks.length === 1 && first && isByteChunk(first)) {
    labels.set(first.labels.subarray(0, rows));
    return { pixels: first.pixels.subarray(0, rows * width), labels };
  }
  const pixels = chunks.every(isByteChunk)
    ? new Uint8Array(new SharedArrayBuffer(rows * width))
    : new Float32Array(new SharedArrayBuffer(rows * width * Float32Array.BYTES_PER_ELEMENT));
  let row = 0;
  for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
    pixels.set(chunk.pixels.subarray(0, chunk.rows * width), row * width);
    labels.set(chunk.labels.subarray(0, chunk.rows), row);
    row += chunk.rows;
    if (chunk.pixels.buffer instanceof ArrayBuffer) chunk.pixels.buffer.transfer(0);
  }
  return { pixels, labels };
}

function floatRoom(images: ImageChunks): Chunk {
  const last = images.chunks.at(-1);
  if (last && !isByteChunk(last) && last.rows < last.labels.length) return last;
  const rows = rowsPerChunk(images);
  const chunk: Chunk = {
    pixels: new Float32Array(rows * images.width),
    labels: new Int32Array(rows),
    rows: 0,
  };
  images.chunks.push(chunk);
  return chunk;
}

function rowsPerChunk(images: ImageChunks): number {
  return Math.max(1, Math.floor(CHUNK_PIXELS / images.width));
}

function isByteChunk(chunk: Chunk): chunk is ByteChunk {
  return chunk.pixels instanceof Uint8Array;
}
