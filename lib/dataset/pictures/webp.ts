import { checkPictureSize, type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";

type Decoder = typeof import("@jsquash/webp/decode.js").default;

let decoder: Promise<Decoder> | undefined;

/**
 * Decodes a WebP by libwebp in WASM.
 *
 * @throws {UnreadablePicture} it is cut short, or too large
 */
export async function decodeWebp(bytes: Uint8Array): Promise<DecodedPicture> {
  checkHeader(bytes);
  const decode = await (decoder ??= loadDecoder());
  const { height, width, data } = await decode(bytes.slice().buffer);
  return { height, width, channels: 4, values: data as Uint8ClampedArray, white: 255 };
}

async function loadDecoder(): Promise<Decoder> {
  const [{ default: decode, init }, wasm] = await Promise.all([
    import("@jsquash/webp/decode.js"),
    Deno.readFile(new URL(import.meta.resolve("@jsquash/webp/codec/dec/webp_dec.wasm"))),
  ]);
  // Given its module, it fetches nothing; what it has to say of a file would be lines of their own on the screen.
  const silent = () => {};
  const begin = init as (module: WebAssembly.Module, options: object) => Promise<void>;
  await begin(await WebAssembly.compile(wasm), { print: silent, printErr: silent });
  return decode;
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function checkHeader(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 30 || bytes.length < 8 + view.getUint32(4, true)) {
    throw new UnreadablePicture("is a WebP that is cut short");
  }
  const check = (height: number, width: number) => checkPictureSize(height, width, 4, bytes.length);
  const kind = text(bytes, 12);
  if (kind === "VP8X") {
    check(1 + bits24(view, 27), 1 + bits24(view, 24));
  } else if (kind === "VP8L") {
    const packed = view.getUint32(21, true);
    check(1 + (packed >>> 14 & 0x3fff), 1 + (packed & 0x3fff));
  } else {
    check(view.getUint16(28, true) & 0x3fff, view.getUint16(26, true) & 0x3fff);
  }
}

function bits24(view: DataView, at: number): number {
  return view.getUint16(at, true) | view.getUint8(at + 2) << 16;
}

function text(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + 4));
}
