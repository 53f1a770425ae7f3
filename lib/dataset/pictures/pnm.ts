import { checkPictureSize, type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";

const [HASH, NEWLINE] = [35, 10];

/**
 * Decodes a PBM, PGM or PPM, as text (P1 to P3) or binary (P4 to P6); https://netpbm.sourceforge.net/doc/
 *
 * @throws {UnreadablePicture} it is cut short, too large, or has values above its own maximum
 */
export function decodePnm(bytes: Uint8Array): DecodedPicture {
  const kind = bytes[1]! - 48;
  const isBitmap = kind === 1 || kind === 4;
  const numbers = numbersFrom(bytes, 2);
  const [width, height] = [numbers.next(), numbers.next()];
  checkPictureSize(height, width, kind % 3 === 0 ? 6 : 2, bytes.length * 8);
  const white = isBitmap ? 1 : numbers.next();
  if (!(white > 0 && white < 65536)) throw new UnreadablePicture("is a damaged PGM or PPM");
  const channels = kind === 3 || kind === 6 ? 3 : 1;
  const count = height * width * channels;
  const values = new Uint16Array(count);
  if (kind === 1) readBits(bytes, numbers.at(), values);
  else if (kind <= 3) { for (let i = 0; i < count; i++) values[i] = numbers.next(); }
  else readBinary(bytes, numbers.at() + 1, { values, width, isBitmap, isWide: white > 255 });
  if (isBitmap) values.forEach((value, index) => values[index] = 1 - value);
  if (values.some((value) => value > white)) {
    throw new UnreadablePicture(`has values above its own maximum of ${white}`);
  }
  return { height, width, channels, values, white };
}

function readBinary(
  bytes: Uint8Array,
  start: number,
  into: { values: Uint16Array; width: number; isBitmap: boolean; isWide: boolean },
): void {
  const { values, width, isBitmap, isWide } = into;
  const rowBytes = Math.ceil(width / 8);
  const needed = isBitmap ? rowBytes * values.length / width : values.length * (isWide ? 2 : 1);
  if (start + needed > bytes.length) throw cutShort();
  for (let i = 0; i < values.length; i++) {
    if (isBitmap) {
      const column = i % width;
      const byte = bytes[start + (i - column) / width * rowBytes + (column >> 3)]!;
      values[i] = byte >> (7 - (column & 7)) & 1;
    } else {
      values[i] = isWide
        ? bytes[start + 2 * i]! << 8 | bytes[start + 2 * i + 1]!
        : bytes[start + i]!;
    }
  }
}

/** The digits 0 and 1, which need no blanks between them. */
function readBits(bytes: Uint8Array, start: number, values: Uint16Array): void {
  let filled = 0;
  for (let at = start; at < bytes.length && filled < values.length; at++) {
    if (bytes[at] === 48 || bytes[at] === 49) values[filled++] = bytes[at]! - 48;
  }
  if (filled < values.length) throw cutShort();
}

/** Whole numbers between blanks and comments. */
function numbersFrom(bytes: Uint8Array, start: number): { next(): number; at(): number } {
  let at = start;
  return {
    at: () => at,
    next() {
      while (isBlank(bytes[at]!) || bytes[at] === HASH) {
        if (bytes[at] === HASH) { while (at < bytes.length && bytes[at] !== NEWLINE) at++; }
        at++;
      }
      let value = 0;
      const first = at;
      for (; bytes[at]! >= 48 && bytes[at]! <= 57 && at - first < 9; at++) {
        value = value * 10 + bytes[at]! - 48;
      }
      if (at === first) throw cutShort();
      return value;
    },
  };
}

function isBlank(byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13);
}

function cutShort(): UnreadablePicture {
  return new UnreadablePicture("is a PGM or PPM that is damaged or cut short");
}
