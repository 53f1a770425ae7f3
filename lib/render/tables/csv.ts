import type { Cell } from "../../sections/table.ts";

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
  const lines = [head.map(cell).join(",")];
  for (const row of rows) lines.push(row.map(cell).join(","));
  return lines.join("\n") + "\n";
}

function cell(value: Cell): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
