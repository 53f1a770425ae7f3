import type { ColorDepth } from "../pictures/color_depth.ts";

/** Functions that mark text, or leave it as it is where there is no colour. */
export type Style = Readonly<
  Record<"bold" | "dim" | "red" | "green" | "yellow", (text: string) => string>
>;

/** The marks of a colour depth. Colour is never the only mark: whoever sees none still has the words. */
export function styleFor(depth: ColorDepth): Style {
  const sgr = (on: number, off: number) =>
    depth === "none" ? (text: string) => text : (text: string) => `\x1b[${on}m${text}\x1b[${off}m`;
  return {
    bold: sgr(1, 22),
    dim: sgr(2, 22),
    red: sgr(31, 39),
    green: sgr(32, 39),
    yellow: sgr(33, 39),
  };
}
