import assert from "node:assert/strict";
import fc from "fast-check";
import { sweepScratch } from "../../../lib/factorization/kernels/kernels.ts";
import { runBoth } from "../../support/both_kernels.ts";
import { assertClose } from "../../support/close.ts";
import { randomNumbers } from "../../support/random_numbers.ts";

/** Float32 sums in another order and with fused multiply-adds. */
const ROUNDING = 2e-5;

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
/** Vectors of four components: 12 fill the registers, so 13 and 14 take two rounds. */
const vectorCounts = fc.integer({ min: 1, max: 14 });

/** Numbers in [0, 2), a fifth of them zero. */
function sparse(length: number, random: () => number): Float32Array {
  return Float32Array.from({ length }, () => random() < 0.2 ? 0 : 2 * random());
}

Deno.test("sweep() steps every row as the plain twin does, with zero weights, L1 and components without norm", () => {
  const sweeps = fc.record({
    rows: fc.integer({ min: 1, max: 4 }).map((eights) => eights * 8),
    k: fc.integer({ min: 1, max: 56 }),
    l1: fc.constantFrom(0, 0.7),
    seed: seeds,
  });
  fc.assert(
    fc.property(sweeps, ({ rows, k, l1, seed }) => {
      const random = randomNumbers(seed), vectors = Math.ceil(k / 4), width = vectors * 4;
      const padded = (index: number) => index % width < k;
      const gram = new Float32Array(width * width), inverse = new Float32Array(width);
      for (let s = 0; s < k; s++) {
        if (random() < 0.1) continue; // a component of zeros has no diagonal
        gram[s * width + s] = 2 + random();
        inverse[s] = 1 / gram[s * width + s]!;
        for (let t = 0; t < s; t++) {
          if (inverse[t] !== 0) gram[s * width + t] = gram[t * width + s] = random();
        }
      }
      const { wasm, plain } = runBoth(
        {
          factor: sparse(rows * width, random).map((x, i) => padded(i) ? x : 0),
          products: sparse(rows * width, random).map((x, i) => padded(i) ? 4 * x : 0),
          gram,
          inverse,
          scratch: new Uint8Array(sweepScratch(vectors)),
        },
        (kernels, at) =>
          kernels.sweep(
            rows,
            vectors,
            at.factor,
            at.products,
            at.gram,
            at.inverse,
            l1,
            at.scratch,
          ),
      );
      assertClose(wasm.arrays.factor, plain.arrays.factor, 1e-4);
      assertClose([Number(wasm.returned)], [Number(plain.returned)], 1e-4);
      assert.ok(wasm.arrays.factor.every((x, i) => padded(i) ? x >= 0 : x === 0));
    }),
    { numRuns: 300 },
  );
});

Deno.test("gram() adds F'F at and right of the diagonal's vectors, and nothing else", () => {
  const factors = fc.record({
    rows: fc.integer({ min: 1, max: 33 }),
    vectors: vectorCounts,
    seed: seeds,
  });
  fc.assert(
    fc.property(factors, ({ rows, vectors, seed }) => {
      const random = randomNumbers(seed), width = vectors * 4;
      const { wasm, plain } = runBoth(
        {
          factor: sparse(rows * width, random),
          out: Float64Array.from({ length: width * width }, (_, i) => i % 7),
        },
        (kernels, at) => kernels.gram(rows, vectors, at.factor, at.out),
      );
      const used = (i: number) => (i % width) >> 2 >= Math.floor(i / width) >> 2;
      assertClose(
        wasm.arrays.out.filter((_, i) => used(i)),
        plain.arrays.out.filter((_, i) => used(i)),
        ROUNDING,
      );
      assert.ok(wasm.arrays.out.every((x, i) => used(i) || x === i % 7));
    }),
    { numRuns: 200 },
  );
});

const lengths = fc.integer({ min: 1, max: 12 }).map((fours) => fours * 4);

Deno.test("crossGram() adds all of F'G", () => {
  const sizes = fc.record({
    rows: fc.integer({ min: 1, max: 33 }),
    vectors: vectorCounts,
    seed: seeds,
  });
  fc.assert(
    fc.property(sizes, ({ rows, vectors, seed }) => {
      const random = randomNumbers(seed), width = vectors * 4;
      const { wasm, plain } = runBoth(
        {
          left: sparse(rows * width, random),
          right: sparse(rows * width, random),
          out: Float64Array.from({ length: width * width }, (_, i) => i % 7),
        },
        (kernels, at) => kernels.crossGram(rows, vectors, at.left, at.right, at.out),
      );
      assertClose(wasm.arrays.out, plain.arrays.out, ROUNDING);
    }),
    { numRuns: 100 },
  );
});

Deno.test("reduce() and dot() sum in float64 as their plain twins do", () => {
  fc.assert(
    fc.property(lengths, fc.integer({ min: 1, max: 9 }), seeds, (length, count, seed) => {
      const random = randomNumbers(seed);
      const arrays = {
        parts: sparse(length * count, random),
        out: sparse(length, random),
      };
      const reduced = runBoth(
        arrays,
        (kernels, at) => kernels.reduce(at.parts, count, length * 4, length, at.out),
      );
      assertClose(reduced.wasm.arrays.out, reduced.plain.arrays.out, 1e-7);
      const multiplied = runBoth(
        arrays,
        (kernels, at) => kernels.dot(at.parts, at.out, length),
      );
      assertClose([Number(multiplied.wasm.returned)], [Number(multiplied.plain.returned)], 1e-14);
    }),
  );
});

Deno.test("extrapolate() continues every row's way, never below zero, each component to its scale", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9 }),
      vectorCounts,
      fc.double({ min: 0, max: 60, noNaN: true }),
      seeds,
      (rows, vectors, factor, seed) => {
        const random = randomNumbers(seed), length = rows * vectors * 4;
        const { wasm, plain } = runBoth(
          {
            x: sparse(length, random),
            before: sparse(length, random),
            scales: sparse(vectors * 4, random),
          },
          (kernels, at) => kernels.extrapolate(at.x, at.before, factor, rows, vectors, at.scales),
        );
        assertClose(wasm.arrays.x, plain.arrays.x, 1e-6);
        assert.ok(wasm.arrays.x.every((value) => value >= 0));
      },
    ),
  );
});

Deno.test("accelerate() carries steps on, never below zero, and keeps where they led", () => {
  fc.assert(
    fc.property(
      lengths,
      fc.double({ min: 0, max: 1, noNaN: true }),
      seeds,
      (length, beta, seed) => {
        const random = randomNumbers(seed);
        const x = sparse(length, random), before = sparse(length, random);
        const { wasm, plain } = runBoth(
          { x, before },
          (kernels, at) => kernels.accelerate(at.x, at.before, beta, length),
        );
        assertClose(wasm.arrays.x, plain.arrays.x, 1e-6);
        assert.ok(wasm.arrays.x.every((value) => value >= 0));
        assert.deepEqual(wasm.arrays.before, x);
      },
    ),
  );
});

Deno.test("multiply() is the float64 product of two matrices of any inner size", () => {
  const shapes = fc.record({
    rows: fc.integer({ min: 1, max: 17 }),
    inner: fc.integer({ min: 1, max: 30 }),
    columns: fc.integer({ min: 1, max: 4 }).map((eights) => eights * 8),
    seed: seeds,
  });
  fc.assert(
    fc.property(shapes, ({ rows, inner, columns, seed }) => {
      const random = randomNumbers(seed);
      const signed = (length: number) => Float64Array.from({ length }, () => random() - 0.5);
      const { wasm, plain } = runBoth(
        { a: signed(rows * inner), b: signed(inner * columns), out: signed(rows * columns) },
        (kernels, at) => kernels.multiply(at.a, rows, inner, at.b, columns, at.out),
      );
      assertClose(wasm.arrays.out, plain.arrays.out, 1e-13);
    }),
  );
});
