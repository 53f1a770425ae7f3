import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import { encode } from "fast-png";
import { parquetWriteBuffer } from "hyparquet-writer";
import { loadDataset } from "../../../lib/dataset/load.ts";
import type { LoadOptions } from "../../../lib/dataset/load_options.ts";
import { withFiles } from "../../support/files.ts";

type Column = Parameters<typeof parquetWriteBuffer>[0]["columnData"][number];
type Schema = NonNullable<Parameters<typeof parquetWriteBuffer>[0]["schema"]>;

function table(columnData: Column[], schema?: Schema, hugging?: unknown): Uint8Array {
  return new Uint8Array(parquetWriteBuffer({
    columnData,
    ...(schema && { schema }),
    rowGroupSize: 2,
    ...(hugging !== undefined &&
      { kvMetadata: [{ key: "huggingface", value: JSON.stringify(hugging) }] }),
  }));
}

const png = (grey: number) =>
  encode({ width: 2, height: 1, data: Uint8Array.of(grey, 0), depth: 8, channels: 1 });
const numbers = (name: string, data: number[]): Column => ({ name, data: Int32Array.from(data) });

/** What is loaded of a table: the first pixel of each image, its class by name, and the rest. */
async function read(bytes: Uint8Array, options: LoadOptions = {}) {
  let found: Awaited<ReturnType<typeof loadDataset>> | undefined;
  await withFiles({ "t": bytes }, async (folder) => {
    found = await loadDataset([`${folder}/t`], options);
    found = { ...found, paths: found.paths?.map((path) => path.replace(`${folder}/`, "")) ?? null };
  });
  const { images, labels, classes, paths, shape } = found!;
  const [n = 0, p = 0] = images.shape;
  return {
    firsts: Array.from({ length: n }, (_, row) => images.data[row * p]),
    classes,
    names: labels && Array.from(labels, (label) => classes[label]),
    paths,
    shape,
  };
}

async function failure(bytes: Uint8Array, options: LoadOptions = {}): Promise<string> {
  let message = "";
  await withFiles({ "t.parquet": bytes }, async (folder) => {
    await rejects(loadDataset([`${folder}/t.parquet`], options), (error: Error) => {
      equal(error.name, "Failure", `${error.stack}`);
      message = error.message.replaceAll(`${folder}/`, "");
      return true;
    });
  });
  return message;
}

const STRUCT: Schema = [
  { name: "schema", num_children: 2 },
  { name: "img", num_children: 2, repetition_type: "OPTIONAL" },
  { name: "bytes", type: "BYTE_ARRAY", repetition_type: "OPTIONAL" },
  { name: "path", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
  { name: "fine_label", type: "INT64", repetition_type: "OPTIONAL" },
];
const PICTURES: Column = {
  name: "img",
  data: [7, 8, 9].map((grey, row) => ({ bytes: png(grey), path: row === 1 ? null : `${row}.png` })),
};

Deno.test("loadDataset() reads Parquet as Hugging Face writes it: pictures, and classes named in the metadata", async () => {
  const label: Column = { name: "fine_label", data: [2n, 0n, 2n] };
  const features = {
    img: { _type: "Image" },
    fine_label: { names: ["trouser", "bag", "ankle boot"], _type: "ClassLabel" },
  };
  const { firsts, classes, names, paths } = await read(
    table([PICTURES, label], STRUCT, { info: { features } }),
  );
  deepEqual(firsts, [7, 8, 9]);
  // In the metadata's order, those that occur.
  deepEqual(classes, ["trouser", "ankle boot"]);
  deepEqual(names, ["ankle boot", "trouser", "ankle boot"]);
  deepEqual(paths, ["t/0.png", "t: row 1", "t/2.png"]);
});

Deno.test("loadDataset() reads pictures as plain bytes, with words for labels in a column of a usual name", async () => {
  const bytes = table([
    { name: "image", data: [7, 8, 9].map(png), type: "BYTE_ARRAY" },
    { name: "label", data: ["coat", "bag", "coat"], type: "STRING" },
  ]);
  const { firsts, classes, names } = await read(bytes);
  deepEqual([firsts, classes, names], [[7, 8, 9], ["bag", "coat"], ["coat", "bag", "coat"]]);
  equal((await read(bytes, { labelColumn: "none" })).names, null);
});

Deno.test("loadDataset() reads a column for each pixel, and nested lists of pixels", async () => {
  const pixels = [0, 1, 2, 3].map((j) => numbers(`pixel${j}`, [10 + j, 20 + j, 30 + j]));
  const flat = await read(table([numbers("label", [5, 7, 5]), ...pixels]));
  deepEqual([flat.firsts, flat.names, flat.shape], [[10, 20, 30], ["5", "7", "5"], [2, 2]]);
  const chosen = await read(table([...pixels, numbers("kind", [1, 2, 1])]), {
    labelColumn: "kind",
  });
  deepEqual([chosen.firsts, chosen.classes], [[10, 20, 30], ["1", "2"]]);
  const list = (name: string): Schema => [
    { name, num_children: 1, converted_type: "LIST", repetition_type: "OPTIONAL" },
    { name: "list", num_children: 1, repetition_type: "REPEATED" },
  ];
  const nested = table(
    [{ name: "image", data: [[[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [0, 1, 2]]] }],
    [
      { name: "schema", num_children: 1 },
      ...list("image"),
      ...list("element"),
      { name: "element", type: "INT32", repetition_type: "OPTIONAL" },
    ],
  );
  const { firsts, shape } = await read(nested);
  deepEqual([firsts, shape], [[1, 7], [2, 3]]);
});

Deno.test("loadDataset() refuses tables without images, and says what is wrong with a row", async () => {
  equal(
    await failure(table([{ name: "text", data: ["a", "b"], type: "STRING" }])),
    "t.parquet: no column of pictures (text); add --array COLUMN, or give another file",
  );
  const words = table([{ name: "text", data: ["a"], type: "STRING" }]);
  equal(await failure(words, { array: "img" }), 't.parquet: no column "img"; it has text');
  equal(
    await failure(table([numbers("p0", [1, 2]), numbers("p1", [300, 2])]), { shape: [1, 2] }),
    "t.parquet: image 0, pixel 1 is 300; pixels are 0 to 255, or add --normalize 0-255",
  );
  const pathOnly = table(
    [{ name: "img", data: [{ bytes: null, path: "elsewhere.png" }] }, {
      name: "fine_label",
      data: [0n],
    }],
    STRUCT,
  );
  ok((await failure(pathOnly)).startsWith(
    "t.parquet: row 0: img holds no bytes of a picture, only the path elsewhere.png; ",
  ));
  equal(
    await failure(
      table([{ name: "image", data: [png(1), png(2).subarray(0, 40)], type: "BYTE_ARRAY" }]),
    ),
    "t.parquet: row 1: is a PNG that is cut short; repair or remove it, or add --skip-bad",
  );
  const whole = table([numbers("p0", [1, 2]), numbers("p1", [3, 2])]);
  equal(
    await failure(whole.subarray(0, -10)),
    "t.parquet: the Parquet file is damaged or cut short; fetch it again",
  );
});
