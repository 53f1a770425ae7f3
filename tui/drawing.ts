import { openTextDriver } from "../lib/render/pictures/choose_driver.ts";
import type { ColorDepth } from "../lib/render/pictures/color_depth.ts";
import type { ColorMapName } from "../lib/render/pictures/color_map.ts";
import type { TextDrawing } from "../lib/render/pictures/drawing.ts";
import type { LiveDriver } from "../lib/render/pictures/driver.ts";
import { createPlaceholders } from "../lib/render/pictures/drivers/placeholders.ts";
import { terminalFacts } from "../lib/render/pictures/terminal_facts.ts";
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
    const picture = of.parts ? { ...of.make(), parts: of.parts().parts } : of.make();
    return driverFor(look).draw(picture, { colorMap, zoom });
  });
}

const drivers = new Map<string, LiveDriver<TextDrawing>>();

function driverFor({ depth, ascii, images }: Look): LiveDriver<TextDrawing> {
  const key = `${depth} ${ascii} ${images}`;
  let driver = drivers.get(key);
  if (!driver) {
    const clues = { isScreen: true, colorDepth: depth, unicode: true, answer: null } as const;
    const facts = terminalFacts({ ...clues, env: () => undefined });
    driver = images
      ? createPlaceholders({ width: 8, height: 16 })
      : openTextDriver(facts, ascii ? "ascii" : "auto");
    drivers.set(key, driver);
  }
  return driver;
}
