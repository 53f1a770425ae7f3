import { type DrawnChart, standaloneSvg } from "../charts/plot.ts";
import { sheetPng, sheetSvg } from "./contact_sheet.ts";
import type { ContactSheet } from "./sheet.ts";
import { loadRasterizer } from "./rasterize.ts";

/** Pixels a unit in PNGs of charts, so that text is sharp in print: narrow charts come to about as many as wide ones. */
const zoomOf = ({ width }: DrawnChart, size: number | undefined) =>
  size === undefined ? width <= 500 ? 2 : 1.5 : size / width;

/**
 * A chart or a sheet of pictures as an SVG file.
 *
 * @param size its width in pixels; default: its own
 */
export function pictureSvg(picture: DrawnChart | ContactSheet, size?: number): string {
  return "svg" in picture ? standaloneSvg(picture, size) : sheetSvg(picture, size);
}

/**
 * A chart or a sheet of pictures as a PNG file.
 *
 * @param size its width in pixels; default: of charts twice their own, so that text is sharp
 */
export async function picturePng(
  picture: DrawnChart | ContactSheet,
  size?: number,
): Promise<Uint8Array> {
  const rasterizer = await loadRasterizer();
  return "svg" in picture
    ? rasterizer.png(standaloneSvg(picture), zoomOf(picture, size))
    : sheetPng(picture, rasterizer, size);
}
