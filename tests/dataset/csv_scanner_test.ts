import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { scanRows } from "../../lib/dataset/csv_scanner.ts";

const encode = (text: string) => new TextEncoder().encode(text);

function target(rows: number, width: number) {
  return { pixels: new Uint8Array(rows * width), labels: new Int32Array(rows), rows: 0 };
}

/** Rows of a few fields, mostly zeros as in digits, mostly right. */
const field = fc.oneof(
  { weight: 20, arbitrary: fc.constant("0") },
  { weight: 10, arbitrary: fc.integer({ min: 0, max: 255 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: 256, max: 3000 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom("007", "", "-1", "1.5", " 3", "x", '"4"', "NaN", "1e3") },
);
const rows = fc.array(
  fc.record({
    fields: fc.array(field, { minLength: 8, maxLength: 10 }).map((fields) => fields.slice(0, 9)),
    newline: fc.constantFrom("\n", "\r\n"),
  }),
  { maxLength: 12 },
);

Deno.test("scanRows() reads what csv-parse reads, up to the first unusual row", () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(null, 0, 4, 8), (rows, labelField) => {
      const text = rows.map(({ fields, newline }) => fields.join(",") + newline).join("");
      const width = labelField === null ? 9 : 8;
      const into = target(rows.length, width);
      const scanned = scanRows(encode(text), 0, 9, labelField, into);

      const isPixel = (text: string) => /^\d+$/.test(text) && Number(text) <= 255;
      const isUnusual = (fields: string[]) =>
        fields.length !== 9 ||
        fields.some((text, at) => at === labelField ? !/^\d+$/.test(text) : !isPixel(text));
      const firstUnusual = rows.findIndex(({ fields }) => isUnusual(fields));
      const usual = firstUnusual < 0 ? rows : rows.slice(0, firstUnusual);
      equal(scanned.rows, usual.length);
      equal(scanned.isUnusual, firstUnusual >= 0);

      const oracle: string[][] = parse(text.slice(0, scanned.end), {
        record_delimiter: ["\r\n", "\n"],
        relax_column_count: true,
      });
      equal(oracle.length, usual.length);
      for (const [row, fields] of oracle.entries()) {
        const pixels = fields.filter((_, at) => at !== labelField).map(Number);
        deepEqual([...into.pixels.subarray(row * width, (row + 1) * width)], pixels);
        if (labelField !== null) equal(into.labels[row], Number(fields[labelField]));
      }
      const after = into.pixels.subarray(usual.length * width);
      equal(after.findIndex((value) => value !== 0), -1, "nothing is left of an unusual row");
    }),
    { numRuns: 500 },
  );
});

Deno.test("scanRows() never reads a row's fields from the next row", () => {
  const into = target(2, 4);
  const scanned = scanRows(encode("0,0,0\n0,0,0,0,0\n"), 0, 4, null, into);
  deepEqual(scanned, { rows: 0, end: 0, isUnusual: true });
});

Deno.test("scanRows() stops where the target is full, and goes on from there", () => {
  const text = encode("1,2\n3,4\n5,6\n");
  const first = target(2, 2);
  const stopped = scanRows(text, 0, 2, null, first);
  deepEqual(stopped, { rows: 2, end: 8, isUnusual: false });
  const second = { ...target(2, 2), rows: 1 };
  const ended = scanRows(text, stopped.end, 2, null, second);
  deepEqual(ended, { rows: 1, end: 12, isUnusual: false });
  deepEqual([...first.pixels, ...second.pixels], [1, 2, 3, 4, 0, 0, 5, 6]);
});

Deno.test("scanRows() leaves labels that might not fit into 32 bits to csv-parse", () => {
  const into = target(2, 1);
  const scanned = scanRows(encode("999999999,1\n4294967296,1\n"), 0, 2, 0, into);
  equal(scanned.rows, 1);
  equal(scanned.isUnusual, true);
  equal(into.labels[0], 999999999);
});

Deno.test("scanRows() knows only a line feed, or a carriage return before one, as the end of a row", () => {
  for (const text of ["1,2\r3,4\n", "1,2\r\r\n", "1,2,\n", "1\r\n,2\n", "\n", "1,2;\n"]) {
    const scanned = scanRows(encode(text), 0, 2, null, target(4, 2));
    deepEqual(scanned, { rows: 0, end: 0, isUnusual: true }, JSON.stringify(text));
  }
});
