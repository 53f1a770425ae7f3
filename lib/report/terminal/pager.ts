import { textWidth } from "../../terminal/text_width.ts";

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
  /** Counts rows that were drawn without text. */
  drewNative(rows: number): void;
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

  return {
    async out(text) {
      for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
        if (left <= 0) await waitForKey();
        await out(line);
        if (line.endsWith("\n")) left -= rowsOf(line, columns);
      }
    },
    drewNative(rows) {
      left -= rows - 1;
    },
  };
}

/** Rows that a line takes; the data of a picture in the terminal's own protocol count as one. */
function rowsOf(line: string, columns: number): number {
  if (line.includes("\x1b]1337") || line.includes("\x1b_G")) return 1;
  return Math.max(1, Math.ceil(textWidth(line.trimEnd()) / columns));
}

/**
 * Reads single keys from standard input. Ctrl-C stays a signal; aborting ends the waiting.
 *
 * @throws the signal's reason
 */
export async function readKey(signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  Deno.stdin.setRaw(true, { cbreak: true });
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
  });
  try {
    const bytes = new Uint8Array(16);
    const read = await Promise.race([Deno.stdin.read(bytes), aborted]);
    return new TextDecoder().decode(bytes.subarray(0, read ?? 0));
  } finally {
    signal.removeEventListener("abort", stop);
    Deno.stdin.setRaw(false);
  }
}
