import { deflateSync } from "node:zlib";
import { type ColorMapName, colorOf } from "../color_map.ts";
import type { Picture } from "../picture.ts";

/** Numbers for the images of one driver: 1, 2, ... in 24 bits; 0 is no image's. */
export function createImageNumbers(): () => number {
  let last = 0;
  return () => last = (last % 0xffffff) + 1;
}

/**
 * Hands an image over by kitty's protocol, pixel by pixel, in chunks of 4096 characters; `q=2` asks for no answer.
 *
 * @param keys what is to be done with it, as the protocol names it
 */
export function kittyTransmission(
  picture: Picture,
  map: ColorMapName,
  keys: Readonly<Record<string, string | number>>,
): string {
  const data = deflateSync(bytesOf(picture, map)).toString("base64");
  const chunks = data.match(/.{1,4096}/g) ?? [];
  const all = { ...keys, f: 24, o: "z", q: 2, s: picture.width, v: picture.height };
  const first = Object.entries(all).map(([key, value]) => `${key}=${value}`).join(",");
  return chunks.map((chunk, i) => {
    const more = i < chunks.length - 1 ? 1 : 0;
    return `\x1b_G${i === 0 ? `${first},m=${more}` : `q=2,m=${more}`};${chunk}\x1b\\`;
  }).join("");
}

/** Red, green, blue of every pixel. */
function bytesOf(picture: Picture, map: ColorMapName): Uint8Array {
  if ("rgb" in picture) return Uint8Array.from(picture.rgb);
  const bytes = new Uint8Array(picture.values.length * 3);
  for (let i = 0; i < picture.values.length; i++) {
    bytes.set(colorOf(map, picture.values[i]!), i * 3);
  }
  return bytes;
}
