import { drawBraille } from "../lib/render/pictures/braille.ts";
import type { ColorDepth } from "../lib/render/pictures/color_depth.ts";
import type { ColorMapName } from "../lib/render/pictures/color_map.ts";
import { drawMarks } from "../lib/render/pictures/marks.ts";
import { drawPicture } from "../lib/render/pictures/picture.ts";
import { drawPlaceholders } from "../lib/render/pictures/placeholders.ts";
import type { State } from "./state.ts";
import { type StoredPicture, storedPicture } from "./picture_store.ts";
import type { NamedPicture } from "./pictures.ts";

/** How pictures are drawn now. */
export interface Look {
  readonly depth: ColorDepth;
  readonly colorMap: ColorMapName;
  /** Draw with characters, whatever the colours. */
  readonly ascii: boolean;
  /** Send images to the terminal, and only placeholders as text. */
  readonly images: boolean;
}

/** The look that the state asks for. */
export function lookOf({ colorDepth, colorMap, renderer, unicode, canShowImages }: State): Look {
  return {
    depth: colorDepth,
    colorMap,
    ascii: renderer === "ascii" || !unicode,
    images: renderer === "native" || (renderer === "auto" && canShowImages),
  };
}

/** The drawing of a picture, made when it is first asked for. */
export function drawn(of: NamedPicture, zoom: number, look: Look): StoredPicture {
  const { depth, ascii, images } = look;
  const colorMap = of.isSigned
    ? look.colorMap === "inverted" ? "diverging-light" : "diverging"
    : look.colorMap;
  const key = [of.key, zoom, colorMap, depth, ascii, images].join(" ");
  return storedPicture(key, () => {
    if ((depth === "none" || ascii) && !images && of.parts) return drawMarks(of.parts(), zoom);
    const picture = of.make();
    if (images) return drawPlaceholders(picture, { colorMap, zoom });
    // The sign of a difference is written, which braille cannot.
    if (depth === "none" && !ascii && !of.isSigned) return drawBraille(picture, zoom);
    return drawPicture(picture, { depth, colorMap, zoom, ascii });
  });
}
