import { eraseCells } from "../../lib/render/pictures/drawing.ts";
import type { LiveDriver } from "../../lib/render/pictures/driver.ts";
import { createHalfBlocks } from "../../lib/render/pictures/drivers/half_blocks.ts";

/**
 * Image protocols that an emulator without images can show. `inCells` paints as sixels and iTerm2's images do: wherever
 * the cursor is, over the cells, and text over them wipes it. `aboveText` paints as kitty does: what is painted stays
 * until it is deleted; `openInkTerminal` keeps a list of what is there.
 */
export function imageDriver(kind: "inCells" | "aboveText"): LiveDriver {
  const blocks = createHalfBlocks("256");
  let lastId = 0;
  return {
    name: kind,
    cell: { width: 8, height: 16 },
    draw(picture, options) {
      const text = blocks.draw(picture, options);
      const { columns, rows } = text;
      const lines = Array.from({ length: rows }, (_, row) => text.line(row));
      const id = ++lastId;
      if (kind === "inCells") {
        return {
          kind: "image",
          columns,
          rows,
          paint: () => lines.join(`\x1b[${columns}D\x1b[B`),
          erase: (column, line) => eraseCells({ columns, rows }, column, line),
          isAboveText: false,
        };
      }
      // deno-lint-ignore no-control-regex -- within a sequence there is no other
      const look = `${columns} x ${rows} ${lines.join("").replaceAll(/[\x1b;]/g, " ")}`;
      return {
        kind: "image",
        columns,
        rows,
        paint: () => `\x1b]7777;${id};${look}\x07`,
        erase: () => `\x1b]7777;${id}\x07`,
        isAboveText: true,
      };
    },
  };
}
