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
  checkPictureSize(header!.height, header!.width);
  if (header!.planarConfiguration === 2) {
    throw new UnreadablePicture("is a TIFF with its colours apart, which is not read");
  }
  const [page] = decode(bytes, { pages: [0] });
  const { height, width, samplesPerPixel, bitsPerSample, palette } = page!;
  const values = page!.data;
  if (palette) {
    const colors = Uint16Array.from(values.length === 0 ? [] : palette.flat());
    return {
      height,
      width,
      channels: 3,
      values: Uint16Array.from(
        { length: height * width * 3 },
        (_, index) => colors[3 * values[Math.floor(index / 3)]! + index % 3]!,
      ),
      white: 65535,
    };
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
