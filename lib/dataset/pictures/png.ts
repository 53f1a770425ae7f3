import { inflateSync } from "node:zlib";
import { Buffer } from "node:buffer";
import { convertIndexedToRgb, decode, type DecodedPng } from "fast-png";
import { checkPictureSize, type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";

/** Samples of a pixel by colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Deflate packs no better than this. */
const MAX_RATIO = 1032;
/** Data that may unpack to more are first measured. */
const MEASURE_FROM = 1 << 26;

/**
 * Decodes a PNG: grey, colour or palette, with alpha or without, of 1 to 16 bits, interlaced or not.
 *
 * @throws {UnreadablePicture} it is cut short, too large, or unpacks to more than its header says
 */
export function decodePng(bytes: Uint8Array): DecodedPicture {
  const { height, width, rawBytes, data } = checkedChunks(bytes);
  checkUnpackedSize(data, rawBytes);
  const png = decode(bytes, { checkCrc: true });
  const shape = { height, width };
  if (png.palette) {
    const channels = png.palette[0]!.length as 3 | 4;
    return { ...shape, channels, values: convertIndexedToRgb(png), white: 255 };
  }
  const values = png.depth < 8 ? unpackBits(png) : png.data;
  const white = 2 ** png.depth - 1;
  const channels = png.channels as DecodedPicture["channels"];
  return png.transparency
    ? withColorKey({ ...shape, channels, values, white }, png.transparency)
    : { ...shape, channels, values, white };
}

/** Walks over the chunks: the size that the header tells, and the packed pixels. */
function checkedChunks(
  bytes: Uint8Array,
): { height: number; width: number; rawBytes: number; data: Uint8Array[] } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) throw cutShort();
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  checkPictureSize(height, width);
  const bitsPerPixel = view.getUint8(24) * (SAMPLES[view.getUint8(25)] ?? 4);
  // Interlaced, a picture is seven smaller ones, whose rows are rounded up to bytes.
  const rawBytes = Math.ceil(width * bitsPerPixel / 8 + 9) * (height + 7) * 1.5;
  const data: Uint8Array[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const kind = view.getUint32(at + 4);
    if (end > bytes.length) throw cutShort();
    if (kind === 0x49444154) data.push(bytes.subarray(at + 8, end - 4));
    if (kind === 0x49454e44) return { height, width, rawBytes, data };
    at = end;
  }
  throw cutShort();
}

/** Keeps data that unpack to gigabytes from fast-png, which would unpack them all. */
function checkUnpackedSize(data: readonly Uint8Array[], rawBytes: number): void {
  const packed = data.reduce((sum, { length }) => sum + length, 0);
  if (packed * MAX_RATIO < Math.max(MEASURE_FROM, rawBytes)) return;
  try {
    inflateSync(Buffer.concat(data), { maxOutputLength: Math.ceil(rawBytes) });
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_BUFFER_TOO_LARGE") return;
    throw new UnreadablePicture("holds more data than its header says");
  }
}

/** Samples of 1, 2 or 4 bits, one a byte. */
function unpackBits({ data, depth, width, height, channels }: DecodedPng): Uint8Array {
  const perRow = width * channels;
  const rowBytes = Math.ceil(perRow * depth / 8);
  const values = new Uint8Array(perRow * height);
  const mask = 2 ** depth - 1;
  for (let row = 0, to = 0; row < height; row++) {
    for (let sample = 0; sample < perRow; sample++) {
      const bit = sample * depth;
      const byte = data[row * rowBytes + (bit >> 3)]!;
      values[to++] = byte >> (8 - depth - (bit & 7)) & mask;
    }
  }
  return values;
}

/** The picture with alpha: the pixels of one colour are transparent. */
function withColorKey(picture: DecodedPicture, key: Uint16Array): DecodedPicture {
  const { height, width, channels, values, white } = picture;
  const keyed = new Uint16Array(height * width * (channels + 1));
  for (let from = 0, to = 0; from < values.length; from += channels) {
    let isKey = true;
    for (let channel = 0; channel < channels; channel++) {
      const value = values[from + channel]!;
      keyed[to++] = value;
      isKey &&= value === key[channel];
    }
    keyed[to++] = isKey ? 0 : white;
  }
  return { height, width, channels: channels + 1 as 2 | 4, values: keyed, white };
}

function cutShort(): UnreadablePicture {
  return new UnreadablePicture("is a PNG that is cut short");
}
