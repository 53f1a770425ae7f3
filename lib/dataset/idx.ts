import { Failure } from "../failure.ts";
import { addRows, byteRoom, type ImageChunks } from "./image_chunks.ts";
import { followedBy, readHead } from "./source.ts";

/** Unsigned bytes in three dimensions: images, rows, columns. */
const IMAGES_MAGIC = 0x00000803;
/** Unsigned bytes in one dimension. */
const LABELS_MAGIC = 0x00000801;

/** Whether a file with this beginning is an IDX file: they all begin with two zeros. */
export function hasIdxMagic(head: Uint8Array): boolean {
  return head.length >= 4 && head[0] === 0 && head[1] === 0;
}

/** Whether a file of this name is meant to be an IDX file. */
export function hasIdxName(name: string): boolean {
  return /idx\d-ubyte(\.gz)?$/.test(name);
}

/**
 * Where the labels of an images file may be: `train-labels-idx1-ubyte` beside `train-images-idx3-ubyte`, also with a
 * dot before `idx`, packed or not whichever the images are. Empty where the name tells nothing.
 */
export function idxLabelPaths(imagesPath: string): string[] {
  const match = /^(.*)images([-.])idx3-ubyte(\.gz)?$/s.exec(imagesPath);
  if (!match) return [];
  const [, before, joint, ending = ""] = match;
  const path = `${before}labels${joint}idx1-ubyte`;
  return ending ? [`${path}.gz`, path] : [path, `${path}.gz`];
}

/**
 * Reads an IDX file of images.
 *
 * @param name the file, for messages
 * @param labels of all its images, or null where there are none
 * @param begin called once the shape is known; gives where the images go
 * @throws {Failure} it holds something else, more or fewer bytes than its header says, or not as many images as labels
 */
export async function readIdxImages(
  name: string,
  bytes: AsyncGenerator<Uint8Array, void>,
  labels: Uint8Array | null,
  begin: (shape: readonly [height: number, width: number]) => ImageChunks,
): Promise<void> {
  const { sizes: [count, height, width], body } = await readHeader(name, bytes, IMAGES_MAGIC);
  if (count * height * width === 0) {
    throw new Failure(`${name}: ${count} images of ${height}x${width}; give a file with images`);
  }
  if (labels && labels.length !== count) {
    throw new Failure(
      `${name}: ${count} images, but ${labels.length} labels beside it; check both`,
    );
  }
  const images = begin([height, width]);
  const expected = count * images.width;
  let received = 0;
  for await (const piece of body) {
    if (received + piece.length > expected) throw wrongLength(name, "more", `${count} images`);
    for (let at = 0; at < piece.length;) {
      const chunk = byteRoom(images);
      const begun = received % images.width;
      const from = chunk.rows * images.width + begun;
      const part = piece.subarray(at, at + chunk.pixels.length - from);
      chunk.pixels.set(part, from);
      const whole = Math.floor((begun + part.length) / images.width);
      const row = Math.floor(received / images.width);
      if (labels) chunk.labels.set(labels.subarray(row, row + whole), chunk.rows);
      addRows(images, chunk, whole);
      received += part.length;
      at += part.length;
    }
  }
  if (received < expected) throw wrongLength(name, "fewer", `${count} images`);
}

/**
 * Reads an IDX file of labels.
 *
 * @param name the file, for messages
 * @throws {Failure} it holds something else, or more or fewer bytes than its header says
 */
export async function readIdxLabels(
  name: string,
  bytes: AsyncGenerator<Uint8Array, void>,
): Promise<Uint8Array> {
  const { sizes: [count], body } = await readHeader(name, bytes, LABELS_MAGIC);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let received = 0;
  for await (const piece of body) {
    received += piece.length;
    if (received > count) throw wrongLength(name, "more", `${count} labels`);
    pieces.push(piece.slice());
  }
  if (received < count) throw wrongLength(name, "fewer", `${count} labels`);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** The sizes in the header of an IDX file, whose magic must be this one, and the bytes after the header. */
async function readHeader(
  name: string,
  bytes: AsyncGenerator<Uint8Array, void>,
  magic: number,
): Promise<
  { sizes: [number, number, number]; body: AsyncGenerator<Uint8Array, void> }
> {
  const dimensions = magic & 0xff;
  const headerBytes = 4 + 4 * dimensions;
  const { head, rest } = await readHead(bytes, headerBytes);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length >= 4 && view.getUint32(0) !== magic) {
    throw wrongMagic(name, view.getUint32(0), magic);
  }
  if (head.length < headerBytes) throw wrongLength(name, "fewer", "a header");
  const size = (index: number) => index < dimensions ? view.getUint32(4 + 4 * index) : 1;
  return {
    sizes: [size(0), size(1), size(2)],
    body: followedBy(head.subarray(headerBytes), rest),
  };
}

function wrongMagic(name: string, found: number, expected: number): Failure {
  if (expected === IMAGES_MAGIC && found === LABELS_MAGIC) {
    return new Failure(`${name}: holds labels; give the images, labels are found beside them`);
  }
  const [inHex, expectedInHex] = [found, expected].map((magic) =>
    `0x${magic.toString(16).padStart(8, "0")}`
  );
  const what = expected === IMAGES_MAGIC ? "images" : "labels";
  return new Failure(
    `${name}: IDX magic ${inHex}, expected ${expectedInHex} (${what} as unsigned bytes); replace or remove it`,
  );
}

function wrongLength(name: string, what: "more" | "fewer", than: string): Failure {
  return new Failure(`${name}: ${what} bytes than ${than} take; fetch the file again`);
}
