import type { LiveDriver, LiveProtocol } from "../driver.ts";
import { eraseCells, type ImageDrawing } from "../drawing.ts";
import { pictureCells } from "../picture.ts";
import { picturePixels } from "../pixels.ts";
import type { CellSize } from "../terminal_answer.ts";
import { nameOf } from "../terminal_facts.ts";
import { encodeSixels } from "./sixel_encoder.ts";

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
  open: ({ answer }) => createSixel(answer?.cell ?? VT340_CELL),
};

/** Those that always draw them. */
const SIXEL_TERMINALS = new Set(["foot", "mlterm", "contour"]);

/** The cell of the VT340, and of Windows Terminal: what is taken where the terminal does not say. */
const VT340_CELL: CellSize = { width: 10, height: 20 };

/**
 * A driver for a size of cells.
 *
 * @param cell pixels of a cell
 */
export function createSixel(cell: CellSize): LiveDriver<ImageDrawing> {
  return {
    name: sixel.name,
    cell,
    isInPixels: true,
    draw(picture, options) {
      const { columns, rows } = pictureCells(picture, options.zoom);
      const text = encodeSixels(picturePixels(picture, options, cell));
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
