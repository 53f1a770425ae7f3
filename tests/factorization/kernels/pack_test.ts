import assert from "node:assert/strict";
import fc from "fast-check";
import { outerScratch } from "../../../lib/factorization/kernels/kernels.ts";
import { runBoth } from "../../support/both_kernels.ts";
import { assertClose } from "../../support/close.ts";
import { randomNumbers } from "../../support/random_numbers.ts";

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });

const blocks = fc.record({
  rows: fc.integer({ min: 1, max: 9 }),
  columns: fc.integer({ min: 1, max: 50 }),
  kind: fc.constantFrom("bytes", "floats"),
  density: fc.constantFrom(0, 0.05, 0.3, 1),
  start: fc.integer({ min: 0, max: 20 }),
  seed: seeds,
}).map(({ rows, columns, kind, density, start, seed }) => {
  const random = randomNumbers(seed);
  const pixel = () => random() < density ? (kind === "bytes" ? 1 + random() * 255 : random()) : 0;
  const pixels = Array.from({ length: rows * columns }, pixel);
  const images = kind === "bytes" ? Uint8Array.from(pixels) : Float32Array.from(pixels);
  return { rows, columns, bytes: kind === "bytes", start, images };
});

Deno.test("count() and pack() list the non-zeros of bytes and floats as their plain twins do, to the bit", () => {
  fc.assert(
    fc.property(blocks, ({ rows, columns, bytes, start, images }) => {
      const counted = runBoth(
        {
          images,
          rowCounts: new Uint32Array(rows),
          columnCounts: Uint32Array.from({ length: columns }, (_, j) => j % 3),
        },
        (kernels, at) =>
          kernels.count(at.images, bytes, rows, columns, at.rowCounts, at.columnCounts),
      );
      assert.deepEqual(counted.wasm, counted.plain);
      const byRow = Array.from(
        { length: rows },
        (_, i) => images.subarray(i * columns, (i + 1) * columns).filter((x) => x !== 0).length,
      );
      assert.deepEqual([...counted.wasm.arrays.rowCounts], byRow);

      const starts = new Uint32Array(rows);
      let next = start;
      byRow.forEach((count, row) => {
        starts[row] = next;
        next += Math.ceil(count / 4) * 4;
      });
      const entries = next, Values = bytes ? Uint8Array : Float32Array;
      const cursors = new Uint32Array(columns);
      next = start;
      for (let j = 0; j < columns; j++) {
        cursors[j] = next;
        next += counted.wasm.arrays.columnCounts[j]! - j % 3;
      }
      const packed = runBoth(
        {
          images,
          starts,
          cursors,
          indices: new Uint16Array(entries),
          values: new Values(entries),
          columnIndices: new Uint16Array(next),
          columnValues: new Values(next),
        },
        (kernels, at) =>
          kernels.pack(
            at.images,
            bytes,
            rows,
            columns,
            at.starts,
            at.cursors,
            at.indices,
            at.values,
            at.columnIndices,
            at.columnValues,
          ),
      );
      assert.deepEqual(packed.wasm, packed.plain);
      const { indices, values, columnIndices, columnValues } = packed.wasm.arrays;
      const fromRows = new Values(images.length), fromColumns = new Values(images.length);
      byRow.forEach((count, row) => {
        for (let e = starts[row]!; e < starts[row]! + count; e++) {
          fromRows[row * columns + indices[e]!] = values[e]!;
        }
      });
      for (let j = 0; j < columns; j++) {
        for (let e = cursors[j]!; e < packed.wasm.arrays.cursors[j]!; e++) {
          fromColumns[columnIndices[e]! * columns + j] = columnValues[e]!;
        }
      }
      assert.deepEqual(fromRows, images);
      assert.deepEqual(fromColumns, images);
    }),
    { numRuns: 300 },
  );
});

Deno.test("outer() adds X'·X on and right of the diagonal, exactly for bytes, and leaves its scratch clean", () => {
  fc.assert(
    fc.property(blocks, ({ rows, columns, bytes, start, images }) => {
      const lists = Array.from(
        { length: rows },
        (_, i) => {
          const row = [...images.subarray(i * columns, (i + 1) * columns)];
          const list = row.flatMap((x, j) => x === 0 ? [] : [[j, x] as const]);
          return [
            ...list,
            ...Array(-list.length & 3).fill([0, 0]),
          ] as (readonly [number, number])[];
        },
      );
      const starts = Uint32Array.from({ length: rows + 1 }, () => start * 4);
      lists.forEach((list, i) => starts[i + 1] = starts[i]! + list.length);
      const before = Array<readonly [number, number]>(start * 4).fill([7, 9]);
      const entries = [...before, ...lists.flat()], vectors = Math.ceil(columns / 4);
      const values = entries.map(([, x]) => x), side = vectors * 4, old = 1000;
      const { wasm, plain } = runBoth(
        {
          starts,
          indices: Uint16Array.from(entries, ([j]) => j),
          values: bytes ? Uint8Array.from(values) : Float32Array.from(values),
          scratch: new Uint8Array(outerScratch(vectors)),
          out: bytes
            ? new Uint32Array(side * side).fill(old)
            : new Float64Array(side * side).fill(old),
        },
        (kernels, at) =>
          kernels.outer(
            bytes,
            rows,
            at.starts,
            at.indices,
            at.values,
            vectors,
            at.scratch,
            at.out,
          ),
      );
      for (const { arrays: { out } } of [wasm, plain]) {
        const found: number[] = [], expected: number[] = [];
        for (let a = 0; a < columns; a++) {
          for (let b = a; b < columns; b++) {
            let sum = old;
            for (let i = 0; i < rows; i++) {
              sum += images[i * columns + a]! * images[i * columns + b]!;
            }
            found.push(out[a * side + b]!);
            expected.push(sum);
          }
        }
        assertClose(found, expected, bytes ? 0 : 1e-14);
      }
      assert.ok(wasm.arrays.scratch.subarray(0, vectors * 16).every((x) => x === 0));
    }),
    { numRuns: 300 },
  );
});

Deno.test("moments() sums values and squares from any entry to any other, exactly for whole pixels", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.nat(),
      fc.boolean(),
      (numbers, a, b, bytes) => {
        const [from, to] = [a % (numbers.length + 1), b % (numbers.length + 1)].sort((x, y) =>
          x - y
        ) as [number, number];
        const { wasm, plain } = runBoth(
          {
            values: bytes ? Uint8Array.from(numbers) : Float32Array.from(numbers),
            out: new Float64Array(2),
          },
          (kernels, at) => kernels.moments(at.values, bytes, from, to, at.out),
        );
        const piece = numbers.slice(from, to);
        const expected = [
          piece.reduce((sum, x) => sum + x, 0),
          piece.reduce((sum, x) => sum + x * x, 0),
        ];
        assert.deepEqual([...wasm.arrays.out], expected);
        assert.deepEqual([...plain.arrays.out], expected);
      },
    ),
  );
});
