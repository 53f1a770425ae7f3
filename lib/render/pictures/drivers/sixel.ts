import type { LiveDriver, LiveProtocol } from "../driver.ts";
import { eraseCells, type ImageDrawing } from "../drawing.ts";
import { pictureCells } from "../picture.ts";
import { picturePixels, type Pixels } from "../pixels.ts";
import type { CellSize } from "../terminal_answer.ts";
import { nameOf } from "../terminal_facts.ts";

/** Sixels: images in the place of text, in up to 256 colours. */
export const sixel: LiveProtocol = {
  name: "sixels",
  renderer: "sixel",
  isNative: true,
  isLive: true,
  fits(terminal) {
    const { isScreen, name, answer, multiplexer, isRemote, colorDepth } = terminal;
    if (!isScreen) return { fits: "no", why: "no screen" };
    const isNamed = SIXEL_TERMINALS.has(name ?? "");
    if (answer ? !answer.sixel : !isNamed) {
      return { fits: "unknown", why: `${nameOf(terminal)} does not say that it draws them` };
    }
    if (multiplexer) return { fits: "asked", why: `${multiplexer} passes no images on` };
    if (colorDepth === "none") return { fits: "asked", why: "no colours are wanted" };
    if (answer && !answer.cell) {
      return { fits: "asked", why: `${nameOf(terminal)} does not say how large its cells are` };
    }
    if (isRemote) return { fits: "asked", why: "over a network they take too many bytes" };
    return { fits: "yes", why: `${nameOf(terminal)} draws them` };
  },
  async open({ answer }) {
    const encoder = await import("sixel");
    return createSixel(answer?.cell ?? VT340_CELL, encoder);
  },
};

/** Those that always draw them. */
const SIXEL_TERMINALS = new Set(["foot", "mlterm", "contour"]);

/** The cell of the VT340, and of Windows Terminal: what is taken where the terminal does not say. */
const VT340_CELL: CellSize = { width: 10, height: 20 };

/** What is used of npm's sixel. */
export type SixelEncoder = Pick<typeof import("sixel"), "introducer" | "sixelEncode" | "FINALIZER">;

/**
 * A driver for a size of cells.
 *
 * @param cell pixels of a cell
 * @param encoder npm's sixel
 */
export function createSixel(cell: CellSize, encoder: SixelEncoder): LiveDriver<ImageDrawing> {
  const { introducer, sixelEncode, FINALIZER } = encoder;
  return {
    name: sixel.name,
    cell,
    isInPixels: true,
    draw(picture, options) {
      const { columns, rows } = pictureCells(picture, options.zoom);
      const { width, height, rgba, palette } = reduced(picturePixels(picture, options, cell));
      // 1: what is transparent stays as it was on the screen
      const text = introducer(1) + sixelEncode(rgba, width, height, palette) + FINALIZER;
      return {
        kind: "image",
        columns,
        rows,
        paint: () => text,
        erase: (column, line) => eraseCells({ columns, rows }, column, line),
        isAboveText: false,
      };
    },
  };
}

const MOST_COLORS = 256;
/** Sixels say how much of a colour there is in per cent: these steps are as fine as it gets, and coarser ones. */
const STEPS = [1, 2, 4, 5, 10, 20];

/** The same pixels in no more colours than there are registers, by the finest step that does. */
function reduced({ rgba, ...size }: Pixels): Pixels & { palette: [number, number, number][] } {
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
    return { ...size, rgba: snapped, palette };
  }
  throw new Error("six levels of three colours are 216");
}
