// deno-lint-ignore no-control-regex -- SGR sequences and OSC 8 links are control characters by nature
const ESCAPES = /\x1b\[[0-9;:]*m|\x1b\]8;[^\x07\x1b]*(?:\x07|\x1b\\)/g;

/** The text without its colour escapes. */
export function plain(text: string): string {
  return text.replaceAll(ESCAPES, "");
}

/** Cells that the text takes, its colour escapes not counted. For the narrow characters that strokes writes. */
export function textWidth(text: string): number {
  return [...plain(text)].length;
}

/** Fills up with spaces to a width, on the right or (for numbers) on the left. */
export function pad(text: string, width: number, side: "left" | "right" = "right"): string {
  const spaces = " ".repeat(Math.max(0, width - textWidth(text)));
  return side === "right" ? text + spaces : spaces + text;
}
