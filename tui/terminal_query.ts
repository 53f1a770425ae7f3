import process from "node:process";
import type { TuiStart } from "./start.ts";

/** Asks the name and version of the terminal (XTVERSION). */
const NAME = "\x1b[>q";

/**
 * Asks whether images can be shown among the text. Only where the environment hints at a terminal that knows kitty's
 * Unicode placeholders, as others may print the question; the answer decides.
 */
export function askForImages(start: TuiStart, write: (text: string) => void): void {
  const { TERM = "", TERM_PROGRAM = "", KITTY_WINDOW_ID, TMUX, STY } = process.env;
  if ((start.renderer ?? "auto") !== "auto" || start.colorDepth === "none" || TMUX || STY) return;
  const hint = /kitty|ghostty/.test(`${TERM} ${TERM_PROGRAM}`) || KITTY_WINDOW_ID !== undefined;
  if (hint) write(NAME);
}

/** Whether an answer is that of a terminal that shows images in place of Unicode placeholders. */
export function hasSaidImages(reply: string): boolean {
  return /^>\|(kitty|ghostty)/i.test(reply.slice(2)); // after ESC P
}
