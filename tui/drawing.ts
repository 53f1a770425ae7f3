import type { ColorDepth } from "../lib/render/pictures/color_depth.ts";
import type { ColorMapName } from "../lib/render/pictures/color_map.ts";
import type { LiveDriver } from "../lib/render/pictures/driver.ts";
import type { PictureStore, StoredPicture } from "./picture_store.ts";
import type { NamedPicture } from "./named_picture.ts";
import type { State } from "./state.ts";

/** How pictures are drawn now, and where drawings are kept. */
export interface Look {
  /** Draws them. */
  readonly driver: LiveDriver;
  /** Of pictures of one value a pixel. */
  readonly colorMap: ColorMapName;
  /** Of charts. */
  readonly depth: ColorDepth;
  /** Those that have been drawn. */
  readonly pictures: PictureStore;
}

/** The look that the state asks for. */
export function lookOf({ driver, colorMap, colorDepth }: State, pictures: PictureStore): Look {
  return { driver, colorMap, depth: colorDepth, pictures };
}

/** The drawing of a picture, made when it is first asked for. */
export function drawn(of: NamedPicture, zoom: number, look: Look): StoredPicture {
  const { driver, pictures } = look;
  const colorMap = of.isSigned
    ? look.colorMap === "inverted" ? "diverging-light" : "diverging"
    : look.colorMap;
  const { name, cell } = driver;
  const key = [of.key, zoom, colorMap, look.depth, name, cell.width, cell.height].join(" ");
  return pictures.picture(key, () => driver.draw(of.make(), { colorMap, zoom }));
}
