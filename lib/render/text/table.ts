import { pad, textWidth } from "./text_width.ts";

/** One column of a table. */
export interface Column {
  /** What stands above it; "" for none. */
  readonly title: string;
  /** Numbers are set flush right. */
  readonly align?: "left" | "right";
}

/**
 * Rows as aligned columns two spaces apart; no frame, no trailing spaces. The line of titles is left out where all
 * are empty.
 *
 * @example
 * ```ts
 * import { table } from "./table.ts";
 * const lines = table([{ title: "digit" }, { title: "images", align: "right" }], [["0", "1001"]]);
 * if (lines.join("|") !== "digit  images|0        1001") throw new Error(lines.join("|"));
 * ```
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  styleTitle: (title: string) => string = (title) => title,
): string[] {
  const widths = columns.map((column, i) =>
    Math.max(textWidth(column.title), ...rows.map((row) => textWidth(row[i] ?? "")))
  );
  const line = (cells: readonly string[]) =>
    columns.map((column, i) => {
      const isLast = i === columns.length - 1;
      if (isLast && column.align !== "right") return cells[i] ?? "";
      return pad(cells[i] ?? "", widths[i]!, column.align === "right" ? "left" : "right");
    }).join("  ").trimEnd();
  const body = rows.map(line);
  if (columns.every((column) => column.title === "")) return body;
  return [
    line(columns.map((column) => column.title === "" ? "" : styleTitle(column.title))),
    ...body,
  ];
}
