import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { loadDataset } from "../../../lib/dataset/load.ts";
import { lcd } from "../../../lib/dataset/sets/lcd.ts";
import type { BuiltInSet } from "../../../lib/dataset/sets/set.ts";
import { swimmer } from "../../../lib/dataset/sets/swimmer.ts";
import { Failure } from "../../../lib/failure.ts";
import { namesOf } from "../../support/class_names.ts";

/** The rows of a matrix of bytes. */
function rows(pixels: Uint8Array, [height, width]: readonly [number, number]): Uint8Array[] {
  const p = height * width;
  return Array.from({ length: pixels.length / p }, (_, i) => pixels.subarray(i * p, (i + 1) * p));
}

/** Lit pixels of each known part, and how many pixels two parts share. */
async function partSizes(set: BuiltInSet): Promise<{ lit: number[]; shared: number }> {
  const parts = rows((await set.parts!()).pixels, set.shape);
  const lit = parts.map((part) => part.filter((value) => value > 0).length);
  const p = set.shape[0] * set.shape[1];
  const union = Array.from({ length: p }, (_, j) => parts.some((part) => part[j]! > 0));
  return { lit, shared: lit.reduce((a, b) => a + b) - union.filter(Boolean).length };
}

Deno.test("@swimmer is Donoho and Stodden's: 256 figures of a torso of 12 pixels and four limbs of 5", async () => {
  deepEqual(await partSizes(swimmer), { lit: [...new Array(16).fill(5), 12], shared: 0 });
  const figures = rows((await swimmer.images()).pixels, swimmer.shape);
  equal(figures.length, 256);
  equal(new Set(figures.map((figure) => figure.join())).size, 256);
  for (const figure of figures) equal(figure.filter((value) => value === 255).length, 32);
});

Deno.test("@lcd shows digits of seven segments that have no pixel in common", async () => {
  equal((await partSizes(lcd)).shared, 0);
  const { pixels, labels } = await lcd.images();
  const images = rows(pixels, lcd.shape);
  const parts = rows((await lcd.parts!()).pixels, lcd.shape);
  const lights = (image: Uint8Array) =>
    parts.map((part) => part.some((value, j) => value > 0 && image[j]! > 0));
  const everLit = (digit: number) => {
    const own = images.filter((_, i) => labels![i] === digit).map(lights);
    return parts.map((_, s) => own.some((lit) => lit[s])).map(Number).join("");
  };
  deepEqual([0, 1, 7, 8].map(everLit), ["1111110", "0110000", "1110000", "1111111"]);
});

Deno.test("loadDataset() takes built-in sets in the place of files, the same at every time", async () => {
  const dataset = await loadDataset(["@lcd"]);
  deepEqual(dataset.images.shape, [1000, 240]);
  deepEqual(dataset.shape, [20, 12]);
  deepEqual(dataset.classes, ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  deepEqual(dataset.sources, ["@lcd"]);
  deepEqual((await loadDataset(["@lcd"])).images.data, dataset.images.data);
  const twice = await loadDataset(["@lcd", "@lcd"]);
  deepEqual(twice.images.shape, [2000, 240]);
  deepEqual(namesOf(twice)!.slice(1000), namesOf(dataset));
  const figures = await loadDataset(["@swimmer"]);
  deepEqual([figures.labels, figures.classes], [null, []]);
});

Deno.test("loadDataset() takes @digits as it takes no source", async () => {
  const [named, none] = [await loadDataset(["@digits"]), await loadDataset([])];
  ok(Buffer.from(named.images.data.buffer).equals(Buffer.from(none.images.data.buffer)));
  deepEqual(named.labels, none.labels);
  const small = await loadDataset(["@digits"], { size: [14, 14] });
  deepEqual(small.shape, [14, 14]);
});

Deno.test("loadDataset() says which built-in sets there are where one is misspelt, and how a file is named", async () => {
  await rejects(loadDataset(["@ldc"]), (error) => {
    ok(error instanceof Failure);
    ok(/^@ldc: no built-in set; choose from @digits, @lcd, .*\.\/@ldc\)$/.test(error.message));
    return true;
  });
});
