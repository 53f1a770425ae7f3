import { deepEqual, ok, rejects } from "node:assert/strict";
import { loadDataset } from "../../lib/dataset/load.ts";
import { withFiles } from "../support/files.ts";

const HEADER = "1x1,1x2,2x1,2x2";

/** Classes, each image's class by name, and the pixels of the first. */
async function read(text: string, options: { labelColumn?: string } = {}) {
  let found: { classes: readonly string[]; names: string[] | null; first: number[] } | undefined;
  await withFiles({ "a.csv": text }, async (folder) => {
    const { images, labels, classes } = await loadDataset([`${folder}/a.csv`], options);
    ok(images.data instanceof Uint8Array);
    const names = labels && Array.from(labels, (label) => classes[label]!);
    found = { classes, names, first: [...images.data.subarray(0, images.shape[1]!)] };
  });
  return found!;
}

Deno.test("loadDataset() takes words for labels, first or last, quoted or not, in natural order", async () => {
  const rows = ["boot", "part 10", "part 2", "boot"];
  const expected = {
    classes: ["boot", "part 2", "part 10"],
    names: ["boot", "part 10", "part 2", "boot"],
    first: [1, 2, 3, 0],
  };
  const pixels = rows.map((_, i) => `1,2,3,${i}`);
  const first = rows.map((word, i) => `${word},${pixels[i]}`).join("\n");
  const last = rows.map((word, i) => `${pixels[i]},${word}`).join("\r\n");
  for (
    const text of [
      `label,${HEADER}\n${first}\n`,
      `${HEADER},class\r\n${last}`,
      `${HEADER},species\n${last}`,
      first,
      last,
      first.replaceAll("part 2", '"part 2"'),
      first.replaceAll(",", ";"),
    ]
  ) deepEqual(await read(text), expected, text);
});

Deno.test("loadDataset() takes the label column that --label-column names, counts, or none", async () => {
  const text = "id,name,1x1,1x2\n7,boot,1,2\n9,coat,3,4\n";
  deepEqual(await read("kind,p0,p1,p2\n5,1,2,3\n6,1,2,3\n", { labelColumn: "none" }), {
    classes: [],
    names: null,
    first: [5, 1, 2, 3],
  });
  const byIndex = await read("1,2,3,8,4\n1,2,3,9,4\n", { labelColumn: "3" });
  deepEqual(byIndex, { classes: ["8", "9"], names: ["8", "9"], first: [1, 2, 3, 4] });
  const byName = await read("a,b,c,d,what\n0,0,0,1,1\n0,0,0,2,1\n", { labelColumn: "d" });
  deepEqual(byName, { classes: ["1", "2"], names: ["1", "2"], first: [0, 0, 0, 1] });
  await withFiles({ "a.csv": text }, async (folder) => {
    await rejects(loadDataset([`${folder}/a.csv`], { labelColumn: "colour" }), {
      message:
        `${folder}/a.csv: no column "colour" (there are id, name, 1x1, ... 1x2); correct --label-column`,
    });
  });
});

Deno.test("loadDataset() keeps whole numbers for labels where another file has words", async () => {
  await withFiles({
    "a.csv": "label,1x1\nboot,1\n12,2\n",
    "b.csv": "label,1x1\n3,3\n",
  }, async (folder) => {
    const { labels, classes } = await loadDataset([`${folder}/a.csv`, `${folder}/b.csv`]);
    deepEqual(classes, ["3", "12", "boot"]);
    deepEqual(labels, Int32Array.of(2, 1, 0));
  });
});

Deno.test("loadDataset() refuses an empty label among words, and words among numbers", async () => {
  for (
    const [text, message] of [
      ["label,1x1\nboot,1\n,2\n", ':3: column 1 (label) is "", expected a label; '],
      ["label,1x1\n3,1\nboot,2\n", ':3: column 1 (label) is "boot", expected a label (an integer)'],
    ]
  ) {
    await withFiles({ "a.csv": text! }, async (folder) => {
      await rejects(loadDataset([`${folder}/a.csv`]), (error: Error) => {
        ok(error.message.startsWith(`${folder}/a.csv${message}`), error.message);
        return true;
      });
    });
  }
});

Deno.test("loadDataset() shows names of classes escaped", async () => {
  const { classes } = await read('label,1x1\n"red\x1b[31m",1\n"two\nlines",2\n');
  deepEqual(classes, ["red\\x1b[31m", "two\\nlines"]);
});
