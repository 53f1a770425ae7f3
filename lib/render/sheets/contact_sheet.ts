import { escapeXml } from "../charts/plot.ts";
import { encodePng, pngDataUri, type Raster } from "./raster.ts";
import type { Rasterizer } from "./rasterize.ts";

/** Pictures side by side with a label below each. */
export interface ContactSheet {
  /** Stands above them. */
  readonly title: string;
  /** From top to bottom. */
  readonly rows: readonly SheetRow[];
}

/** A row of a sheet. */
export interface SheetRow {
  /** What stands before it; "" for nothing. */
  readonly label: string;
  /** From left to right. */
  readonly pictures: readonly LabelledPicture[];
}

/** A picture of a sheet. */
export interface LabelledPicture {
  /** What is shown. */
  readonly raster: Raster;
  /** What stands below it. */
  readonly label: string;
}

/** Pictures are enlarged by a whole number, up to about this many pixels wide. */
const PICTURE_WIDTH = 84;
const GAP = 12;
const LINE = 18;
const FONT_SIZE = 12;
/** Cells are at least so wide for each character of the longest label. */
const CHARACTER = 6.5;

/** Rows of `columns` pictures each, without labels before them. */
export function inRows(pictures: readonly LabelledPicture[], columns: number): SheetRow[] {
  const rows: SheetRow[] = [];
  for (let i = 0; i < pictures.length; i += columns) {
    rows.push({ label: "", pictures: pictures.slice(i, i + columns) });
  }
  return rows;
}

/** The sheet as an SVG file that holds its pictures in itself and shows their pixels crisp. */
export function sheetSvg(sheet: ContactSheet): string {
  const layout = layOut(sheet);
  const images = layout.cells.map(({ x, y, width, height, picture }) =>
    `<image x="${x}" y="${y}" width="${width}" height="${height}" image-rendering="pixelated" ` +
    `style="image-rendering:pixelated" href="${pngDataUri(picture.raster)}"/>`
  );
  return '<?xml version="1.0" encoding="UTF-8"?>\n' + svgOf(sheet, layout, images) + "\n";
}

/** The sheet as a PNG file; each pixel of a picture is a square of whole pixels in exactly its colour. */
export function sheetPng(sheet: ContactSheet, rasterizer: Rasterizer): Uint8Array {
  const layout = layOut(sheet);
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

/** Where a picture lies on the sheet, in pixels. */
interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly picture: LabelledPicture;
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly cells: readonly Cell[];
  readonly texts: readonly { x: number; y: number; anchor: "start" | "middle"; text: string }[];
}

function layOut({ title, rows }: ContactSheet): Layout {
  const pictures = rows.flatMap((row) => row.pictures);
  const widest = Math.max(1, ...pictures.map(({ raster }) => raster.width));
  const zoom = Math.max(1, Math.floor(PICTURE_WIDTH / widest));
  const tallest = Math.max(1, ...pictures.map(({ raster }) => raster.height)) * zoom;
  const column = Math.ceil(Math.max(widest * zoom, textWidth(pictures.map(({ label }) => label))));
  const margin = Math.ceil(textWidth(rows.map(({ label }) => label)));
  const left = GAP + (margin > 0 ? margin + GAP : 0);
  const top = GAP + LINE;
  const rowHeight = tallest + LINE + GAP;

  const cells: Cell[] = [];
  const texts: Layout["texts"][number][] = [{ x: GAP, y: top - 6, anchor: "start", text: title }];
  rows.forEach((row, r) => {
    const y = top + r * rowHeight;
    texts.push({ x: GAP, y: y + Math.round(tallest / 2), anchor: "start", text: row.label });
    row.pictures.forEach((picture, c) => {
      const { raster, label } = picture;
      const [width, height] = [raster.width * zoom, raster.height * zoom];
      const x = left + c * (column + GAP);
      cells.push({ x: x + Math.floor((column - width) / 2), y, width, height, picture });
      texts.push({ x: x + column / 2, y: y + tallest + LINE - 5, anchor: "middle", text: label });
    });
  });
  const columns = Math.max(1, ...rows.map((row) => row.pictures.length));
  return {
    width: Math.max(
      left + columns * (column + GAP),
      GAP * 2 + Math.ceil(textWidth([title])),
    ),
    height: top + rows.length * rowHeight,
    cells,
    texts: texts.filter(({ text }) => text !== ""),
  };
}

function textWidth(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => text.length)) * CHARACTER;
}

function svgOf({ title }: ContactSheet, layout: Layout, images: readonly string[]): string {
  const { width, height } = layout;
  const texts = layout.texts.map(({ x, y, anchor, text }) =>
    `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeXml(text)}</text>`
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" ` +
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" ` +
    `font-size="${FONT_SIZE}" fill="#1b1b1b"><title>${escapeXml(title)}</title>` +
    `<rect width="100%" height="100%" fill="#fff"/>${images.join("")}${texts.join("")}</svg>`;
}

/** Row by row: each row of the picture is drawn once and then copied. */
function paste(canvas: Raster, { x, y, width, picture: { raster } }: Cell): void {
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
