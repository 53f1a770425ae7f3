import type { LiveDriver, LiveProtocol } from "../driver.ts";
import { type ImageDrawing, moveTo } from "../drawing.ts";
import { pictureCells } from "../picture.ts";
import type { CellSize } from "../terminal_answer.ts";
import { isAtLeast, nameOf } from "../terminal_facts.ts";
import { createImageNumbers, kittyTransmission } from "./kitty_transmission.ts";

/** kitty's protocol: images over the text, which stay until they are deleted. */
export const kitty: LiveProtocol = {
  name: "kitty's protocol",
  renderer: "kitty",
  isNative: true,
  isLive: true,
  fits(terminal) {
    const { isScreen, name, answer, multiplexer, colorDepth } = terminal;
    if (!isScreen) return { fits: "no", why: "no screen" };
    const isNamed = name === "kitty" || name === "ghostty" ||
      (name === "konsole" && isAtLeast(terminal, 22, 4));
    // its own answer counts: the environment may be that of a terminal further out
    if (answer ? !answer.kitty : !isNamed) {
      return { fits: "unknown", why: `${nameOf(terminal)} does not take an image by it` };
    }
    if (multiplexer) return { fits: "asked", why: `${multiplexer} passes no images on` };
    if (colorDepth === "none") return { fits: "asked", why: "no colours are wanted" };
    if (BETTER_BY_ITERM2.has(name ?? "")) {
      return { fits: "asked", why: `${nameOf(terminal)} is surer with iTerm2's protocol` };
    }
    return {
      fits: "yes",
      why: answer?.kitty
        ? `${nameOf(terminal)} takes images by it`
        : `the environment says ${name}`,
    };
  },
  open: ({ answer }) => createKitty(answer?.cell ?? { width: 8, height: 16 }),
};

/** They know both, but kitty's protocol in part. */
const BETTER_BY_ITERM2 = new Set(["iterm2", "wezterm", "vscode"]);

/**
 * A driver that numbers its images itself.
 *
 * @param cell pixels that a cell of the terminal has
 */
export function createKitty(cell: CellSize): LiveDriver<ImageDrawing> {
  const nextNumber = createImageNumbers();
  return {
    name: kitty.name,
    cell,
    draw(picture, { zoom, colorMap }) {
      const { columns, rows } = pictureCells(picture, zoom);
      const id = nextNumber();
      // C=1: the cursor stays
      const keys = { a: "T", i: id, p: 1, c: columns, r: rows, C: 1 };
      const text = kittyTransmission(picture, colorMap, keys);
      return {
        kind: "image",
        columns,
        rows,
        paint: () => text,
        // with its data, which the next painting sends again
        erase: (column, line) => `${moveTo(column, line)}\x1b_Ga=d,d=I,i=${id},q=2\x1b\\`,
        isAboveText: true,
      };
    },
  };
}
