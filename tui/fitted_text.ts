import { pad, textWidth } from "../lib/render/text/text_width.ts";

/** Text in exactly so many columns: filled up with spaces, or cut with a mark. */
export function fittedText(
  text: string,
  columns: number,
  side: "left" | "right" = "right",
): string {
  if (textWidth(text) <= columns) return pad(text, columns, side);
  const kept: string[] = [];
  let width = 1;
  for (const character of text) {
    width += textWidth(character);
    if (width > columns) break;
    kept.push(character);
  }
  return pad(kept.join("") + "…", columns, side);
}
