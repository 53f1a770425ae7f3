import assert from "node:assert/strict";
import fc from "fast-check";
import { loadDataset } from "../../lib/dataset/load.ts";
import { Failure } from "../../lib/failure.ts";
import { initialize } from "../../lib/factorization/init.ts";
import { openNpz } from "../../lib/arrays/npz.ts";
import type { Init } from "../../lib/factorization/parameters.ts";
import { createFactors, type Factors } from "../../lib/factorization/passes/factors.ts";
import { imageGram } from "../../lib/factorization/image_gram.ts";
import { packImages, type SparseImages } from "../../lib/factorization/passes/sparse_images.ts";
import { startThreadPool } from "../../lib/factorization/passes/thread_pool.ts";
import { assertClose } from "../support/close.ts";
import { withImages } from "../support/factorize_here.ts";
import { randomNumbers } from "../support/random_numbers.ts";
import { isNumbers } from "../../lib/arrays/npy.ts";
import { MATRICES, STARTS } from "../support/sklearn_facts.ts";

/** scikit-learn's numbers are float64, ours are stored in float32. */
const ROUNDING = 1e-6;

/** Rows `from` to `to` - 1 of W, (n * k). */
function featuresOf({ k, width, features }: Factors, from: number, to: number): Float32Array {
  const w = features();
  return Float32Array.from(
    { length: (to - from) * k },
    (_, i) => w[(from + Math.floor(i / k)) * width + i % k]!,
  );
}

/** H, (k * p). */
function componentsOf({ k, width, components }: Factors, columns: number): Float32Array {
  const h = components();
  return Float32Array.from(
    { length: k * columns },
    (_, i) => h[i % columns * width + Math.floor(i / columns)]!,
  );
}

for (const name of new Set(STARTS.map(({ matrix }) => matrix))) {
  Deno.test(`initialize() starts W and H as scikit-learn does: ${name}`, async () => {
    for (const { matrix, k, init, W, H } of STARTS) {
      if (matrix !== name) continue;
      const [rows, columns] = MATRICES[name]!.shape;
      await withImages(MATRICES[name]!, (images) => {
        const factors = createFactors(images, k);
        initialize(images, factors, init, 2021);
        assertClose(featuresOf(factors, 0, rows), W, ROUNDING, `${init}, k=${k}: W`);
        assertClose(componentsOf(factors, columns), H, ROUNDING, `${init}, k=${k}: H`);
      });
    }
  });
}

Deno.test("initialize() starts the sample as scikit-learn does, with nndsvd, nndsvda, nndsvdar and random", async () => {
  const facts = new URL("../../testdata/sklearn/sample10k-k15-starts.npz", import.meta.url);
  const npz = await openNpz(facts.pathname);
  const read = async (name: string) => {
    const member = await npz.read(name);
    assert.ok(isNumbers(member));
    // numpy may have kept an array by columns
    const [rows = 1, columns = 1] = member.shape;
    return Float64Array.from(
      { length: rows * columns },
      (_, i) => Number(member.get(Math.floor(i / columns), i % columns)),
    );
  };
  const { images: { data, shape: [n = 0, p = 0] } } = await loadDataset([]);
  const images = packImages({ pixels: data, rows: n, columns: p }, await startThreadPool(1));
  const k = 15, factors = createFactors(images, k);
  for (const init of ["nndsvd", "nndsvda", "nndsvdar", "random"] as Init[]) {
    initialize(images, factors, init, 2021);
    // What is not quite converged in 7 power iterations depends on rounding a little.
    assertClose(componentsOf(factors, p), await read(`${init}_H`), 1e-5, `${init}: H`);
    assertClose(featuresOf(factors, 0, 100), await read(`${init}_W_first`), 1e-5, `${init}: W`);
    assertClose(featuresOf(factors, n - 100, n), await read(`${init}_W_last`), 1e-5, `${init}: W`);
    const norms = new Float64Array(k);
    featuresOf(factors, 0, n).forEach((w, i) => norms[i % k]! += w * w);
    assertClose(norms.map(Math.sqrt), await read(`${init}_W_norms`), 1e-5, `${init}: norms of W`);
  }
  npz.close();
  images.close();
});

Deno.test("nndsvd leaves the components beyond the rank of the images zero, as scikit-learn does", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 14 }),
      fc.nat(),
      async (n, p, rank, wanted, seed) => {
        const random = randomNumbers(seed), k = Math.min(n, p, wanted);
        const whole = (length: number) => Array.from({ length }, () => Math.floor(random() * 5));
        const a = whole(n * rank), b = whole(rank * p);
        const values = Array.from({ length: n * p }, (_, i) => {
          let sum = 0;
          for (let t = 0; t < rank; t++) {
            sum += a[Math.floor(i / p) * rank + t]! * b[t * p + i % p]!;
          }
          return sum;
        });
        await withImages({ shape: [n, p], values, integers: true }, (images) => {
          if (images.nonZeros === 0) return;
          const factors = createFactors(images, k);
          initialize(images, factors, "nndsvd", 2021);
          const w = featuresOf(factors, 0, n), h = componentsOf(factors, p);
          assert.ok(w.every((x) => x >= 0) && h.every((x) => x >= 0), "NaN or negative");
          assert.ok(w.some((x) => x > 0) && h.some((x) => x > 0));
          assert.ok(w.every((x, i) => i % k < rank || x === 0), "W beyond the rank");
          assert.ok(h.every((x, i) => Math.floor(i / p) < rank || x === 0), "H beyond the rank");
        });
      },
    ),
    { numRuns: 60 },
  );
});

Deno.test("nndsvd is refused where even the smaller side is too long for a Gram matrix", () => {
  const images = { plan: { rows: 12_001, columns: 20_000 } } as SparseImages;
  assert.throws(
    () => imageGram(images),
    (error) =>
      error instanceof Failure && error.message ===
        "12001 images of 20000 pixels are too many for an nndsvd start; try --init random or smaller images",
  );
});
