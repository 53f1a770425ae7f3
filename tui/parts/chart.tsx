import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { colorParameter, RESET } from "../../lib/render/pictures/drivers/cell_encoder.ts";
import type { ColorDepth } from "../../lib/render/pictures/color_depth.ts";
import type { TextDrawing } from "../../lib/render/pictures/drawing.ts";
import { pad, textWidth } from "../../lib/render/text/text_width.ts";
import { useLook } from "./picture.tsx";

/** Bars and curves: painted as pictures are, since Ink takes its time for every character that it lays out. */
export function Chart({ lines }: { lines: readonly string[] }): ReactNode {
  const { depth, pictures } = useLook();
  const key = `chart ${depth}\n${lines.join("\n")}`;
  const { mark, drawing } = pictures.picture(key, () => drawChart(lines, depth));
  return (
    <Box width={drawing.columns} height={drawing.rows} flexShrink={0}>
      {lines.length > 0 && <Text>{mark}</Text>}
    </Box>
  );
}

/** The accent of `theme.ts`, of the terminal's own sixteen colours. */
const CYAN = 6;

function drawChart(lines: readonly string[], depth: ColorDepth): TextDrawing {
  const columns = Math.max(0, ...lines.map(textWidth));
  const full = lines.map((line) => [...pad(line, columns)]);
  const begin = depth === "none" ? "" : `\x1b[${colorParameter(CYAN, "16", "foreground")}m`;
  const end = depth === "none" ? "" : RESET;
  return {
    kind: "text",
    columns,
    rows: lines.length,
    line: (row, from = 0, to = columns) => begin + full[row]!.slice(from, to).join("") + end,
  };
}
