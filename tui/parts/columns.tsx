import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { amount } from "../../lib/sections/numbers.ts";
import type { Area } from "../layout.ts";
import { largest } from "../pictures.ts";
import { theme } from "../theme.ts";
import { Chart } from "./chart.tsx";

const EIGHTHS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

/** The weights of one image as upright bars, the component's number (and, where it fits, the weight) below each. */
export function Columns({ values, area, unicode }: {
  values: readonly number[];
  area: Area;
  unicode: boolean;
}): ReactNode {
  if (area.rows < 3 || values.length === 0) return null;
  const pitch = Math.max(1, Math.min(9, Math.floor(area.columns / values.length)));
  const shown = values.slice(0, Math.floor(area.columns / pitch));
  const hasValues = pitch >= 7;
  const height = Math.min(12, area.rows - (hasValues ? 2 : 1));
  const max = largest(values);
  const barWidth = Math.max(1, pitch - (hasValues ? 3 : 1));
  const lines = Array.from({ length: height }, (_, line) =>
    shown.map((value) => {
      const eighths = max > 0 ? Math.round(value / max * height * 8) : 0;
      const level = Math.max(0, Math.min(8, eighths - (height - 1 - line) * 8));
      const cell = unicode ? EIGHTHS[level]! : level >= 4 ? "#" : " ";
      return cell.repeat(barWidth).padEnd(pitch);
    }).join(""));
  return (
    <Box flexDirection="column" flexShrink={0}>
      <Chart lines={lines} />
      <Text wrap="truncate">{numbers(shown.length, pitch, area.columns)}</Text>
      {hasValues && (
        <Text wrap="truncate" {...theme.quiet}>
          {shown.map((value) => amount(value).slice(0, pitch - 1).padEnd(pitch)).join("")}
        </Text>
      )}
    </Box>
  );
}

/** 1, 2, 3, ... under the bars; where these are narrow, only as many as can be read. */
function numbers(n: number, pitch: number, columns: number): string {
  const every = pitch > String(n).length ? 1 : pitch * 5 > String(n).length ? 5 : 10;
  let text = "";
  for (let i = 0; i < n; i++) {
    const at = i * pitch;
    if (at < text.length || at + String(i + 1).length > columns) continue;
    const isMarked = i === 0 || (i + 1) % every === 0;
    text = text.padEnd(at) + (isMarked ? String(i + 1) : "");
  }
  return text;
}
