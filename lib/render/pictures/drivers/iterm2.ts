import type { CellSize } from "../terminal_answer.ts";
import type { LiveDriver, LiveProtocol } from "../driver.ts";
import { eraseCells, type ImageDrawing } from "../drawing.ts";
import { pictureCells } from "../picture.ts";
import { fewestChannels, picturePixels } from "../pixels.ts";
import { isAtLeast, nameOf, type TerminalFacts } from "../terminal_facts.ts";

/** iTerm2's protocol: PNGs in the place of text. */
export const iterm2: LiveProtocol = {
  name: "iTerm2's protocol",
  renderer: "iterm2",
  isNative: true,
  isLive: true,
  fits(terminal) {
    const { isScreen, multiplexer, colorDepth } = terminal;
    if (!isScreen) return { fits: "no", why: "no screen" };
    if (!knowsIt(terminal)) {
      return { fits: "unknown", why: `${nameOf(terminal)} is not known to have it` };
    }
    if (multiplexer) return { fits: "asked", why: `${multiplexer} passes no images on` };
    if (colorDepth === "none") return { fits: "asked", why: "no colours are wanted" };
    return { fits: "yes", why: `${nameOf(terminal)} has it` };
  },
  async open() {
    const [{ encode }, { image }] = await Promise.all([
      import("fast-png"),
      import("ansi-escapes"),
    ]);
    return createIterm2((pixels) => encode(fewestChannels(pixels)), image);
  },
};

/** The first versions that have it. */
const SINCE: Readonly<Record<string, readonly number[]>> = {
  iterm2: [3],
  wezterm: [20220319],
  vscode: [1, 80],
  mintty: [2, 9],
  rio: [0, 1, 13],
  konsole: [22, 4],
};

function knowsIt(terminal: TerminalFacts): boolean {
  const since = SINCE[terminal.name ?? ""];
  return since !== undefined && isAtLeast(terminal, ...since);
}

/** Pixels per cell: enough for crisp edges on dense screens too, and twice as high as wide, as about all cells are. */
const CELL: CellSize = { width: 8, height: 16 };

function createIterm2(
  encodePng: (pixels: ReturnType<typeof picturePixels>) => Uint8Array,
  image: typeof import("ansi-escapes")["image"],
): LiveDriver<ImageDrawing> {
  return {
    name: iterm2.name,
    cell: CELL,
    draw(picture, options) {
      const { columns, rows } = pictureCells(picture, options.zoom);
      const png = encodePng(picturePixels(picture, options, CELL));
      const text = image(png, { width: columns, height: rows, preserveAspectRatio: false });
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
