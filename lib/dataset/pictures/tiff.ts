import { decode } from "tiff";
import { checkPictureSize, type DecodedPicture, UnreadablePicture } from "./decoded_picture.ts";

/**
 * Decodes the first page of a TIFF: grey, colour or palette, of 1, 8 or 16 bits or floats, not packed or by LZW or
 * deflate.
 *
 * @throws {UnreadablePicture} it is too large, or of another kind
 */
export function decodeTiff(bytes: Uint8Array): DecodedPicture {
  const [header] = decode(bytes, { pages: [0], ignoreImageData: true });
  const { bitsPerSample: bits = 1, samplesPerPixel: samples = 1 } = header!;
  checkPictureSize(header!.height, header!.width, Math.max(1, bits / 8) * samples, bytes.length);
  if (header!.bitsPerSample === undefined) {
    throw new UnreadablePicture("is a TIFF that does not tell its bits, as some of 1 bit do");
  }
  if (header!.planarConfiguration === 2) {
    throw new UnreadablePicture("is a TIFF with its colours apart, which is not read");
  }
  const [page] = decode(bytes, { pages: [0] });
  const { height, width, samplesPerPixel, bitsPerSample, palette } = page!;
  const values = page!.data;
  if (palette) {
    // 16 bits each, of which some programs fill the upper byte alone.
    const colors = palette.flat().map((value) => value >> 8);
    const rgb = new Uint8Array(3 * height * width);
    for (let i = 0; i < rgb.length; i++) rgb[i] = colors[3 * values[Math.floor(i / 3)]! + i % 3]!;
    return { height, width, channels: 3, values: rgb, white: 255 };
  }
  if (![1, 2, 3, 4].includes(samplesPerPixel)) {
    throw new UnreadablePicture(`is a TIFF of ${samplesPerPixel} channels; 1 to 4 are read`);
  }
  return {
    height,
    width,
    channels: samplesPerPixel as DecodedPicture["channels"],
    values,
    // Floats have no white of their own: they are taken as they are.
    white: bitsPerSample > 16 ? 255 : 2 ** bitsPerSample - 1,
  };
}
