import { textWidth } from "../../render/text/text_width.ts";

/** Where a pager writes, and who turns the pages. */
export interface PagerPlace {
  /** Writes to the screen. */
  out(text: string): Promise<void>;
  /** Width of the screen in cells. */
  readonly columns: number;
  /** Height of the screen in cells. */
  readonly rows: number;
  /** The next key that is pressed, as the terminal sends it. */
  readKey(): Promise<string>;
}

/** Writes text and stops at the end of each screen. */
export interface Pager {
  /** Writes; waits for a key where the screen is full. Throws {@linkcode PagerLeft} when the reader leaves. */
  out(text: string): Promise<void>;
  /** Draws what takes so many rows and cannot be cut, on the next page where it does not fit on this one. */
  whole(rows: number, draw: () => Promise<void>): Promise<void>;
}

/** The reader pressed q: no error, but nothing more to show. */
export class PagerLeft extends Error {
  /** Tells it from other errors in a log. */
  override name = "PagerLeft";
}

const PROMPT = "-- space: next page, enter: next line, q: leave --";

/** A pager: space (or f, PgDn) turns the page, enter (or j, down) shows a line more, q (or Escape) leaves. */
export function createPager({ out, columns, rows, readKey }: PagerPlace): Pager {
  const page = Math.max(1, rows - 1);
  let left = page;

  async function waitForKey(): Promise<void> {
    await out(`\x1b[7m${PROMPT.slice(0, columns - 1)}\x1b[m`);
    try {
      for (;;) {
        const key = await readKey();
        if (key === " " || key === "f" || key === "\x1b[6~") left = page;
        else if (key === "\r" || key === "\n" || key === "j" || key === "\x1b[B") left = 1;
        else if (key === "q" || key === "Q" || key === "\x1b" || key === "") throw new PagerLeft();
        if (left > 0) return;
      }
    } finally {
      await out("\r\x1b[K");
    }
  }

  let isWhole = false;
  return {
    async out(text) {
      if (isWhole) return await out(text);
      for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        if (left <= 0) await waitForKey();
        await out(line);
        if (line.endsWith("\n")) {
          left -= Math.max(1, Math.ceil(textWidth(line.trimEnd()) / columns));
        }
      }
    },
    async whole(rows, draw) {
      if (left < rows && left < page) await waitForKey();
      isWhole = true;
      try {
        await draw();
      } finally {
        isWhole = false;
      }
      left -= rows;
    },
  };
}
