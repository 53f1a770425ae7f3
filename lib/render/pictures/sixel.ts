import { FINALIZER, introducer, sixelEncode } from "sixel";
import { pictureSheet, type Placed, type Sheet } from "./picture_sheet.ts";
import type { CellSize } from "./terminal_answer.ts";

/** The cell of the VT340, and of Windows Terminal: what is taken where the terminal does not say. */
export const VT340_CELL: CellSize = { width: 10, height: 20 };

/**
 * Pictures side by side in sixels, at the cursor, which stands at the beginning of the line below them after it.
 * Terminals leave it in different places themselves, and scroll at the lower edge; so room is made first, and the
 * cursor's place is kept.
 *
 * @param places each picture with its first column
 * @param cell size of the terminal's cells
 * @param screenRows height of the screen; what is higher simply scrolls
 */
export function sixelPictures(
  places: readonly Placed[],
  { columns, rows, zoom }: { columns: number; rows: number; zoom: number },
  cell: CellSize,
  screenRows: number,
): string {
  const layout = { columns, rows, zoom, cellWidth: cell.width, cellHeight: cell.height };
  const drawn = sixels(pictureSheet(places, layout));
  if (rows + 1 >= screenRows) return drawn + "\r\n";
  // one line more, as the last band of six pixels may reach into it
  const room = "\n".repeat(rows + 1) + `\x1b[${rows + 1}A`;
  return `${room}\x1b7${drawn}\x1b8\x1b[${rows}B\r`;
}

/** A sheet as a sequence of sixels; what is transparent stays as it was on the screen. */
export function sixels(sheet: Sheet): string {
  const { rgba, palette } = reduced(sheet);
  return introducer(1) + sixelEncode(rgba, sheet.width, sheet.height, palette) + FINALIZER;
}

const MOST_COLORS = 256;
/** Sixels say how much of a colour there is in per cent: these steps are as fine as it gets, and coarser ones. */
const STEPS = [1, 2, 4, 5, 10, 20];

/** The same pixels in no more colours than there are registers, by the finest step that does. */
function reduced({ rgba }: Sheet): { rgba: Uint8Array; palette: [number, number, number][] } {
  for (const step of STEPS) {
    const level = (value: number) =>
      Math.round(Math.min(100, Math.round(value * 100 / 255 / step) * step) * 255 / 100);
    const levels = Uint8Array.from({ length: 256 }, (_, value) => level(value));
    const colors = new Set<number>();
    const snapped = new Uint8Array(rgba.length);
    for (let i = 0; i < rgba.length; i += 4) {
      if (rgba[i + 3] === 0) continue;
      const [red, green, blue] = [levels[rgba[i]!]!, levels[rgba[i + 1]!]!, levels[rgba[i + 2]!]!];
      snapped[i] = red;
      snapped[i + 1] = green;
      snapped[i + 2] = blue;
      snapped[i + 3] = 255;
      colors.add(red << 16 | green << 8 | blue);
    }
    if (colors.size > MOST_COLORS) continue;
    const palette = [...colors].map((color): [number, number, number] => [
      color >> 16,
      color >> 8 & 255,
      color & 255,
    ]);
    // a sheet without a picture
    return { rgba: snapped, palette: palette.length > 0 ? palette : [[0, 0, 0]] };
  }
  throw new Error("six levels of three colours are 216");
}
