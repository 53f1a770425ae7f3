import type { ContactSheet, LabelledPicture } from "./sheet.ts";

/** Where everything lies on a sheet, in pixels. */
export interface SheetLayout {
  /** Of the sheet. */
  readonly width: number;
  /** Of the sheet. */
  readonly height: number;
  /** Of its text. */
  readonly fontSize: number;
  /** Its pictures. */
  readonly cells: readonly SheetCell[];
  /** Its words. */
  readonly texts: readonly SheetText[];
}

/** Where a picture lies. */
export interface SheetCell {
  /** Of its left edge. */
  readonly x: number;
  /** Of its upper edge. */
  readonly y: number;
  /** A whole multiple of the picture's own. */
  readonly width: number;
  /** The same multiple. */
  readonly height: number;
  /** What is shown. */
  readonly picture: LabelledPicture;
}

/** Where words stand. */
export interface SheetText {
  /** Of their beginning or their middle. */
  readonly x: number;
  /** Of their base line. */
  readonly y: number;
  /** What of them stands at x. */
  readonly anchor: "start" | "middle";
  /** The words. */
  readonly text: string;
}

/** Pictures are enlarged by a whole number, up to about this many pixels wide. */
const PICTURE_WIDTH = 84;
const GAP = 12, LINE = 18, FONT_SIZE = 12;
/** Cells are at least so wide for each character of the longest label. */
const CHARACTER = 6.5;
/** Larger sheets have larger text: up to so many pixels it is as it is, and then grows with them. */
const TEXT_GROWS_FROM = 600;

/**
 * Lays a sheet out.
 *
 * @param size its width in pixels, where its pictures allow: they are enlarged by whole numbers; default: pictures of
 * about 84 pixels
 */
export function layOut({ title, rows }: ContactSheet, size?: number): SheetLayout {
  const unit = size === undefined ? 1 : Math.max(1, size / TEXT_GROWS_FROM);
  const [gap, line] = [GAP, LINE].map((length) => Math.round(length * unit)) as [number, number];
  const textWidth = (texts: readonly string[]) =>
    Math.ceil(Math.max(0, ...texts.map((text) => text.length)) * CHARACTER * unit);

  const pictures = rows.flatMap((row) => row.pictures);
  const widest = Math.max(1, ...pictures.map(({ raster }) => raster.width));
  const columns = Math.max(1, ...rows.map((row) => row.pictures.length));
  const margin = textWidth(rows.map(({ label }) => label));
  const left = gap + (margin > 0 ? margin + gap : 0);
  const wanted = size === undefined ? PICTURE_WIDTH : (size - left) / columns - gap;
  const zoom = Math.max(1, Math.floor(wanted / widest));
  const column = Math.max(widest * zoom, textWidth(pictures.map(({ label }) => label)));

  const cells: SheetCell[] = [];
  const texts: SheetText[] = [
    { x: gap, y: gap + line - Math.round(6 * unit), anchor: "start", text: title },
  ];
  let y = gap + line;
  for (const row of rows) {
    const tallest = Math.max(1, ...row.pictures.map(({ raster }) => raster.height)) * zoom;
    texts.push({ x: gap, y: y + Math.round(tallest / 2), anchor: "start", text: row.label });
    row.pictures.forEach((picture, c) => {
      const { raster, label } = picture;
      const [width, height] = [raster.width * zoom, raster.height * zoom];
      const x = left + c * (column + gap);
      cells.push({ x: x + Math.floor((column - width) / 2), y, width, height, picture });
      const below = y + tallest + line - Math.round(5 * unit);
      texts.push({ x: x + column / 2, y: below, anchor: "middle", text: label });
    });
    y += tallest + line + gap;
  }
  const width = Math.max(left + columns * (column + gap), gap * 2 + textWidth([title]), size ?? 0);
  return {
    width,
    height: y,
    fontSize: FONT_SIZE * unit,
    cells,
    texts: texts.filter(({ text }) => text !== ""),
  };
}
