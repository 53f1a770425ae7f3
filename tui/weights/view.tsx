import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { weight } from "../../lib/sections/numbers.ts";
import type { Area } from "../layout.ts";
import { Chart } from "../parts/chart.tsx";
import { largest } from "../../lib/sections/pictures.ts";
import { rangeText } from "../range_text.ts";
import type { State } from "../state.ts";
import { theme } from "../theme.ts";
import { NUMBERS_GAP, VALUE_COLUMNS, type WeightsLayout, weightsLayout } from "./layout.ts";
import { firstInSight } from "./update.ts";

/** The weights of one image, each with the number of its component: as upright bars, as numbers, or both. */
export function Weights({ state, values, area }: {
  state: State;
  values: readonly number[];
  area: Area;
}): ReactNode {
  const k = values.length;
  const layout = weightsLayout(k, area, state.weights.asNumbers);
  if (!layout) return null;
  const { bars, numbers, inSight } = layout;
  const first = firstInSight(state, inSight, k);
  const range = rangeText(first, inSight, k);
  const shown = values.slice(first, first + inSight);
  return (
    <Box flexDirection="column" flexShrink={0}>
      {range !== "" && (
        <Text wrap="truncate" {...theme.quiet}>{`weights ${range} · { } scroll`}</Text>
      )}
      {bars && Array.from({ length: bars.bands }, (_, band) => (
        <Band
          key={band}
          values={shown.slice(band * bars.perBand, (band + 1) * bars.perBand)}
          first={first + band * bars.perBand}
          bars={bars}
          max={largest(values)}
          columns={area.columns}
          unicode={state.unicode}
        />
      ))}
      {bars && numbers && <Box height={1} flexShrink={0} />}
      {numbers && <Chart lines={numberLines(shown, first, k, numbers.perLine)} isPlain />}
    </Box>
  );
}

const EIGHTHS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** A row of bars above the numbers of their components (and, where they fit, the weights). */
function Band({ values, first, bars, max, columns, unicode }: {
  values: readonly number[];
  first: number;
  bars: NonNullable<WeightsLayout["bars"]>;
  max: number;
  columns: number;
  unicode: boolean;
}): ReactNode {
  const { pitch, hasValues } = bars;
  const height = bars.rows - (hasValues ? 2 : 1);
  const barWidth = Math.max(1, pitch - (hasValues ? 3 : 1));
  const lines = Array.from({ length: height }, (_, line) =>
    values.map((value) => {
      const eighths = max > 0 ? Math.round(value / max * height * 8) : 0;
      const level = Math.max(0, Math.min(8, eighths - (height - 1 - line) * 8));
      const cell = unicode ? EIGHTHS[level]! : level >= 4 ? "#" : " ";
      return cell.repeat(barWidth).padEnd(pitch);
    }).join(""));
  return (
    <>
      <Chart lines={lines} />
      <Text wrap="truncate">{componentNumbers(first, values.length, pitch, columns)}</Text>
      {hasValues && (
        <Text wrap="truncate" {...theme.quiet}>
          {values.map((value) => weight(value).slice(0, pitch - 1).padEnd(pitch)).join("")}
        </Text>
      )}
    </>
  );
}

/** 1, 2, 3, ... under the bars; where these are narrow, only as many as can be read. */
function componentNumbers(first: number, n: number, pitch: number, columns: number): string {
  const longest = String(first + n).length;
  const every = pitch > longest ? 1 : pitch * 5 > longest ? 5 : 10;
  let text = "";
  for (let i = 0; i < n; i++) {
    const at = i * pitch, number = String(first + i + 1);
    if (at < text.length || at + number.length > columns) continue;
    const isMarked = i === 0 || (first + i + 1) % every === 0;
    text = text.padEnd(at) + (isMarked ? number : "");
  }
  return text;
}

/** `#1    0.21  #2    3.40`, line by line. */
function numberLines(
  values: readonly number[],
  first: number,
  k: number,
  perLine: number,
): string[] {
  const digits = String(k).length + 1;
  const cells = values.map((value, i) =>
    `#${first + i + 1}`.padEnd(digits) + weight(value).padStart(VALUE_COLUMNS + 1)
  );
  return Array.from(
    { length: Math.ceil(cells.length / perLine) },
    (_, line) => cells.slice(line * perLine, (line + 1) * perLine).join(" ".repeat(NUMBERS_GAP)),
  );
}
