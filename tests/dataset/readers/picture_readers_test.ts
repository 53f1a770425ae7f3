import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { encode } from "fast-png";
import { packTar } from "modern-tar";
import { loadDataset } from "../../../lib/dataset/load.ts";
import type { LoadOptions } from "../../../lib/dataset/load_options.ts";
import { gzip, withFiles } from "../../support/files.ts";
import { zipBytes } from "../../support/zip_bytes.ts";

/** A PNG of one grey. */
function png(grey: number, height = 2, width = 2): Uint8Array {
  const data = new Uint8Array(height * width).fill(grey);
  return encode({ width, height, data, depth: 8, channels: 1 });
}

/** Calls `use` with a folder of these files, which may be in folders of their own. */
async function withTree(
  files: Readonly<Record<string, Uint8Array | string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  await withFiles({}, async (folder) => {
    for (const [path, content] of Object.entries(files)) {
      await Deno.mkdir(`${folder}/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      await Deno.writeFile(`${folder}/${path}`, bytes);
    }
    await use(folder);
  });
}

/** What one source gives: the first pixel of each image, its class by name, and notes. */
async function read(source: string, options: LoadOptions = {}) {
  const { images, labels, classes, paths, notes = [] } = await loadDataset([source], options);
  const [n = 0, p = 0] = images.shape;
  return {
    greys: Array.from({ length: n }, (_, row) => images.data[row * p]),
    classes,
    names: labels && Array.from(labels, (label) => classes[label]),
    paths,
    notes,
  };
}

/** The one line that loading fails with, without the folder. */
async function failure(folder: string, source: string, options: LoadOptions = {}): Promise<string> {
  let message = "";
  await rejects(loadDataset([source], options), (error: Error) => {
    equal(error.name, "Failure", `${error.stack}`);
    message = error.message.replaceAll(`${folder}/`, "");
    return true;
  });
  return message;
}

const zipOf = (files: Readonly<Record<string, Uint8Array>>, { isStored = false } = {}) =>
  zipBytes(Object.entries(files), !isStored) as Uint8Array<ArrayBuffer>;

const TREE = {
  "set/ankle boot/10.png": png(3),
  "set/ankle boot/9.png": png(2),
  "set/coat/deep/1.png": png(4),
  "set/10/a.png": png(6),
  "set/2/a.png": png(5),
  "set/.hidden/a.png": png(9),
  "set/__MACOSX/a.png": png(9),
};
const EXPECTED = {
  greys: [5, 6, 2, 3, 4],
  classes: ["2", "10", "ankle boot", "coat"],
  names: ["2", "10", "ankle boot", "ankle boot", "coat"],
};

Deno.test("loadDataset() reads a folder in natural order, the first folder is the class", async () => {
  await withTree({ ...TREE, "set/notes.txt": "mine" }, async (folder) => {
    for (const source of [`${folder}/set`, `${folder}/set/`]) {
      const { paths, notes, ...found } = await read(source);
      deepEqual(found, EXPECTED);
      equal(paths![2], `${folder}/set/ankle boot/9.png`);
      deepEqual(notes, [`${source}: 1 other file in it is not read, such as notes.txt`]);
    }
  });
});

Deno.test("loadDataset() reads the same from zip archives, packed or not, and from tar archives, gzipped or not", async () => {
  const stored = Object.entries(TREE).map(([name, body]) => ({
    header: { name, size: body.length, type: "file" as const },
    body: body as Uint8Array<ArrayBuffer>,
  }));
  const tar = await packTar(stored);
  const files = {
    "packed.zip": zipOf(TREE),
    "stored.zip": zipOf(TREE, { isStored: true }),
    "named.bin": zipOf(TREE),
    "packed.zip.gz": await gzip(zipOf(TREE)),
    "a.tar": tar,
    "a.tar.gz": await gzip(tar),
  };
  await withTree(files, async (folder) => {
    for (const name of Object.keys(files)) {
      const { greys, classes, names, paths } = await read(`${folder}/${name}`);
      deepEqual(classes, EXPECTED.classes, name);
      const inOrder = greys.map((grey, row) => [grey, names![row]]).sort();
      deepEqual(
        inOrder,
        EXPECTED.greys.map((grey, row) => [grey, EXPECTED.names[row]]).sort(),
        name,
      );
      if (!name.includes("tar")) deepEqual(greys, EXPECTED.greys, name);
      ok(paths!.includes(`${folder}/${name}/set/ankle boot/9.png`), name);
    }
  });
});

Deno.test("loadDataset() reads pictures in no folder, and single ones, without classes", async () => {
  await withTree({ "a/2.png": png(2), "a/10.png": png(3) }, async (folder) => {
    const { greys, names } = await read(`${folder}/a`);
    deepEqual([greys, names], [[2, 3], null]);
    const one = await read(`${folder}/a/10.png`);
    deepEqual([one.greys, one.paths], [[3], [`${folder}/a/10.png`]]);
    const both = await loadDataset([`${folder}/a/10.png`, `${folder}/a/2.png`]);
    deepEqual(both.paths, [`${folder}/a/10.png`, `${folder}/a/2.png`]);
  });
});

Deno.test("loadDataset() names the first two pictures that differ in size, and the option", async () => {
  const files = { "a/1.png": png(1), "a/2.png": png(2), "a/3.png": png(3, 4, 6) };
  await withTree(files, async (folder) => {
    equal(
      await failure(folder, `${folder}/a`),
      "a/3.png: an image of 4x6, but of 2x2 in a/1.png; add --size 2x2 to bring all to one size",
    );
    const { greys } = await read(`${folder}/a`, { size: [3, 3], resize: "cover" });
    deepEqual(greys, [1, 2, 3]);
    const contained = await loadDataset([`${folder}/a/3.png`], {
      size: [6, 6],
      background: [200, 200, 200],
    });
    deepEqual([...contained.images.data.subarray(0, 12)], [
      ...Array(6).fill(200),
      ...Array(6).fill(3),
    ]);
  });
});

Deno.test("loadDataset() refuses a picture that cannot be read, or leaves it out with --skip-bad", async () => {
  const many: Record<string, Uint8Array | string> = {};
  for (let i = 0; i < 300; i++) many[`a/${i}.png`] = png(i % 250);
  many["a/77.png"] = png(77).subarray(0, -9);
  many["a/78.png"] = "no picture";
  await withTree(many, async (folder) => {
    equal(
      await failure(folder, `${folder}/a`),
      "a/77.png: is a PNG that is cut short; repair or remove it, or add --skip-bad",
    );
    const { greys, paths, notes } = await read(`${folder}/a`, { skipBad: true });
    equal(greys.length, 298);
    equal(paths![77], `${folder}/a/79.png`);
    deepEqual(notes, [
      `2 pictures were left out: ${folder}/a/77.png: is a PNG that is cut short, and 1 more`,
    ]);
  });
});

Deno.test("loadDataset() refuses folders and archives that hold no pictures, and bombs", async () => {
  const bomb = png(1);
  new DataView(bomb.buffer).setUint32(16, 60_000);
  new DataView(bomb.buffer).setUint32(20, 60_000);
  const kinds = "PNG, JPEG, WebP, TIFF, PGM or PPM";
  const zip = zipOf({ "a.csv": new Uint8Array(3) });
  const files = {
    "text/a.csv": "1,2",
    "bomb/a.png": bomb,
    "mixed/a.png": png(1),
    "mixed/cat/a.png": png(1),
    "a.zip": zip,
    "cut.zip": zip.subarray(0, -9),
    "broken.zip": zipOf({ "a/b.png": png(3).with(45, 7) }),
    "a.tar": await packTar([{ header: { name: "a.csv", size: 1, type: "file" }, body: "1" }]),
    "all_bad/a.png": "x",
  };
  await withTree(files, async (folder) => {
    const of = (name: string, options?: LoadOptions) =>
      failure(folder, `${folder}/${name}`, options);
    equal(await of("text"), `text: a folder without pictures (${kinds}); name the files in it`);
    equal(
      await of("bomb"),
      "bomb/a.png: 60000x60000 pixels, more than the 67108864 (8192x8192) that are read; " +
        "repair or remove it, or add --skip-bad",
    );
    equal(
      await of("mixed"),
      "mixed: a.png is in no folder of a class, but others are; move it into one",
    );
    equal(
      await of("a.zip"),
      `a.zip: a zip archive without pictures (${kinds}); unzip it, give what it holds`,
    );
    equal(await of("cut.zip"), "cut.zip: the zip archive is cut short or damaged; fetch it again");
    equal(
      await of("broken.zip"),
      "broken.zip/a/b.png: is a damaged PNG; repair or remove it, or add --skip-bad",
    );
    equal(
      await of("a.tar"),
      `a.tar: a tar archive without pictures (${kinds}); unpack it, give what it holds`,
    );
    equal(
      await of("all_bad", { skipBad: true }),
      `all_bad: none of its pictures can be read: all_bad/a.png: is no PNG, nor ${kinds}`,
    );
  });
});

Deno.test("loadDataset() shows names of files and classes escaped, and joins classes of one name", async () => {
  const files = {
    "a/red\x1b[31m/1.png": png(1),
    "a/cat/x/1.png": png(2),
    "a/cat/y/1.png": png(3),
  };
  await withTree(files, async (folder) => {
    const { classes, paths, names } = await read(`${folder}/a`);
    deepEqual(classes, ["cat", "red\\x1b[31m"]);
    deepEqual(names!.filter((name) => name === "cat").length, 2);
    ok(paths!.every((path) => !path.includes("\x1b")));
  });
});

Deno.test("loadDataset() joins classes of one name in different sources, also of one image", async () => {
  const files = {
    "a/cat/1.png": png(1),
    "a/dog/1.png": png(2),
    "b/cat/9.png": png(3),
    "b/fox/1.png": png(4),
  };
  await withTree(files, async (folder) => {
    const { labels, classes } = await loadDataset([`${folder}/a`, `${folder}/b`]);
    deepEqual([classes, labels], [["cat", "dog", "fox"], Int32Array.of(0, 1, 0, 2)]);
  });
});

Deno.test("loadDataset() keeps colour where asked to, grey pictures too", async () => {
  const color = encode({
    width: 1,
    height: 1,
    data: Uint8Array.of(255, 0, 0),
    depth: 8,
    channels: 3,
  });
  await withTree({ "a/1.png": color, "a/2.png": png(7, 1, 1) }, async (folder) => {
    const { greys, notes } = await read(`${folder}/a`);
    deepEqual(greys, [76, 7]);
    equal(
      notes[0],
      "colour images were turned into grey by luminance; --channels rgb keeps colour",
    );
    deepEqual((await read(`${folder}/a`, { channels: "grey" })).notes, []);
    const { images, channels } = await loadDataset([`${folder}/a`], { channels: "rgb" });
    deepEqual([...images.data], [255, 0, 0, 7, 7, 7]);
    equal(channels, 3);
  });
});

Deno.test("loadDataset() inverts, and brings pixels to a range", async () => {
  await withTree({ "a/1.png": png(0), "a/2.png": png(51) }, async (folder) => {
    const greys = async (options: LoadOptions) => (await read(`${folder}/a`, options)).greys;
    deepEqual(await greys({ invert: true }), [255, 204]);
    deepEqual(await greys({ normalize: "0-1" }), [0, Math.fround(0.2)]);
    deepEqual(await greys({ normalize: "0-1", invert: true }), [1, Math.fround(1 - 0.2)]);
    // A dark picture of bytes is dark, whatever its brightest pixel.
    deepEqual((await read(`${folder}/a/1.png`, { invert: true })).greys, [255]);
    await Deno.writeTextFile(`${folder}/a.csv`, "0,0.5,1,0\n");
    const { images } = await loadDataset([`${folder}/a.csv`], { normalize: "0-255" });
    deepEqual([...images.data], [0, 127.5, 255, 0]);
  });
});

Deno.test("loadDataset() brings images of tables and arrays to a size too, the built-in digits as well", async () => {
  await withTree({ "a.csv": "label,1x1,1x2,2x1,2x2\n7,10,20,30,40\n" }, async (folder) => {
    const { images, labels, shape } = await loadDataset([`${folder}/a.csv`], { size: [1, 1] });
    deepEqual([[...images.data], labels, shape], [[25], Int32Array.of(0), [1, 1]]);
  });
  const { images, classes, shape } = await loadDataset([], { size: [14, 14] });
  deepEqual([images.shape, shape, classes.length], [[10_000, 196], [14, 14], 10]);
});

Deno.test("loadDataset() asks for a size where images are too large to be factorized", async () => {
  await withTree({ "a/1.png": png(1, 300, 300) }, async (folder) => {
    equal(
      await failure(folder, `${folder}/a`),
      "a/1.png: images of 300x300 are too large; add --size 64x64, or another size of at most 65536 values",
    );
  });
});

Deno.test("loadDataset() stops decoding when the signal asks", async () => {
  const files = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a/${i}.png`, png(1)]));
  await withTree(files, async (folder) => {
    await rejects(
      loadDataset([`${folder}/a`], { signal: AbortSignal.abort("enough") }),
      (reason) => {
        equal(reason, "enough");
        return true;
      },
    );
  });
});
