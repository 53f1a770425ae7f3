import type { Cell, DataTable } from "../../sections/table.ts";

/**
 * A table as CSV that spreadsheets, pandas and csv-parse read: a header, commas, `\n`, quotes where they must be.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { csv } from "./csv.ts";
 * const table = { head: ["index", "name"], rows: [[0, 'a "b"'], [1, null]] };
 * assert.equal(csv(table), 'index,name\n0,"a ""b"""\n1,\n');
 * ```
 */
export function csv(table: DataTable): string {
  return [...csvPieces(table)].join("");
}

/** The same in pieces of some hundred kilobytes. */
export function* csvPieces({ head, rows }: DataTable): Generator<string> {
  let text = line(head);
  for (const row of rows) {
    text += line(row);
    if (text.length < 1 << 18) continue;
    yield text;
    text = "";
  }
  yield text;
}

function line(cells: readonly Cell[]): string {
  return cells.map(cell).join(",") + "\n";
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
