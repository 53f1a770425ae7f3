import type { GreyImages } from "../support/digit_sources.ts";
import { joined } from "../support/zip_bytes.ts";

const text = (value: string) => new TextEncoder().encode(value);

/** The first of some images as a picture of each kind. */
export const encodedPictures = {
  /** Grey and colour, in binary and in digits; the header apart from the pixels. */
  pnm(images: GreyImages): Uint8Array[][] {
    const [height, width] = images.shape;
    const pixels = images.pixels.slice(0, height * width);
    return [
      [text(`P5\n# grey\n${width} ${height}\n255\n`), pixels],
      [text(`P2\n${width} ${height} 255\n`), text(pixels.join(" "))],
      [text(`P6 2 2 255\n`), pixels],
      [text(`P4 8 3\n`), Uint8Array.of(1, 2, 3)],
    ];
  },
  /** Uncompressed, one strip. */
  tiff(images: GreyImages): Uint8Array {
    const [height, width] = images.shape;
    const pixels = images.pixels.slice(0, height * width);
    const entries = [
      [256, width],
      [257, height],
      [258, 8],
      [259, 1],
      [262, 1],
      [273, 8 + 2 + 9 * 12 + 4],
      [277, 1],
      [278, height],
      [279, pixels.length],
    ];
    const bytes = new Uint8Array(8 + 2 + entries.length * 12 + 4);
    const view = new DataView(bytes.buffer);
    bytes.set(text("II*\0"));
    view.setUint32(4, 8, true);
    view.setUint16(8, entries.length, true);
    entries.forEach(([tag, value], i) => {
      view.setUint16(10 + 12 * i, tag!, true);
      view.setUint16(12 + 12 * i, 4, true);
      view.setUint32(14 + 12 * i, 1, true);
      view.setUint32(18 + 12 * i, value!, true);
    });
    return joined([bytes, pixels]);
  },
  /** By mozjpeg. */
  async jpeg(images: GreyImages): Promise<Uint8Array> {
    const { default: encode, init } = await import("@jsquash/jpeg/encode.js");
    await init(await wasm(import.meta.resolve("@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm")));
    return new Uint8Array(await encode(rgba(images)));
  },
  /** By libwebp. */
  async webp(images: GreyImages): Promise<Uint8Array> {
    const { default: encode, init } = await import("@jsquash/webp/encode.js");
    await init(await wasm(import.meta.resolve("@jsquash/webp/codec/enc/webp_enc.wasm")));
    return new Uint8Array(await encode(rgba(images)));
  },
};

async function wasm(url: string): Promise<WebAssembly.Module> {
  return await WebAssembly.compile(await Deno.readFile(new URL(url)));
}

function rgba({ pixels, shape: [height, width] }: GreyImages): ImageData {
  const data = new Uint8ClampedArray(height * width * 4).fill(255);
  for (let i = 0; i < height * width; i++) data.fill(pixels[i]!, 4 * i, 4 * i + 3);
  return { data, width, height, colorSpace: "srgb" } as ImageData;
}
