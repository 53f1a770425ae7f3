import { deepEqual, equal, rejects } from "node:assert/strict";
import fc from "fast-check";
import { parse } from "csv-parse/sync";
import { readCsvFile } from "../../lib/dataset/csv_file.ts";
import { createImageChunks, type ImageChunks, joinImages } from "../../lib/dataset/image_chunks.ts";

/** Reads bytes that arrive in pieces ending at `cuts`, as if the number of rows were foreseen as `expectedRows`. */
async function read(bytes: Uint8Array, cuts: readonly number[] = [], expectedRows = 1) {
  async function* pieces() {
    const ends = [...cuts, bytes.length].map((cut) => Math.min(cut, bytes.length)).sort((a, b) =>
      a - b
    );
    // One buffer for all pieces, as readBytes() has.
    const buffer = new Uint8Array(bytes.length);
    for (const [index, end] of ends.entries()) {
      const piece = bytes.subarray(index === 0 ? 0 : ends[index - 1], end);
      buffer.set(piece);
      yield await Promise.resolve(buffer.subarray(0, piece.length));
      buffer.fill(0);
    }
  }
  let images: ImageChunks | undefined;
  const layout = await readCsvFile("a.csv", pieces(), null, null, (layout) => {
    return images = createImageChunks(layout.pixels, expectedRows);
  });
  const { pixels, labels } = joinImages(images!);
  return { pixels, labels: layout.labelField === null ? null : labels };
}

const readText = (text: string, cuts?: readonly number[], expectedRows?: number) =>
  read(new TextEncoder().encode(text), cuts, expectedRows);

const cell = fc.oneof(
  { weight: 20, arbitrary: fc.constant("0") },
  { weight: 10, arbitrary: fc.integer({ min: 0, max: 255 }).map(String) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("0.5", '"12"', " 7 ", "1e2", "007", "+3", "-0", "254.99"),
  },
);
const table = fc.record({
  rows: fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { minLength: 1, maxLength: 20 }),
  labels: fc.array(fc.integer({ min: -3, max: 2000 }), { minLength: 20, maxLength: 20 }),
  separator: fc.constantFrom(",", ",", ",", ";", "\t"),
  newline: fc.constantFrom("\n", "\r\n"),
  hasLabels: fc.boolean(),
  hasHeader: fc.boolean(),
  hasMark: fc.boolean(),
  hasLastNewline: fc.boolean(),
});

Deno.test("readCsvFile() reads what csv-parse reads, however the bytes arrive", async () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      table,
      cuts,
      fc.integer({ min: 0, max: 40 }),
      async (table, cuts, expected) => {
        const { hasLabels, separator, newline } = table;
        const names = Array.from({ length: 9 }, (_, p) => `${Math.floor(p / 3) + 1}x${p % 3 + 1}`);
        const lines = [
          ...(table.hasHeader ? [hasLabels ? ["label", ...names] : names] : []),
          ...table.rows.map((row, at) => hasLabels ? [String(table.labels[at]), ...row] : row),
        ].map((fields) => fields.join(separator));
        const text = (table.hasMark ? "\ufeff" : "") + lines.join(newline) +
          (table.hasLastNewline ? newline : "");
        const { pixels, labels } = await readText(text, cuts, expected);

        const oracle: string[][] = parse(text, {
          bom: true,
          trim: true,
          delimiter: separator,
          from: table.hasHeader ? 2 : 1,
        });
        const values = oracle.flatMap((row) => row.slice(hasLabels ? 1 : 0)).map(Number);
        deepEqual([...pixels], [...Float32Array.from(values, (value) => value + 0)]);
        deepEqual(labels && [...labels], hasLabels ? oracle.map(([label]) => Number(label)) : null);
        equal(pixels instanceof Uint8Array, values.every(Number.isInteger));
      },
    ),
    { numRuns: 300 },
  );
});

Deno.test("readCsvFile() takes single bytes as they come", async () => {
  const text = "label,1x1,1x2\r\n3,0,255\r\n-4,10,20\r\n5,0.5,7";
  const cuts = Array.from(text, (_, index) => index);
  const { pixels, labels } = await readText(text, cuts);
  deepEqual([...pixels], [0, 255, 10, 20, 0.5, 7]);
  deepEqual([...labels!], [3, -4, 5]);
});

Deno.test("readCsvFile() keeps bytes as bytes while a whole number is written as a fraction", async () => {
  const { pixels } = await readText("1x1,1x2\n1.0,2\n3,4e0\n5,6\n");
  equal(pixels instanceof Uint8Array, true);
  deepEqual([...pixels], [1, 2, 3, 4, 5, 6]);
});

Deno.test("readCsvFile() skips empty lines between rows and counts them", async () => {
  const { pixels } = await readText("1x1,1x2\n1,2\n\n\n3,4\n\n");
  deepEqual([...pixels], [1, 2, 3, 4]);
  await rejects(readText("1x1,1x2\n1,2\n\n\n3,x\n"), {
    message: /^a\.csv:5: column 2 \(1x2\) is "x"/,
  });
});

Deno.test("readCsvFile() takes a quoted header and goes on with the fast rows", async () => {
  const { pixels, labels } = await readText('"1x1","1x2","label"\n1,2,3\n4,5,6\n');
  deepEqual([...pixels], [1, 2, 4, 5]);
  deepEqual([...labels!], [3, 6]);
});

Deno.test("readCsvFile() reads more rows than were foreseen, and far fewer", async () => {
  const text = Array.from({ length: 3000 }, (_, row) => `${row},${row % 256},1\n`).join("");
  for (const expectedRows of [0, 1, 2999, 3000, 100_000]) {
    const { pixels, labels } = await readText(`label,1x1,1x2\n${text}`, [], expectedRows);
    equal(labels!.length, 3000);
    equal(labels![2999], 2999);
    equal(pixels.length, 6000);
    equal(pixels[5998], 2999 % 256);
  }
});

Deno.test("readCsvFile() does not take in the rest of the file after a quote that is never closed", async () => {
  const rows = "0,0,0,0\n".repeat(100_000);
  await rejects(readText(`1,2,3,4\n1,"2,3,4\n${rows}`), {
    name: "Failure",
    message: "a.csv:2: misplaced quotes; repair or remove that line",
  });
});
