import assert from "node:assert/strict";
import fc from "fast-check";
import type { Kernels } from "../../../lib/factorization/kernels/kernels.ts";
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

/** For each list a subset of the vectors, in order. */
const subsetOf = (count: number, vectors: number, random: () => number) => {
  const lists = Array.from(
    { length: count },
    () => Array.from({ length: vectors }, (_, v) => v).filter(() => random() < 0.4),
  );
  const subsetStarts = new Uint32Array(count + 1);
  lists.forEach((list, r) => subsetStarts[r + 1] = subsetStarts[r]! + list.length);
  return { subsetStarts, subset: Uint16Array.from(lists.flat()) };
};

Deno.test("productSubset() and spreadSubset() are the plain twins', and leave the other vectors alone", () => {
  fc.assert(
    fc.property(lists, seeds, ({ vectors, count, own, source, out, ...arrays }, seed) => {
      const chosen = subsetOf(count, vectors, randomNumbers(seed)), width = vectors * 4;
      const bytes = arrays.values instanceof Uint8Array;
      const run = (kind: "product" | "spread", from: Float32Array, to: Float32Array) =>
        runBoth(
          { ...arrays, ...chosen, from, to },
          (kernels, at) =>
            kernels[`${kind}Subset${bytes ? "Bytes" : ""}`](
              vectors,
              count,
              at.starts,
              at.indices,
              at.values,
              at.from,
              at.to,
              at.subsetStarts,
              at.subset,
            ),
        );
      const gathered = run("product", source, out);
      assertClose(gathered.wasm.arrays.to, gathered.plain.arrays.to, ROUNDING);
      const spread = run("spread", own, source);
      assertClose(spread.wasm.arrays.to, spread.plain.arrays.to, ROUNDING);
      const { subsetStarts, subset } = chosen;
      gathered.wasm.arrays.to.forEach((value, i) => {
        const list = Math.floor(i / width), vector = Math.floor(i % width / 4);
        const own = subset.subarray(subsetStarts[list], subsetStarts[list + 1]);
        if (!own.includes(vector)) assert.equal(value, out[i]);
      });
    }),
    { numRuns: 300 },
  );
});

for (const [beta, loss] of [[1, "Kullback-Leibler"], [0, "Itakura-Saito"]] as const) {
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
              beta,
            ),
        );
        assertClose(wasm.arrays.numerators, plain.arrays.numerators, ROUNDING);
        assertClose(wasm.arrays.denominators, plain.arrays.denominators, ROUNDING);
        if (beta === 1) assert.deepEqual(wasm.arrays.denominators, out);
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
              beta,
            ),
        );
        assertClose([Number(wasm.returned)], [Number(plain.returned)], 1e-4);
      }),
      { numRuns: 200 },
    );
  });
}
