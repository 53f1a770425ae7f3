/** What a cell of a table may hold; null is an empty cell. */
export type Cell = string | number | null;

/**
 * A table as CSV that spreadsheets, pandas and csv-parse read: a header, commas, `\n`, quotes where they must be.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { csv } from "./csv.ts";
 * assert.equal(csv(["index", "name"], [[0, 'a "b"'], [1, null]]), 'index,name\n0,"a ""b"""\n1,\n');
 * ```
 */
export function csv(head: readonly string[], rows: Iterable<readonly Cell[]>): string {
  const lines = [head.map(csvCell).join(",")];
  for (const row of rows) lines.push(row.map(csvCell).join(","));
  return lines.join("\n") + "\n";
}

/** The names of pixel columns, as in the Kaggle files: row x column, counted from 1. */
export function pixelColumns([height, width]: readonly [number, number]): string[] {
  return Array.from(
    { length: height * width },
    (_, j) => `${Math.floor(j / width) + 1}x${j % width + 1}`,
  );
}

/** A cell as it stands in a CSV file. */
export function csvCell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
