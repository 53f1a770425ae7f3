import { deepEqual, equal, ok } from "node:assert/strict";
import { loadDataset } from "../../../lib/dataset/load.ts";
import { letters } from "../../../lib/dataset/sets/letters.ts";
import { strokes } from "../../../lib/dataset/sets/strokes.ts";
import { namesOf } from "../../support/class_names.ts";

const SIDE = 32;

/** How many pixels an image has that are at least half covered. */
function ink(pixels: ArrayLike<number>, from: number, size: number): number {
  let count = 0;
  for (let j = from; j < from + size; j++) if (pixels[j]! >= 128) count++;
  return count;
}

Deno.test("@letters are A to Z in many typefaces, each in the middle of its image", async () => {
  const dataset = await loadDataset(["@letters"]);
  const { images, classes, paths, shape } = dataset;
  deepEqual(shape, [28, 28]);
  equal(classes.join(""), "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  equal(images.shape[0]! % 26, 0);
  ok(images.shape[0]! >= 26 * 40, `${images.shape[0]} letters`);
  equal(paths![26], paths![0]!.replace("Bebas Neue", "Didact Gothic"));
  equal(new Set(paths).size, images.shape[0]);
  const names = namesOf(dataset)!;
  for (let i = 0; i < images.shape[0]!; i++) {
    const lit = Array.from({ length: 784 }, (_, j) => j).filter((j) => images.get(i, j) > 0);
    const columns = lit.map((j) => j % 28), rows = lit.map((j) => Math.floor(j / 28));
    const middle = (all: number[]) => (Math.min(...all) + Math.max(...all)) / 2;
    for (const place of [middle(columns), middle(rows)]) {
      ok(Math.abs(place - 13.5) <= 1, `${paths![i]} (${names[i]}) is around ${place}`);
    }
  }
});

Deno.test("@strokes are 1,000 different characters, told apart by how many strokes they have", async () => {
  const dataset = await loadDataset(["@strokes"]);
  const { images, classes, paths } = dataset;
  deepEqual(images.shape, [1000, SIDE * SIDE]);
  equal(new Set(paths).size, 1000);
  deepEqual(classes.slice(0, 3), ["2 strokes", "3 strokes", "4 strokes"]);
  // 人 has two, and is among them
  equal(namesOf(dataset)![paths!.indexOf("人")], "2 strokes");
});

Deno.test("@strokes: the strokes of a character are what it is painted of", async () => {
  const { pixels, paths } = await strokes.images();
  const parts = await strokes.parts!();
  const size = SIDE * SIDE;
  for (const character of ["人", paths!.at(-1)!]) {
    const image = paths!.indexOf(character);
    const own = [...parts.names.keys()].filter((i) => parts.names[i]!.startsWith(`${character} `));
    ok(own.length > 1);
    const union = Uint8Array.from(
      { length: size },
      (_, j) => Math.max(...own.map((i) => parts.pixels[i * size + j]!)),
    );
    const whole = ink(pixels, image * size, size);
    ok(whole > 40, `${character} has ${whole} pixels`);
    ok(Math.abs(ink(union, 0, size) - whole) <= 0.1 * whole, character);
  }
});

Deno.test("@letters and @strokes can be fetched before they are read, without making images", async () => {
  for (const { prepare } of [letters, strokes]) equal(await prepare!(), undefined);
});

Deno.test("@letters and @strokes are downloaded when they are named, not with strokes: no literal import of their packages", async () => {
  const main = new URL("../../../main.ts", import.meta.url).pathname;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", main],
    stdout: "piped",
  }).output();
  const text = new TextDecoder().decode(stdout);
  const { modules } = JSON.parse(text) as { modules: { specifier: string }[] };
  ok(modules.some(({ specifier }) => specifier.endsWith("/sets/letters.ts")));
  const fetched = modules.map(({ specifier }) => specifier)
    .filter((specifier) =>
      /hanzi-writer-data|opentype|expo-google-fonts\/(?!didact)/.test(specifier)
    );
  deepEqual(fetched, []);
});
