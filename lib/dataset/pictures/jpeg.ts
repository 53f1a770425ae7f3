import { checkPictureSize, type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";

type Decoder = (
  bytes: ArrayBuffer,
  options: { preserveOrientation: boolean },
) => Promise<ImageData>;

let decoder: Promise<Decoder> | undefined;

/**
 * Decodes a JPEG by MozJPEG in WASM, turned as its EXIF data say.
 *
 * @throws {UnreadablePicture} it is cut short, or too large
 */
export async function decodeJpeg(bytes: Uint8Array): Promise<DecodedPicture> {
  const components = checkedComponents(bytes);
  const decode = await (decoder ??= loadDecoder());
  const { height, width, data } = await decode(bytes.slice().buffer, { preserveOrientation: true });
  const rgba = data as Uint8ClampedArray;
  const values = components === 1 ? everyFourth(rgba) : rgba;
  return { height, width, channels: components === 1 ? 1 : 4, values, white: 255 };
}

async function loadDecoder(): Promise<Decoder> {
  const [{ default: decode, init }, wasm] = await Promise.all([
    import("@jsquash/jpeg/decode.js"),
    Deno.readFile(new URL(import.meta.resolve("@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm"))),
  ]);
  // Given its module, it fetches nothing; what it has to say of a file would be lines of their own on the screen.
  const silent = () => {};
  const begin = init as (module: WebAssembly.Module, options: object) => Promise<void>;
  await begin(await WebAssembly.compile(wasm), { print: silent, printErr: silent });
  return decode;
}

/**
 * Walks over the segments to the end marker: the decoder would make grey of what is missing.
 *
 * @returns 1 for grey, else 3 or 4
 */
function checkedComponents(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let components = 0;
  for (let at = 2; at + 1 < bytes.length;) {
    if (bytes[at] !== 0xff) throw new UnreadablePicture("is a damaged JPEG");
    const marker = bytes[at + 1]!;
    if (marker === 0xd9) {
      if (components > 0) return components;
      break;
    }
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd7) || marker === 1) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    if (at + 4 > bytes.length) break;
    const end = at + 2 + view.getUint16(at + 2);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame && at + 10 <= bytes.length) {
      checkPictureSize(view.getUint16(at + 5), view.getUint16(at + 7), 4, bytes.length);
      components = bytes[at + 9]!;
    }
    at = marker === 0xda ? endOfScan(bytes, end) : end;
  }
  throw new UnreadablePicture("is a JPEG that is cut short");
}

/** Where the next marker is that is no part of a scan's data. */
function endOfScan(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(0xff, start);
  while (at >= 0 && at + 1 < bytes.length) {
    const next = bytes[at + 1]!;
    if (next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at;
    at = bytes.indexOf(0xff, at + 2);
  }
  return bytes.length;
}

function everyFourth(rgba: Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(rgba.length / 4);
  for (let pixel = 0; pixel < grey.length; pixel++) grey[pixel] = rgba[4 * pixel]!;
  return grey;
}
