import type { ColorMapName } from "../pictures/color_map.ts";
import type { GalleryPlace } from "../pictures/gallery.ts";

/** Where sections are written as text. */
export interface TextPlace extends GalleryPlace {
  /** Colours of pictures. */
  readonly colorMap: ColorMapName;
  /** Block and box characters may be used. */
  readonly unicode: boolean;
}

/** Whether pictures are drawn with characters, which takes them at full size to be read. */
export function isInCharacters({ colorDepth, renderer }: TextPlace): boolean {
  return colorDepth === "none" || renderer === "ascii";
}

/** Galleries enlarge smaller pictures by a whole number up to so many cells. */
const ENLARGED_TO = 28;

/** How many pictures of a width make one row. */
export function fittingRow(width: number, place: TextPlace): number {
  const drawn = width * Math.max(1, Math.floor(ENLARGED_TO / width));
  const cells = isInCharacters(place) ? drawn : Math.ceil(drawn / 2);
  return Math.max(1, Math.floor((place.columns + 1) / (cells + 1)));
}
