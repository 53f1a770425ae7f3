import { type DrawnChart, standaloneSvg } from "../charts/plot.ts";
import { type ContactSheet, sheetPng, sheetSvg } from "./contact_sheet.ts";
import { loadRasterizer } from "./rasterize.ts";

/** Pixels a unit in PNGs of charts, so that text is sharp in print: narrow charts come to about as many as wide ones. */
const zoomOf = ({ width }: DrawnChart) => width <= 500 ? 2 : 1.5;

/** A chart or a sheet of pictures as an SVG file. */
export function pictureSvg(picture: DrawnChart | ContactSheet): string {
  return "svg" in picture ? standaloneSvg(picture) : sheetSvg(picture);
}

/** A chart or a sheet of pictures as a PNG file. */
export async function picturePng(picture: DrawnChart | ContactSheet): Promise<Uint8Array> {
  const rasterizer = await loadRasterizer();
  return "svg" in picture
    ? rasterizer.png(standaloneSvg(picture), zoomOf(picture))
    : sheetPng(picture, rasterizer);
}
