import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { BRAILLE_DOTS, brailleCharacter } from "../../../lib/render/pictures/drivers/braille.ts";
import { amount } from "../../../lib/sections/numbers.ts";
import type { Area } from "../../layout.ts";
import { theme } from "../../theme.ts";
import { Chart } from "../../parts/chart.tsx";

/** Room for the numbers at the left. */
const AXIS_COLUMNS = 11;

/** The error of each pass, as dots of braille: 2 x 4 a cell; without Unicode as one star a column. */
export function ErrorCurve({ errors, area, unicode }: {
  errors: readonly number[];
  area: Area;
  unicode: boolean;
}): ReactNode {
  const width = area.columns - AXIS_COLUMNS - 1;
  if (errors.length < 2) return <Box height={area.rows} flexShrink={0} />;
  const low = Math.min(...errors), high = Math.max(...errors);
  const lines = (unicode ? brailleCurve : asciiCurve)(errors, { columns: width, rows: area.rows });
  const labels = lines.map((_, line) =>
    (line === 0 ? amount(high) : line === area.rows - 1 ? amount(low) : "").padStart(
      AXIS_COLUMNS - 1,
    )
  );
  return (
    <Box height={area.rows} columnGap={1} flexShrink={0}>
      <Text {...theme.quiet}>{labels.join("\n")}</Text>
      <Chart lines={lines} />
    </Box>
  );
}

/** Height of the curve at `steps` places, 0 (lowest) to `levels - 1`. */
function heights(errors: readonly number[], steps: number, levels: number): number[] {
  const low = Math.min(...errors), high = Math.max(...errors);
  return Array.from({ length: steps }, (_, i) => {
    const at = i / (steps - 1) * (errors.length - 1);
    const a = errors[Math.floor(at)]!, b = errors[Math.ceil(at)]!;
    const value = a + (b - a) * (at - Math.floor(at));
    return high > low ? Math.round((value - low) / (high - low) * (levels - 1)) : 0;
  });
}

function brailleCurve(errors: readonly number[], { columns, rows }: Area): string[] {
  const cells = Array.from({ length: rows }, () => new Uint8Array(columns));
  heights(errors, columns * 2, rows * 4).forEach((height, x) => {
    const y = rows * 4 - 1 - height;
    cells[y >> 2]![x >> 1]! |= BRAILLE_DOTS[y & 3]![x & 1]!;
  });
  return cells.map((line) => Array.from(line, brailleCharacter).join(""));
}

function asciiCurve(errors: readonly number[], { columns, rows }: Area): string[] {
  const cells = Array.from({ length: rows }, () => new Array<string>(columns).fill(" "));
  heights(errors, columns, rows).forEach((height, x) => cells[rows - 1 - height]![x] = "*");
  return cells.map((line) => line.join(""));
}
