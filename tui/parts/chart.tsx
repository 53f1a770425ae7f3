import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { colorParameter, RESET } from "../../lib/render/pictures/drivers/cell_encoder.ts";
import type { TextDrawing } from "../../lib/render/pictures/drawing.ts";
import { pad, textWidth } from "../../lib/render/text/text_width.ts";
import { useLook } from "./picture.tsx";

/**
 * Bars, curves and tables of numbers: painted as pictures are, since Ink takes its time for every character that it lays
 * out.
 *
 * @param isPlain in the colour of text, not in the accent
 */
export function Chart({ lines, isPlain = false }: {
  lines: readonly string[];
  isPlain?: boolean;
}): ReactNode {
  const { depth, pictures } = useLook();
  const color = depth === "none" || isPlain
    ? ""
    : `\x1b[${colorParameter(CYAN, "16", "foreground")}m`;
  const key = `chart ${color}\n${lines.join("\n")}`;
  const { mark, drawing } = pictures.picture(key, () => drawChart(lines, color));
  return (
    <Box width={drawing.columns} height={drawing.rows} flexShrink={0}>
      {lines.length > 0 && <Text>{mark}</Text>}
    </Box>
  );
}

/** The accent of `theme.ts`, of the terminal's own sixteen colours. */
const CYAN = 6;

/** Looks of characters are below those of pictures, and of coloured ones below those of plain ones. */
const COLORED = 0x110000;

function drawChart(lines: readonly string[], color: string): TextDrawing {
  const columns = Math.max(0, ...lines.map(textWidth));
  const full = lines.map((line) => [...pad(line, columns)]);
  const end = color === "" ? "" : RESET;
  const offset = color === "" ? 1 : 1 + COLORED;
  return {
    kind: "text",
    columns,
    rows: lines.length,
    line: (row, from = 0, to = columns) => color + full[row]!.slice(from, to).join("") + end,
    look: (row, column) => -(full[row]![column]!.codePointAt(0)! + offset),
  };
}
