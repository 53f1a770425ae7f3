import assert from "node:assert/strict";
import ndarray from "ndarray";
import { Failure } from "../../lib/failure.ts";
import type { Model } from "../../lib/model/model.ts";
import { openModel, readModel, writeModel } from "../../lib/model/model_file.ts";
import { isNumbers } from "../../lib/arrays/npy.ts";
import { encodeNpz, type Member, openNpz } from "../../lib/arrays/npz.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { python, pythonHas } from "../support/python.ts";

const TESTDATA = new URL("../../testdata/", import.meta.url).pathname;

/** Three images of 2 x 3 pixels, two components. */
const MODEL: Model = {
  components: ndarray(Float32Array.of(1, 0, 2, 0, 3, 0, 0, 4, 0, 5, 0, 6), [2, 6]),
  features: ndarray(Float32Array.of(1, 0, 0, 1, 0.5, 0.25), [3, 2]),
  labels: Int32Array.of(1, 0, 1),
  classes: ["1", "7"],
  images: ndarray(Uint8Array.from({ length: 18 }, (_, i) => i * 15), [3, 6]),
  shape: [2, 3],
  channels: 1,
  paths: null,
  origin: {
    sources: ["größe.csv", "sample"],
    parameters: { ...DEFAULT_PARAMETERS, nComponents: 2, alphaW: 0.5, alphaH: 0.25, l1Ratio: 1 },
    result: {
      nIter: 282,
      passes: 125,
      converged: true,
      reconstructionErr: 347077.171,
      transformErr: 347077.18,
      threads: 2,
      seconds: { init: 0.25, fit: 1.5, transform: 0.0625 },
      notes: ["n_iter is an estimate"],
    },
  },
};

async function withFolder(run: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Writes members as numpy would and gives what opening them as a model says. */
async function failureOf(members: Record<string, Member>): Promise<string> {
  let message = "";
  await withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    await Deno.writeFile(path, ReadableStream.from(encodeNpz(Object.entries(members))));
    await assert.rejects(() => readModel(path), (error) => {
      assert.ok(error instanceof Failure, String(error));
      message = error.message.replace(`${path}: `, "");
      return true;
    });
  });
  assert.doesNotMatch(message, /\n/);
  return message;
}

async function namesIn(folder: string): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
}

function assertSameModel(read: Model, written: Model): void {
  assert.deepEqual(
    { ...read, components: null, features: null, images: null },
    { ...written, components: null, features: null, images: null },
  );
  for (const name of ["components", "features", "images"] as const) {
    assert.deepEqual(read[name]?.shape, written[name]?.shape);
    assert.deepEqual(read[name] && [...read[name].data], written[name] && [...written[name].data]);
  }
}

Deno.test("writeModel() and readModel() give back the whole model", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    const size = await writeModel(path, MODEL);
    assert.equal((await Deno.stat(path)).size, size);
    assert.deepEqual(await namesIn(folder), ["model.npz"]);
    assertSameModel(await readModel(path), MODEL);
  }));

Deno.test("writeModel() and readModel() know models without images, labels or origin, and float pixels", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    const bare = { ...MODEL, images: null, labels: null, classes: [], origin: null };
    await writeModel(path, bare);
    assertSameModel(await readModel(path), bare);
    const pixels = Float32Array.from({ length: 18 }, (_, i) => i / 2);
    const floats = { ...MODEL, images: ndarray(pixels, [3, 6]) };
    await writeModel(path, floats);
    assertSameModel(await readModel(path), floats);
  }));

Deno.test("writeModel() keeps a figure that is not a number, though JSON has none", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    const origin = MODEL.origin!;
    await writeModel(path, {
      ...MODEL,
      origin: { ...origin, result: { ...origin.result, transformErr: NaN } },
    });
    assert.equal((await readModel(path)).origin!.result.transformErr, NaN);
  }));

Deno.test("openModel() has components and origin at once and the rest on demand, read once", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    await writeModel(path, MODEL);
    const model = await openModel(path);
    assert.equal(model.path, path);
    assert.deepEqual([...model.components.data], [...MODEL.components.data]);
    assert.deepEqual(model.shape, [2, 3]);
    assert.deepEqual(model.origin, MODEL.origin);
    assert.equal(model.nSamples, 3);
    assert.equal(model.hasImages, true);
    const [images, again, features, labels] = await Promise.all([
      model.images(),
      model.images(),
      model.features(),
      model.labels(),
    ]);
    model.close();
    assert.equal(images, again);
    assert.ok(images!.data.buffer instanceof SharedArrayBuffer);
    assert.equal(images!.data.buffer.byteLength, 18);
    assert.deepEqual([...features.data], [...MODEL.features.data]);
    assert.deepEqual(labels, MODEL.labels);
  }));

Deno.test("openModel() opens scikit-learn's components and features, float64 in Fortran order", async () => {
  const model = await readModel(`${TESTDATA}numpy/sklearn.npz`);
  assert.deepEqual(model.components.shape, [4, 64]);
  assert.deepEqual(model.features.shape, [200, 4]);
  assert.deepEqual(model.shape, [8, 8]);
  assert.deepEqual([model.origin, model.labels, model.images], [null, null, null]);
});

Deno.test("openModel() opens numpy.savez_compressed with int64 labels and float64 pixels, the same values", async () => {
  const plain = await readModel(`${TESTDATA}numpy/sklearn.npz`);
  const model = await readModel(`${TESTDATA}numpy/sklearn_compressed.npz`);
  assert.deepEqual(model.components.data, plain.components.data);
  assert.deepEqual(model.features.data, plain.features.data);
  assert.deepEqual([...model.labels!.subarray(0, 12)], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  assert.ok(model.images!.data instanceof Uint8Array);
  assert.deepEqual([...model.images!.data.subarray(0, 8)], [0, 0, 5, 13, 9, 1, 0, 0]);
});

const WORDS: Model = {
  ...MODEL,
  classes: ["shirt", "ankle boot"],
  paths: ["a/1.png", "größe/2.png", "a/3.png"],
};

Deno.test("writeModel() and readModel() keep classes of words in their order, and where images came from", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    await writeModel(path, WORDS);
    assert.deepEqual(await readModel(path), { ...WORDS, images: MODEL.images });
  }));

Deno.test("writeModel() and readModel() keep classes apart whose long names differ in the middle", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    const classes = ["b", "c"].map((middle) => "a".repeat(400) + middle + "a".repeat(400));
    await writeModel(path, { ...MODEL, classes });
    const read = await readModel(path);
    assert.equal(new Set(read.classes).size, 2);
    assert.deepEqual(read.labels, MODEL.labels);
  }));

Deno.test("writeModel() and readModel() keep colour", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    await writeModel(path, { ...MODEL, shape: [1, 2], channels: 3 });
    const { shape, channels } = await readModel(path);
    assert.deepEqual([shape, channels], [[1, 2], 3]);
  }));

Deno.test("writeModel() writes labels that are numbers as these numbers, and the format that older readers know", () =>
  withFolder(async (folder) => {
    const path = `${folder}/model.npz`;
    const formatIn = async (model: Model) => {
      await writeModel(path, model);
      const npz = await openNpz(path);
      const [names, meta, labels] = [npz.names, await npz.read("meta"), await npz.read("labels")];
      npz.close();
      assert.ok(isNumbers(labels));
      return [names.has("classes"), JSON.parse(String(meta)).format, [...labels.data]];
    };
    assert.deepEqual(await formatIn(MODEL), [false, 1, [7, 1, 7]]);
    assert.deepEqual(await formatIn(WORDS), [true, 2, [1, 0, 1]]);
  }));

Deno.test({
  name: "openModel() opens labels that numpy saved as words",
  ignore: !await pythonHas("numpy"),
  fn: () =>
    withFolder(async (folder) => {
      const path = `${folder}/words.npz`;
      await python(`
import numpy
numpy.savez(${JSON.stringify(path)}, components=numpy.ones((2, 4)), features=numpy.ones((3, 2)),
            labels=numpy.array(["boot", "größe", "boot"]))
print("null")`);
      const { labels, classes } = await readModel(path);
      assert.deepEqual([...labels!], [0, 1, 0]);
      assert.deepEqual(classes, ["boot", "größe"]);
    }),
});

Deno.test({
  name: "numpy reads the classes and paths that writeModel() writes, without pickle",
  ignore: !await pythonHas("numpy"),
  fn: () =>
    withFolder(async (folder) => {
      const path = `${folder}/words.npz`;
      await writeModel(path, WORDS);
      const found = await python(`
import json, numpy
m = numpy.load(${JSON.stringify(path)}, allow_pickle=False)
print(json.dumps([[m["classes"][i] for i in m["labels"]], list(m["paths"])]))`);
      assert.deepEqual(found, [["ankle boot", "shirt", "ankle boot"], WORDS.paths]);
    }),
});

Deno.test("readModel() names the member that is missing", async () => {
  const path = `${TESTDATA}golden/sample10k-k15-nndsvd.npz`;
  await assert.rejects(
    () => readModel(path),
    new Failure(
      `${path}: no member "features", only components, features_first_1000; add it with numpy.savez`,
    ),
  );
});

Deno.test("readModel() refuses members that do not fit together, in one line each", async () => {
  const { components, features } = MODEL;
  const shape = ndarray(Int32Array.of(2, 3), [2]);
  const good = { components, features, shape };
  const wrong: [Record<string, Member>, string][] = [
    [{ components, features }, 'make no square; add a member "shape"'],
    [{ ...good, features: features.transpose(1, 0) }, "features is 2 x 3, .* ask for any x 2"],
    [{ ...good, labels: ndarray(Int32Array.of(1, 2), [2]) }, "labels is 2, .* ask for 3"],
    [{ ...good, images: ndarray(new Uint8Array(12), [3, 4]) }, "images is 3 x 4, .* ask for 3 x 6"],
    [{ ...good, shape: ndarray(Int32Array.of(2, 2), [2]) }, "shape says 2 x 2, .* have 6 pixels"],
    [{ ...good, components: ndarray(new Float32Array(6), [6]) }, "components is 6, .* any x any"],
    [{ ...good, components: "none" }, "components is a single value"],
    [
      { ...good, features: ndarray(Float32Array.of(1, 2, 3, -4, 5, 6), [3, 2]) },
      "features: -4 in row 1",
    ],
    [
      { ...good, features: ndarray(Float32Array.of(NaN, 2, 3, 4, 5, 6), [3, 2]) },
      "features: NaN in row 0",
    ],
    [{ ...good, labels: ndarray(Float32Array.of(1, 2.5, 3), [3]) }, "labels: 2.5 in row 1"],
    [
      { ...good, labels: ndarray(Int32Array.of(0, 1, 2), [3]), classes: ["a", "b"] },
      'labels: 2 in row 2, but "classes" names 2; save both from one data set',
    ],
    [{ ...good, labels: ["a"] }, "labels is 1, .* ask for 3"],
    [{ ...good, channels: ndarray(Int32Array.of(2), []) }, "2 channels; save 1"],
    [{ ...good, channels: ndarray(Int32Array.of(3), []) }, "shape says 2 x 3 x 3, .* 6 pixels"],
    [{ ...good, paths: ["only one"] }, "paths is 1, .* ask for 3"],
    [{ ...good, images: ndarray(new Float32Array(18).fill(256), [3, 6]) }, "images: 256 in row 0"],
  ];
  for (const [members, message] of wrong) {
    assert.match(await failureOf(members), new RegExp(message));
  }
});

Deno.test("readModel() refuses another version of the format, and a meta that is not ours", async () => {
  const { components, features } = MODEL;
  const good = { components, features, shape: ndarray(Int32Array.of(2, 3), [2]) };
  assert.equal(
    await failureOf({ ...good, meta: '{"format":3,"other":"things"}' }),
    "format 3, but this program reads formats up to 2; use the version that wrote it, or fit again",
  );
  assert.match(await failureOf({ ...good, meta: "no JSON" }), /^the member "meta" is no JSON/);
  assert.match(
    await failureOf({ ...good, meta: '{"format":1}' }),
    /^meta\.sources: .*; fit again$/,
  );
  assert.match(await failureOf({ ...good, meta: components }), /^the member "meta" is no text/);
});

Deno.test({
  name: "numpy opens a model file without pickle and finds scikit-learn's names in it",
  ignore: !pythonHas("numpy"),
  fn: () =>
    withFolder(async (folder) => {
      await writeModel(`${folder}/model.npz`, MODEL);
      const seen = await python(
        `
import json, sys
import numpy
with numpy.load(sys.argv[1], allow_pickle=False) as file:
    meta = json.loads(str(file["meta"]))
    shapes = {name: [str(file[name].dtype), *file[name].shape] for name in file.files if name != "meta"}
    print(json.dumps([shapes, meta["format"], meta["parameters"]["n_components"], meta["n_iter"], meta["sources"]]))
`,
        `${folder}/model.npz`,
      );
      const shapes = {
        components: ["float32", 2, 6],
        shape: ["int32", 2],
        labels: ["int32", 3],
        features: ["float32", 3, 2],
        images: ["uint8", 3, 6],
      };
      assert.deepEqual(seen, [shapes, 1, 2, 282, ["größe.csv", "sample"]]);
    }),
});
