import { Buffer } from "node:buffer";
import { crc32, inflateSync } from "node:zlib";
import { checkPictureSize, type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";
import { unfilterRows } from "./png_filters.ts";

/** What the header of a PNG says. */
interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** Samples of a pixel: 1 for grey and for an index of the palette. */
  readonly samples: 1 | 2 | 3 | 4;
  readonly isInterlaced: boolean;
}

/** The chunks that make pixels. */
interface Chunks {
  readonly header: Header;
  readonly palette: Uint8Array | null;
  /** Alpha of the palette's colours, or the colour that is transparent. */
  readonly transparency: Uint8Array | null;
  readonly data: readonly Uint8Array[];
}

/** The chunks that are read, by their names as numbers. */
const [IHDR, PLTE, TRNS, IDAT, IEND] = [
  0x49484452,
  0x504c5445,
  0x74524e53,
  0x49444154,
  0x49454e44,
];
/** Samples of a pixel by colour type, and how many bits one may have. */
const COLOR_TYPES: Readonly<
  Record<number, { samples: Header["samples"]; depths: readonly number[] }>
> = {
  0: { samples: 1, depths: [1, 2, 4, 8, 16] },
  2: { samples: 3, depths: [8, 16] },
  3: { samples: 1, depths: [1, 2, 4, 8] },
  4: { samples: 2, depths: [8, 16] },
  6: { samples: 4, depths: [8, 16] },
};
/** Where each pass of an interlaced picture begins, and its steps: across, down. */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;
/** Bytes beyond the pixels that some programs pack. */
const SLACK_BYTES = 1 << 16;

/**
 * Decodes a PNG: grey, colour or palette, with alpha or without, of 1 to 16 bits, interlaced or not;
 * https://www.w3.org/TR/png-3/. Own code, because a picture of 28x28 takes fast-png 125 µs, of which unpacking is a
 * tenth, and because zlib unpacks no more than the header says (docs/decisions.md).
 *
 * @throws {UnreadablePicture} it is damaged, cut short, too large, or unpacks to more than its header says
 */
export function decodePng(bytes: Uint8Array): DecodedPicture {
  const { header, palette, transparency, data } = readChunks(bytes);
  const { height, width, depth, samples } = header;
  const values = samplesOf(header, unpacked(header, data));
  const shape = { height, width };
  if (palette) return { ...shape, ...paletteColors(values, palette, transparency), white: 255 };
  const picture = { ...shape, channels: samples, values, white: 2 ** depth - 1 };
  return transparency && samples !== 2 && samples !== 4
    ? withColorKey(picture, transparency)
    : picture;
}

function readChunks(bytes: Uint8Array): Chunks {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Uint8Array[] = [];
  let header: Header | null = null, palette = null, transparency = null;
  let isWhole = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const kind = view.getUint32(at + 4);
    if (end > bytes.length) throw cutShort();
    const body = bytes.subarray(at + 8, end - 4);
    isWhole = kind === IEND;
    if (isWhole) break;
    if (kind === IHDR) header = readHeader(view, at + 8, body.length);
    if (kind === IHDR || kind === PLTE || kind === TRNS || kind === IDAT) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) throw damaged();
    }
    if (kind === PLTE && body.length % 3 === 0) palette = body;
    if (kind === TRNS) transparency = body;
    if (kind === IDAT) data.push(body);
    at = end;
  }
  if (!isWhole || !header || data.length === 0) throw cutShort();
  const isIndexed = bytes[25] === 3;
  if (isIndexed && !palette) throw damaged();
  return { header, palette: isIndexed ? palette : null, transparency, data };
}

function readHeader(view: DataView, at: number, length: number): Header {
  if (length !== 13) throw damaged();
  const [width, height] = [view.getUint32(at), view.getUint32(at + 4)];
  const depth = view.getUint8(at + 8);
  const type = COLOR_TYPES[view.getUint8(at + 9)];
  checkPictureSize(height, width, (type?.samples ?? 4) * Math.ceil(depth / 8), view.byteLength);
  const interlace = view.getUint8(at + 12);
  if (!type?.depths.includes(depth) || interlace > 1) throw damaged();
  return { width, height, depth, samples: type.samples, isInterlaced: interlace === 1 };
}

/** The parts of a picture, each with its size: seven where it is interlaced. */
function passesOf({ width, height, depth, samples, isInterlaced }: Header) {
  return (isInterlaced ? ADAM7 : WHOLE).map(([left, top, across, down]) => {
    const columns = Math.ceil((width - left) / across);
    const rows = Math.ceil((height - top) / down);
    return {
      left,
      top,
      across,
      down,
      columns,
      rows,
      rowBytes: Math.ceil(columns * samples * depth / 8),
    };
  }).filter(({ columns, rows }) => columns > 0 && rows > 0);
}

function unpacked(header: Header, data: readonly Uint8Array[]): Uint8Array {
  const expected = passesOf(header)
    .reduce((sum, { rows, rowBytes }) => sum + rows * (rowBytes + 1), 0);
  const packed = data.length === 1 ? data[0]! : Buffer.concat(data);
  try {
    const raw = inflateSync(packed, { maxOutputLength: expected + SLACK_BYTES });
    if (raw.length >= expected) return raw;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === "ERR_BUFFER_TOO_LARGE") {
      throw new UnreadablePicture("holds more data than its header says");
    }
    throw damaged();
  }
  throw cutShort();
}

/** (height, width, samples), one value each. */
function samplesOf(header: Header, raw: Uint8Array): Uint8Array | Uint16Array {
  const { width, height, depth, samples, isInterlaced } = header;
  const bytesPerPixel = Math.max(1, samples * depth / 8);
  const values = depth === 16
    ? new Uint16Array(height * width * samples)
    : new Uint8Array(height * width * samples);
  let from = 0;
  for (const { left, top, across, down, columns, rows, rowBytes } of passesOf(header)) {
    const bytes = unfilterRows(raw, from, rows, rowBytes, bytesPerPixel);
    if (!bytes) throw damaged();
    from += rows * (rowBytes + 1);
    if (depth === 8 && !isInterlaced) return bytes;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const to = ((top + row * down) * width + left + column * across) * samples;
        for (let sample = 0; sample < samples; sample++) {
          values[to + sample] = sampleAt(bytes, row * rowBytes, column * samples + sample, depth);
        }
      }
    }
  }
  return values;
}

function sampleAt(bytes: Uint8Array, rowStart: number, index: number, depth: number): number {
  if (depth === 8) return bytes[rowStart + index]!;
  if (depth === 16) {
    return bytes[rowStart + 2 * index]! << 8 | bytes[rowStart + 2 * index + 1]!;
  }
  const bit = index * depth;
  return bytes[rowStart + (bit >> 3)]! >> (8 - depth - (bit & 7)) & (2 ** depth - 1);
}

function paletteColors(
  indices: Uint8Array | Uint16Array,
  palette: Uint8Array,
  alpha: Uint8Array | null,
): Pick<DecodedPicture, "channels" | "values"> {
  const channels = alpha ? 4 : 3;
  const values = new Uint8Array(indices.length * channels);
  for (let pixel = 0, to = 0; pixel < indices.length; pixel++) {
    const index = indices[pixel]!;
    if (3 * index >= palette.length) throw damaged();
    for (let color = 0; color < 3; color++) values[to++] = palette[3 * index + color]!;
    if (alpha) values[to++] = alpha[index] ?? 255;
  }
  return { channels, values };
}

/** The picture with alpha: the pixels of one colour are transparent. */
function withColorKey(
  { height, width, channels, values, white }: DecodedPicture,
  transparency: Uint8Array,
): DecodedPicture {
  if (transparency.length < 2 * channels) throw damaged();
  const key = Array.from(
    { length: channels },
    (_, i) => transparency[2 * i]! << 8 | transparency[2 * i + 1]!,
  );
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

function damaged(): UnreadablePicture {
  return new UnreadablePicture("is a damaged PNG");
}

function cutShort(): UnreadablePicture {
  return new UnreadablePicture("is a PNG that is cut short");
}
