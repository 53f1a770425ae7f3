import assert from "node:assert/strict";
import * as fc from "fast-check";
import ndarray from "ndarray";
import { Failure } from "../../lib/failure.ts";
import { isNumbers } from "../../lib/arrays/npy.ts";
import { encodeNpz, type Member, openNpz } from "../../lib/arrays/npz.ts";
import { python, pythonHas } from "../support/python.ts";

const IMAGES = Array.from({ length: 5000 }, (_, i) => i % 256);
const MEMBERS: [string, Member][] = [
  ["components", ndarray(Float32Array.of(1, 2, 3, 4, 5, 6), [2, 3])],
  ["meta", '{"format":1,"sources":["größe.csv"]}'],
  ["labels", ndarray(Int32Array.of(7, -1, 3), [3])],
  ["images", ndarray(Uint8Array.from(IMAGES), [50, 100])],
];

function bytesOf(members: Iterable<readonly [string, Member]>): Uint8Array<ArrayBuffer> {
  const chunks = [...encodeNpz(members)];
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Runs with the path of a temporary file that holds these bytes. */
async function withFile<T>(bytes: Uint8Array, run: (path: string) => Promise<T>): Promise<T> {
  const path = await Deno.makeTempFile({ suffix: ".npz" });
  try {
    await Deno.writeFile(path, bytes);
    return await run(path);
  } finally {
    await Deno.remove(path);
  }
}

async function readAll(path: string): Promise<Map<string, Member>> {
  const npz = await openNpz(path);
  try {
    // All at once, as a program would that does not wait in between.
    const names = [...npz.names];
    const values = await Promise.all(names.map((name) => npz.read(name)));
    return new Map(names.map((name, i) => [name, values[i]!]));
  } finally {
    npz.close();
  }
}

Deno.test("encodeNpz() and openNpz() give back the members in their order", async () => {
  const read = await withFile(bytesOf(MEMBERS), readAll);
  assert.deepEqual([...read.keys()], ["components", "meta", "labels", "images"]);
  for (const [name, value] of MEMBERS) {
    const found = read.get(name)!;
    if (!isNumbers(value)) assert.deepEqual(found, value);
    else {
      assert.ok(isNumbers(found));
      assert.deepEqual(found.shape, value.shape);
      assert.deepEqual(found.data, value.data);
    }
  }
});

Deno.test("openNpz() reads a member of some megabytes in halves, into shared memory if asked", async () => {
  const data = Uint8Array.from({ length: 3_000_001 }, (_, i) => i * 7 % 251);
  await withFile(bytesOf([["big", ndarray(data, [data.length])]]), async (path) => {
    const npz = await openNpz(path);
    const big = await npz.read("big", true);
    npz.close();
    assert.ok(isNumbers(big) && big.data.buffer instanceof SharedArrayBuffer);
    assert.equal(big.data.buffer.byteLength, data.length);
    assert.ok(data.every((value, i) => big.data[i] === value));
  });
});

Deno.test("encodeNpz() gives the same bytes for the same members, every array at a multiple of 64", () => {
  const bytes = bytesOf(MEMBERS);
  assert.deepEqual(bytesOf(MEMBERS), bytes);
  const magic = [0x93, ..."NUMPY"].map((c) => typeof c === "string" ? c.charCodeAt(0) : c);
  const starts = [...bytes.keys()].filter((i) => magic.every((byte, j) => bytes[i + j] === byte));
  assert.equal(starts.length, MEMBERS.length);
  assert.deepEqual(starts.map((start) => start % 64), [0, 0, 0, 0]);
});

Deno.test("openNpz() gives a member's shape without its values", async () => {
  await withFile(bytesOf(MEMBERS), async (path) => {
    const npz = await openNpz(path);
    assert.deepEqual((await npz.header("images")).shape, [50, 100]);
    assert.deepEqual((await npz.header("meta")).shape, []);
    await assert.rejects(
      () => npz.header("weights"),
      new Failure(
        `${path}: no member "weights", only components, meta, labels, images; add it with numpy.savez`,
      ),
    );
    npz.close();
  });
});

/** Reading all members either fails with a single line or gives exactly what was written. */
async function assertFailsInOneLine(bytes: Uint8Array): Promise<void> {
  await withFile(bytes, async (path) => {
    await assert.rejects(() => readAll(path), (error) => {
      assert.ok(error instanceof Failure, String(error));
      assert.match(error.message, /^[^\n]*: [^\n]*; [^\n]*$/);
      return true;
    });
  });
}

Deno.test("openNpz() notices a file that is cut short at any place", async () => {
  const whole = bytesOf(MEMBERS);
  const cuts = fc.integer({ min: 0, max: whole.length - 1 });
  await fc.assert(
    fc.asyncProperty(cuts, (cut) => assertFailsInOneLine(whole.subarray(0, cut))),
  );
});

Deno.test("openNpz() notices a changed value", async () => {
  const whole = bytesOf(MEMBERS);
  const images = bytesOf(MEMBERS.slice(0, 3)).length;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: images, max: whole.length - 400 }), (at) => {
      const changed = whole.slice();
      changed[at]! ^= 1;
      return assertFailsInOneLine(changed);
    }),
    { numRuns: 50 },
  );
});

Deno.test("openNpz() says what is wrong with a path that is no .npz", async () => {
  const folder = await Deno.makeTempDir();
  const missing = `${folder}/model.npz`;
  await assert.rejects(
    () => openNpz(missing),
    new Failure(`${missing}: no such file; make one with "fit -o ${missing}"`),
  );
  await assert.rejects(
    () => openNpz(folder),
    new Failure(`${folder}: a folder, not a model file; name the .npz in it`),
  );
  await Deno.remove(folder);
  for (const text of ["", "label,1x1\n5,0\n", "P".repeat(100_000)]) {
    await withFile(new TextEncoder().encode(text), (path) =>
      assert.rejects(
        () => openNpz(path),
        new Failure(
          `${path}: not a model file (.npz); make one with "fit -o model.npz" or numpy.savez`,
        ),
      ));
  }
});

Deno.test({
  name: "numpy opens what encodeNpz() writes, without pickle",
  ignore: !pythonHas("numpy"),
  fn: () =>
    withFile(bytesOf(MEMBERS), async (path) => {
      const seen = await python(
        `
import json, sys, zipfile
import numpy
assert zipfile.ZipFile(sys.argv[1]).testzip() is None
with numpy.load(sys.argv[1], allow_pickle=False) as file:
    print(json.dumps({name: [str(file[name].dtype), file[name].tolist()] for name in file.files}))
`,
        path,
      );
      assert.deepEqual(seen, {
        components: ["float32", [[1, 2, 3], [4, 5, 6]]],
        meta: ["<U36", MEMBERS[1]![1]],
        labels: ["int32", [7, -1, 3]],
        images: [
          "uint8",
          Array.from({ length: 50 }, (_, i) => IMAGES.slice(i * 100, i * 100 + 100)),
        ],
      });
    }),
});
