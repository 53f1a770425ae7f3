import { escapeXml } from "../charts/plot.ts";
import { encodePng, pngDataUri, type Raster } from "./raster.ts";
import type { Rasterizer } from "./rasterize.ts";
import type { ContactSheet } from "./sheet.ts";
import { layOut, type SheetCell, type SheetLayout } from "./sheet_layout.ts";

/**
 * The sheet as an SVG file that holds its pictures in itself and shows their pixels crisp.
 *
 * @param size its width in pixels; default: as its pictures need
 */
export function sheetSvg(sheet: ContactSheet, size?: number): string {
  const layout = layOut(sheet, size);
  const images = layout.cells.map(({ x, y, width, height, picture }) =>
    `<image x="${x}" y="${y}" width="${width}" height="${height}" image-rendering="pixelated" ` +
    `style="image-rendering:pixelated" href="${pngDataUri(picture.raster)}"/>`
  );
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + svgOf(sheet, layout, images) + "\n";
}

/**
 * The sheet as a PNG file; each pixel of a picture is a square of whole pixels in exactly its colour.
 *
 * @param size its width in pixels; default: as its pictures need
 */
export function sheetPng(sheet: ContactSheet, rasterizer: Rasterizer, size?: number): Uint8Array {
  const layout = layOut(sheet, size);
  const { width, height, rgba } = rasterizer.pixels(svgOf(sheet, layout, []));
  const isGrey = layout.cells.every(({ picture }) => picture.raster.channels === 1);
  const channels = isGrey ? 1 : 3;
  const data = new Uint8Array(width * height * channels);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < channels; c++) data[i * channels + c] = rgba[i * 4 + c]!;
  }
  const canvas: Raster = { width, height, channels, data };
  for (const cell of layout.cells) paste(canvas, cell);
  return encodePng(canvas);
}

function svgOf({ title }: ContactSheet, layout: SheetLayout, images: readonly string[]): string {
  const { width, height, fontSize } = layout;
  const texts = layout.texts.map(({ x, y, anchor, text }) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeXml(text)}</text>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" ` +
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" ` +
    `font-size="${fontSize}" fill="#1b1b1b"><title>${escapeXml(title)}</title>` +
    `<rect width="100%" height="100%" fill="#fff"/>${images.join("")}${texts.join("")}</svg>`;
}

/** Row by row: each row of the picture is drawn once and then copied. */
function paste(canvas: Raster, { x, y, width, picture: { raster } }: SheetCell): void {
  const { channels, data } = canvas;
  const zoom = width / raster.width;
  for (let v = 0; v < raster.height; v++) {
    const start = ((y + v * zoom) * canvas.width + x) * channels;
    let to = start;
    for (let u = 0; u < raster.width; u++) {
      const from = (v * raster.width + u) * raster.channels;
      for (let i = 0; i < zoom; i++) {
        for (let c = 0; c < channels; c++) {
          data[to++] = raster.data[from + (raster.channels === 1 ? 0 : c)]!;
        }
      }
    }
    for (let i = 1; i < zoom; i++) {
      data.copyWithin(start + i * canvas.width * channels, start, to);
    }
  }
}
