import type { PictureSet, ShownPicture } from "../../sections/section.ts";
import { type ColorMapName, colorOf } from "../pictures/color_map.ts";
import { html, type Markup, trusted } from "./markup.ts";

/** What the shades of some pictures stand for, and the colours of differences; nothing where colours are no scale. */
export function colorBars({ rows }: PictureSet): Markup[] {
  const shown = rows.flatMap(({ exhibits }) => exhibits.flatMap(({ pictures }) => pictures));
  const bars = [
    bar("grey", shown.filter(({ isSigned }) => !isSigned)),
    bar("diverging", shown.filter(({ isSigned }) => isSigned)),
  ];
  return bars.filter((one) => one !== null);
}

function bar(map: ColorMapName, shown: readonly ShownPicture[]): Markup | null {
  const scales = shown.map(({ scale }) => scale);
  const [first] = scales;
  if (!first || scales.includes(null)) return null;
  const isOne = scales.every((scale) => scale!.high === first.high && scale!.low === first.low);
  const high = isOne ? endOf(first.high) : "the largest value of each";
  return html`
    <span
      class="bar">${endOf(
        first.low,
      )} <span class="ramp" style="background:linear-gradient(90deg,${trusted(
        stops(map),
      )})"></span> ${high}</span>
  `;
}

function endOf(value: number): string {
  return String(Number(value.toPrecision(4))).replace("-", "−");
}

/** Colours of a map from its lowest value to its highest. */
function stops(map: ColorMapName): string {
  return Array.from({ length: 9 }, (_, i) => `rgb(${colorOf(map, i / 8).join(" ")})`).join(",");
}
