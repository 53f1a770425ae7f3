import type { Pixels } from "./dataset.ts";

/** Bytes of pixels in a chunk: large enough to be few, small enough that a half-empty one costs little. */
const CHUNK_BYTES = 1 << 22;

/** Some images with their labels: rows 0..rows-1 are filled, the pixels after them are zero. */
export interface Chunk {
  readonly pixels: Pixels;
  readonly labels: Int32Array;
  rows: number;
}

/**
 * Images that arrive row by row, their number unknown until the end. They lie in chunks, so that growing copies
 * nothing, and each chunk is bytes or floats as its rows need, so that one fraction costs no rewrite of what came before.
 */
export interface ImageChunks {
  /** Pixels of an image. */
  readonly width: number;
  /** Images so far. */
  rows: number;
  readonly chunks: Chunk[];
}

/** No images yet, of `width` pixels each. */
export function createImageChunks(width: number): ImageChunks {
  return { width, rows: 0, chunks: [] };
}

/** The last chunk if it holds what is asked for and has room, else a new one. */
function roomFor(images: ImageChunks, kind: "bytes" | "floats"): Chunk {
  const last = images.chunks.at(-1);
  const isBytes = kind === "bytes";
  if (
    last && last.rows < last.labels.length && last.pixels instanceof Uint8Array === isBytes
  ) return last;
  const rows = Math.max(1, Math.floor(CHUNK_BYTES / images.width));
  const length = rows * images.width;
  const pixels = isBytes ? new Uint8Array(length) : new Float32Array(length);
  const chunk: Chunk = { pixels, labels: new Int32Array(rows), rows: 0 };
  images.chunks.push(chunk);
  return chunk;
}

/** A chunk of bytes with room for at least one more image. Tell {@linkcode addRows} how many were written into it. */
export function byteRoom(images: ImageChunks): Chunk & { readonly pixels: Uint8Array } {
  return roomFor(images, "bytes") as Chunk & { readonly pixels: Uint8Array };
}

/** Counts `rows` images that were written into `chunk` after those it had. */
export function addRows(images: ImageChunks, chunk: Chunk, rows: number): void {
  chunk.rows += rows;
  images.rows += rows;
}

/** Appends one image: as bytes where each of its values is a whole number, else as floats. */
export function appendImage(images: ImageChunks, values: Float64Array, label: number): void {
  const chunk = roomFor(images, values.every(Number.isInteger) ? "bytes" : "floats");
  chunk.pixels.set(values, chunk.rows * images.width);
  chunk.labels[chunk.rows] = label;
  addRows(images, chunk, 1);
}

/**
 * All images in one piece of shared memory, (rows, width) row-major, and their labels. Frees each chunk as soon as it
 * is copied: the images never stand in memory twice. `images` is empty afterwards.
 */
export function joinImages(images: ImageChunks): { pixels: Pixels; labels: Int32Array } {
  const length = images.rows * images.width;
  const isBytes = images.chunks.every((chunk) => chunk.pixels instanceof Uint8Array);
  const pixels = isBytes
    ? new Uint8Array(new SharedArrayBuffer(length))
    : new Float32Array(new SharedArrayBuffer(length * Float32Array.BYTES_PER_ELEMENT));
  const labels = new Int32Array(images.rows);
  let row = 0;
  for (const chunk of images.chunks) {
    pixels.set(chunk.pixels.subarray(0, chunk.rows * images.width), row * images.width);
    labels.set(chunk.labels.subarray(0, chunk.rows), row);
    row += chunk.rows;
    (chunk.pixels.buffer as ArrayBuffer).transfer(0);
  }
  images.chunks.length = 0;
  images.rows = 0;
  return { pixels, labels };
}
