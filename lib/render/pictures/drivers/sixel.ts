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
  const pixels = new Uint32Array(rgba.buffer);
  for (const step of STEPS) {
    const found = inSteps(pixels, step);
    if (found) return { ...size, ...found };
  }
  throw new Error("six levels of three colours are 216");
}

/** The pixels with colours in steps of so many per cent; null where that leaves too many. */
function inSteps(
  pixels: Uint32Array,
  step: number,
): { rgba: Uint8Array<ArrayBuffer>; palette: [number, number, number][] } | null {
  const level = (value: number) =>
    Math.round(Math.min(100, Math.round(value * 100 / 255 / step) * step) * 255 / 100);
  const snappedOf = new Map<number, number>([[0, 0]]);
  const palette = new Map<number, [number, number, number]>();
  const snapped = new Uint32Array(pixels.length);
  const bytes = new Uint8Array(4), packed = new Uint32Array(bytes.buffer);
  let last = 0, lastSnapped = 0;
  for (let i = 0; i < pixels.length; i++) {
    const pixel = pixels[i]!;
    if (pixel !== last) {
      last = pixel;
      let known = snappedOf.get(pixel);
      if (known === undefined) {
        packed[0] = pixel;
        const rgb: [number, number, number] = [
          level(bytes[0]!),
          level(bytes[1]!),
          level(bytes[2]!),
        ];
        bytes.set(rgb);
        known = packed[0]!;
        snappedOf.set(pixel, known);
        palette.set(known, rgb);
        if (palette.size > MOST_COLORS) return null;
      }
      lastSnapped = known;
    }
    snapped[i] = lastSnapped;
  }
  return { rgba: new Uint8Array(snapped.buffer), palette: [...palette.values()] };
}
