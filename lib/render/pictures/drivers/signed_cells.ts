import { type CellEncoder, colorParameter } from "./cell_encoder.ts";
import type { ColorDepth } from "../color_depth.ts";

/** A sign is marked where the value is at least this far from zero (0.05 is a tenth of the way to the end). */
const MARK_FROM = 0.05;

/**
 * A row of cells of a signed picture: the colour of the mean of its two pixels with a + or - on it, so that the sign
 * can be seen without colour. Where the two pixels have opposite signs, half blocks show both.
 *
 * @param top values 0..1 of the upper pixels, 0.5 is zero
 * @param bottom of the lower pixels, as many
 * @param colors the 256 colour codes of a diverging map
 */
export function encodeSignedCells(
  top: ArrayLike<number>,
  bottom: ArrayLike<number>,
  colors: Int32Array,
  encoder: CellEncoder,
  depth: Exclude<ColorDepth, "none">,
): string {
  const code = (value: number) => colors[Math.round(Math.min(1, Math.max(0, value)) * 255)]!;
  let text = "", style = "";
  for (let i = 0; i < top.length; i++) {
    const [t, b] = [top[i]! - 0.5, bottom[i]! - 0.5];
    if (t * b < 0 && Math.min(Math.abs(t), Math.abs(b)) >= MARK_FROM) {
      text += encoder.encode(Int32Array.of(code(t + 0.5)), Int32Array.of(code(b + 0.5)));
      style = "";
      continue;
    }
    const mean = (t + b) / 2;
    const mark = mean >= MARK_FROM ? "+" : mean <= -MARK_FROM ? "-" : " ";
    const front = Math.abs(mean) > 0.28 ? 0.5 : mean > 0 ? 1 : 0;
    const next = (mark === " " ? "" : colorParameter(code(front), depth, "foreground") + ";") +
      colorParameter(code(mean + 0.5), depth, "background");
    if (next !== style) text += `\x1b[${next}m`;
    style = next;
    text += mark;
  }
  return text + "\x1b[m";
}
