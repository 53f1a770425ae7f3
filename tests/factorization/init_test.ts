import assert from "node:assert/strict";
import fc from "fast-check";
import { loadDataset } from "../../lib/dataset/load.ts";
import { initialize, nndsvd } from "../../lib/factorization/init.ts";
import { openNpz } from "../../lib/arrays/npz.ts";
import type { Init } from "../../lib/factorization/parameters.ts";
import { createFactors, type Factors } from "../../lib/factorization/passes/factors.ts";
import { gramCostsMore } from "../../lib/factorization/image_gram.ts";
import { imageProducts } from "../../lib/factorization/image_products.ts";
import { packImages } from "../../lib/factorization/passes/sparse_images.ts";
import { startThreadPool } from "../../lib/factorization/passes/thread_pool.ts";
import { assertClose } from "../support/close.ts";
import { withImages } from "../support/factorize_here.ts";
import { randomNumbers } from "../support/random_numbers.ts";
import { isNumbers } from "../../lib/arrays/npy.ts";
import { DENSE, denseImages, MATRICES, STARTS } from "../support/sklearn_facts.ts";

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

Deno.test("nndsvd() from passes over the images starts W and H as scikit-learn does, too", async () => {
  for (const { matrix, k, init, W, H } of STARTS) {
    if (init !== "nndsvd") continue;
    const [rows, columns] = MATRICES[matrix]!.shape;
    await withImages(MATRICES[matrix]!, (images) => {
      const factors = createFactors(images, k);
      nndsvd(factors, imageProducts(factors), 2021);
      // of the products, not of the result alone, only float32 is kept
      assertClose(featuresOf(factors, 0, rows), W, 1e-5, `${matrix}, k=${k}: W`);
      assertClose(componentsOf(factors, columns), H, 1e-5, `${matrix}, k=${k}: H`);
      const { width } = factors, isPadding = (_: number, i: number) => i % width >= k;
      assert.ok(factors.features().filter(isPadding).every((value) => value === 0));
      assert.ok(factors.components().filter(isPadding).every((value) => value === 0));
    });
  }
});

Deno.test("initialize() starts many dense images as scikit-learn does, without their Gram matrix", async () => {
  const { n, p, k } = DENSE, matrix = denseImages(DENSE);
  await withImages(matrix, (images) => {
    const factors = createFactors(images, k), steps: number[] = [];
    initialize(images, factors, "nndsvd", 2021, (done, total) => {
      steps.push(done);
      assert.equal(total, 8);
    });
    assert.deepEqual(steps, [0, 1, 2, 3, 4, 5, 6, 7]);
    const w = featuresOf(factors, 0, n), h = componentsOf(factors, p);
    const norms = (length: number, of: (i: number, t: number) => number) =>
      Array.from(
        { length: k },
        (_, t) => Math.hypot(...Array.from({ length }, (_, i) => of(i, t))),
      );
    assertClose(norms(n, (i, t) => w[i * k + t]!), DENSE.W_norms, 1e-5, "norms of W");
    assertClose(norms(p, (j, t) => h[t * p + j]!), DENSE.H_norms, 1e-5, "norms of H");
    assertClose(w.filter((_, i) => i % 97 === 0), DENSE.W_every97th, 1e-5, "W");
    assertClose(h.filter((_, i) => i % 397 === 0), DENSE.H_every397th, 1e-5, "H");
  });
});

Deno.test("gramCostsMore(): digits keep their Gram matrix, many large dense images do without", () => {
  const of = (rows: number, columns: number, filled: number, k = 15) => {
    const lanes = 2 * Math.ceil(k / 4) * 4;
    const images = { plan: { rows, columns }, nonZeros: rows * columns * filled };
    return gramCostsMore(images as Parameters<typeof gramCostsMore>[0], 16 * lanes);
  };
  assert.ok(!of(70_000, 784, 0.19) && !of(70_000, 784, 0.19, 45) && !of(10_000, 784, 0.5));
  assert.ok(!of(400, 4096, 1), "small");
  assert.ok(of(2000, 10_000, 1) && of(5000, 40_000, 1) && of(60_000, 10_000, 1));
  assert.ok(of(20_000, 20_000, 0.001), "a Gram matrix of 3 GB");
});

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
