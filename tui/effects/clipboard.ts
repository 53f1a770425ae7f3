import { Failure } from "../../lib/failure.ts";
import type { Contents } from "../contents.ts";

/** The most that terminals take from OSC 52 without complaint. */
const MOST_CLIPBOARD_BYTES = 74_994;

/** The escape sequence that puts the numbers shown into the clipboard of the person's own machine, also over SSH. */
export function clipboardSequence({ titles, rows }: Contents): string {
  const text = [titles, ...rows].map((row) => row.join("\t")).join("\n") + "\n";
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST_CLIPBOARD_BYTES) {
    throw new Failure(
      `${rows.length} lines are too much for the clipboard; e saves them as a file`,
    );
  }
  return `\x1b]52;c;${bytes.toBase64()}\x07`;
}
