import assert from "node:assert/strict";
import fc from "fast-check";
import { type Kernels, outerScratch } from "../../../lib/factorization/kernels/kernels.ts";
import { runBoth } from "../../support/both_kernels.ts";
import { assertClose } from "../../support/close.ts";
import { randomNumbers } from "../../support/random_numbers.ts";

/** Float32 sums in another order and with fused multiply-adds. */
const ROUNDING = 2e-5;

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
/** Vectors of four components: 12 fill the registers, so 13 and 14 take two rounds. */
const vectorCounts = fc.integer({ min: 1, max: 14 });

/** Lists of entries as X's rows and columns are, some of them empty, filled up to multiples of four by zeros. */
const lists = fc.record({
  vectors: vectorCounts,
  lengths: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 19 })), {
    minLength: 1,
    maxLength: 9,
  }),
  sourceRows: fc.integer({ min: 1, max: 40 }),
  whole: fc.boolean(),
  seed: seeds,
}).map(({ vectors, lengths, sourceRows, whole, seed }) => {
  const random = randomNumbers(seed), width = vectors * 4;
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, r) => starts[r + 1] = starts[r]! + Math.ceil(length / 4) * 4);
  const entries = starts.at(-1)!;
  const filler = new Set<number>();
  lengths.forEach((length, r) => {
    for (let e = starts[r]! + length; e < starts[r + 1]!; e++) filler.add(e);
  });
  const value = (_: unknown, e: number) =>
    filler.has(e) ? 0 : whole ? 1 + Math.floor(random() * 255) : random() * 255;
  return {
    vectors,
    count: lengths.length,
    starts,
    // Entries of a block begin anywhere in the arrays of all blocks.
    indices: Uint16Array.from({ length: entries }, () => random() * sourceRows),
    values: whole
      ? Uint8Array.from({ length: entries }, value)
      : Float32Array.from({ length: entries }, value),
    source: sparse(sourceRows * width, random),
    own: sparse(lengths.length * width, random),
    out: sparse(lengths.length * width, random),
  };
});

function productOf(kernels: Kernels, values: Uint8Array | Float32Array): Kernels["product"] {
  return values instanceof Uint8Array ? kernels.productBytes : kernels.product;
}

/** Numbers in [0, 2), a fifth of them zero. */
function sparse(length: number, random: () => number): Float32Array {
  return Float32Array.from({ length }, () => random() < 0.2 ? 0 : 2 * random());
}

Deno.test("product() is the plain twin's for every number of vectors, with empty lists, overwriting and adding", () => {
  fc.assert(
    fc.property(lists, fc.boolean(), ({ vectors, count, own: _, ...arrays }, fresh) => {
      const { wasm, plain } = runBoth(
        arrays,
        (kernels, at) =>
          productOf(kernels, arrays.values)(
            vectors,
            count,
            at.starts,
            at.indices,
            at.values,
            at.source,
            at.out,
            fresh,
          ),
      );
      assertClose(wasm.arrays.out, plain.arrays.out, ROUNDING);
    }),
    { numRuns: 400 },
  );
});

/** For each list some of the vectors, in order. */
const picksOf = (count: number, vectors: number, random: () => number) => {
  const lists = Array.from(
    { length: count },
    () => Array.from({ length: vectors }, (_, v) => v).filter(() => random() < 0.4),
  );
  const pickStarts = new Uint32Array(count + 1);
  lists.forEach((list, r) => pickStarts[r + 1] = pickStarts[r]! + list.length);
  return { pickStarts, picks: Uint16Array.from(lists.flat()) };
};

Deno.test("productPicked() and spreadPicked() are the plain twins', and leave the other vectors alone", () => {
  fc.assert(
    fc.property(lists, seeds, ({ vectors, count, own, source, out, ...arrays }, seed) => {
      const picked = picksOf(count, vectors, randomNumbers(seed)), width = vectors * 4;
      const bytes = arrays.values instanceof Uint8Array;
      const run = (kind: "product" | "spread", from: Float32Array, to: Float32Array) =>
        runBoth(
          { ...arrays, ...picked, from, to },
          (kernels, at) =>
            kernels[`${kind}Picked${bytes ? "Bytes" : ""}`](
              vectors,
              count,
              at.starts,
              at.indices,
              at.values,
              at.from,
              at.to,
              at.pickStarts,
              at.picks,
            ),
        );
      const gathered = run("product", source, out);
      assertClose(gathered.wasm.arrays.to, gathered.plain.arrays.to, ROUNDING);
      const spread = run("spread", own, source);
      assertClose(spread.wasm.arrays.to, spread.plain.arrays.to, ROUNDING);
      const { pickStarts, picks } = picked;
      gathered.wasm.arrays.to.forEach((value, i) => {
        const list = Math.floor(i / width), vector = Math.floor(i % width / 4);
        const own = picks.subarray(pickStarts[list], pickStarts[list + 1]);
        if (!own.includes(vector)) assert.equal(value, out[i]);
      });
    }),
    { numRuns: 300 },
  );
});

for (const squared of [false, true]) {
  const loss = squared ? "Itakura-Saito" : "Kullback-Leibler";

  Deno.test(`ratios() of ${loss} is the plain twin's`, () => {
    fc.assert(
      fc.property(lists, ({ vectors, count, out, ...arrays }) => {
        const { wasm, plain } = runBoth(
          { ...arrays, numerators: out, denominators: out.slice() },
          (kernels, at) =>
            kernels.ratios(
              vectors,
              count,
              at.starts,
              at.indices,
              at.values,
              arrays.values instanceof Uint8Array,
              at.own,
              at.source,
              at.numerators,
              at.denominators,
              squared,
            ),
        );
        assertClose(wasm.arrays.numerators, plain.arrays.numerators, ROUNDING);
        assertClose(wasm.arrays.denominators, plain.arrays.denominators, ROUNDING);
        if (!squared) assert.deepEqual(wasm.arrays.denominators, out);
      }),
      { numRuns: 200 },
    );
  });

  Deno.test(`divergence() of ${loss} is the plain twin's`, () => {
    fc.assert(
      fc.property(lists, ({ vectors, count, out: _, ...arrays }) => {
        const { wasm, plain } = runBoth(
          arrays,
          (kernels, at) =>
            kernels.divergence(
              vectors,
              count,
              at.starts,
              at.indices,
              at.values,
              arrays.values instanceof Uint8Array,
              at.own,
              at.source,
              squared,
            ),
        );
        assertClose([Number(wasm.returned)], [Number(plain.returned)], 1e-4);
      }),
      { numRuns: 200 },
    );
  });
}

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
