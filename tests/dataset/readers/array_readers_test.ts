import { deepEqual, equal, ok, rejects } from "node:assert/strict";
import ndarray from "ndarray";
import { encodeNpy, type NpyValue } from "../../../lib/arrays/npy.ts";
import { encodeNpz } from "../../../lib/arrays/npz.ts";
import { loadDataset } from "../../../lib/dataset/load.ts";
import type { LoadOptions } from "../../../lib/dataset/load_options.ts";
import { gzip, withFiles } from "../../support/files.ts";
import { python, pythonHas } from "../../support/python.ts";

const joined = (parts: Iterable<Uint8Array>) =>
  Uint8Array.from([...parts].flatMap((part) => [...part]));
const npy = (value: NpyValue) => joined(encodeNpy(value));
const npz = (members: Record<string, NpyValue>) => joined(encodeNpz(Object.entries(members)));
const bytes = (shape: number[], from = 0) =>
  ndarray(
    Uint8Array.from({ length: shape.reduce((a, b) => a * b) }, (_, i) => from + i),
    shape,
  );

/** What is loaded of one file. */
async function read(name: string, file: Uint8Array, options: LoadOptions = {}) {
  let found: Awaited<ReturnType<typeof loadDataset>> | undefined;
  await withFiles({ [name]: file }, async (folder) => {
    found = await loadDataset([`${folder}/${name}`], options);
  });
  return found!;
}

/** The one line that loading fails with, without the folder. */
async function failure(name: string, file: Uint8Array, options: LoadOptions = {}): Promise<string> {
  let message = "";
  await withFiles({ [name]: file }, async (folder) => {
    await rejects(loadDataset([`${folder}/${name}`], options), (error: Error) => {
      equal(error.name, "Failure", `${error.stack}`);
      message = error.message.replaceAll(`${folder}/`, "");
      return true;
    });
  });
  return message;
}

Deno.test("loadDataset() reads .npy of (n, h, w), (n, p), (n, h, w, 1), by content, also gzipped", async () => {
  for (const shape of [[2, 2, 3], [2, 2, 3, 1]]) {
    const { images, labels, shape: found, channels } = await read("a", npy(bytes(shape)));
    ok(images.data instanceof Uint8Array && images.data.buffer instanceof SharedArrayBuffer);
    deepEqual([...images.data], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    deepEqual([images.shape, found, labels, channels], [[2, 6], [2, 3], null, 1]);
  }
  const flat = await read("a.npy.gz", await gzip(npy(bytes([3, 4])) as Uint8Array<ArrayBuffer>));
  deepEqual([flat.images.shape, flat.shape], [[3, 4], [2, 2]]);
});

Deno.test("loadDataset() reads whole numbers of any dtype as bytes, fractions as floats", async () => {
  const whole = await read("a.npy", npy(ndarray(Float64Array.of(0, 255, 7, 1), [1, 2, 2])));
  ok(whole.images.data instanceof Uint8Array);
  deepEqual([...whole.images.data], [0, 255, 7, 1]);
  const shares = await read("a.npy", npy(ndarray(Float32Array.of(0, 0.5, 1, 0), [1, 2, 2])));
  ok(shares.images.data instanceof Float32Array);
  deepEqual([...shares.images.data], [0, 0.5, 1, 0]);
});

Deno.test("loadDataset() turns colour arrays into grey with a note, or keeps their channels", async () => {
  const colors = ndarray(Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9), [1, 2, 2, 3]);
  const grey = await read("a.npy", npy(colors), {});
  // Pillow's convert("L") of pure red, green and blue.
  deepEqual([...grey.images.data], [76, 150, 29, 9]);
  deepEqual(grey.notes, [
    "colour images were turned into grey by luminance; --channels rgb keeps colour",
  ]);
  const rgb = await read("a.npy", npy(colors), { channels: "rgb" });
  deepEqual([...rgb.images.data], [...colors.data]);
  deepEqual([rgb.channels, rgb.shape, rgb.images.shape], [3, [2, 2], [1, 12]]);
  const first = ndarray(Uint8Array.of(255, 0, 0, 9, 0, 255, 0, 9, 0, 0, 255, 9), [1, 3, 2, 2]);
  deepEqual((await read("a.npy", npy(first), { channels: "rgb" })).images.data, rgb.images.data);
});

Deno.test("loadDataset() reads .npz by the usual names, train before test", async () => {
  const both = {
    y_test: ndarray(Int32Array.of(7), [1]),
    x_test: bytes([1, 2, 2], 50),
    x_train: bytes([2, 2, 2]),
    y_train: ndarray(Uint8Array.of(7, 5), [2]),
  };
  const { images, labels, classes } = await read("a.bin", npz(both));
  deepEqual([...images.data], [0, 1, 2, 3, 4, 5, 6, 7, 50, 51, 52, 53]);
  deepEqual([classes, labels], [["5", "7"], Int32Array.of(1, 0, 1)]);
  for (const [x, y] of [["X", "y"], ["images", "labels"], ["data", "target"]] as const) {
    const found = await read("a.npz", npz({ [y]: ["boot", "ant"], [x]: bytes([2, 4]) }));
    deepEqual([found.classes, found.images.shape], [["ant", "boot"], [2, 4]], x);
  }
  const only = await read("a.npz", npz({ faces: bytes([2, 4]) }));
  equal(only.labels, null);
});

Deno.test("loadDataset() reads the arrays of an .npz that are asked for", async () => {
  const members = {
    faces: bytes([2, 4]),
    ages: ndarray(Int32Array.of(31, 4), [2, 1]),
    X: bytes([1, 4]),
  };
  const { labels, classes } = await read("a.npz", npz(members), { array: "faces", labels: "ages" });
  deepEqual([classes, labels], [["4", "31"], Int32Array.of(1, 0)]);
  equal(
    await failure("a.npz", npz(members), { array: "Faces" }),
    'a.npz: no array "Faces"; it has faces, ages, X',
  );
  equal(
    await failure("a.npz", npz({ a: bytes([2, 4]), b: bytes([2, 4]) })),
    "a.npz: which array holds the images? It has a, b; add --array NAME",
  );
});

Deno.test("loadDataset() reads labels from a file: text, .npy, IDX", async () => {
  const idx = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 3, 4);
  for (
    const [file, classes] of [
      ["3\n4\n", ["3", "4"]],
      ["label\r\nboot\r\nankle boot", ["ankle boot", "boot"]],
      [npy(["b", "a"]), ["a", "b"]],
      [npy(ndarray(Float64Array.of(3, 4), [2])), ["3", "4"]],
      [idx, ["3", "4"]],
    ] as const
  ) {
    await withFiles({ "a.npy": npy(bytes([2, 4])), "labels": file }, async (folder) => {
      const found = await loadDataset([`${folder}/a.npy`], { labels: `${folder}/labels` });
      deepEqual(found.classes, classes);
      await Deno.writeTextFile(`${folder}/labels`, "1\n2\n3\n");
      await rejects(loadDataset([`${folder}/a.npy`], { labels: `${folder}/labels` }), {
        message: `${folder}/labels: 3 labels, but there are 2 images; check both`,
      });
      await rejects(loadDataset([`${folder}/a.npy`], { labels: `${folder}/none` }), {
        message: `${folder}/none: no such file; check its path`,
      });
    });
  }
});

Deno.test("loadDataset() says where an array holds NaN, a negative value, or more than a byte", async () => {
  const at = (value: number) => npy(ndarray(Float32Array.of(0, 1, 2, 3, 4, value), [1, 2, 3]));
  const values = "none negative or missing";
  equal(
    await failure("a.npy", at(NaN)),
    `a.npy: image 0, row 1, column 2 is NaN; pixels are 0 to 255, ${values}`,
  );
  equal(
    await failure("a.npy", at(-1)),
    `a.npy: image 0, row 1, column 2 is -1; pixels are 0 to 255, ${values}`,
  );
  equal(
    await failure("a.npy", at(256)),
    "a.npy: image 0, row 1, column 2 is 256; pixels are 0 to 255, or add --normalize 0-255",
  );
});

Deno.test("loadDataset() refuses arrays that hold no images", async () => {
  const full = npy(bytes([2, 4]));
  equal(
    await failure("a.npy", npy(bytes([4]))),
    "a.npy: an array of shape (4); images are (n, height, width), (n, pixels) or (n, height, width, channels)",
  );
  equal(
    await failure("a.npy", npy(bytes([2, 2, 2, 7]))),
    "a.npy: an array of shape (2, 2, 2, 7); images are (n, height, width), (n, pixels) or (n, height, width, channels)",
  );
  equal(
    await failure("a.npy", full.subarray(0, -1)),
    "a.npy: cut short, 7 of 8 bytes; copy it again",
  );
  equal(
    await failure("a.npy", Uint8Array.of(...full, 0)),
    "a.npy: more bytes than its header says; save it again",
  );
  equal(
    await failure("a.npz", npz({ x: bytes([2, 4]), y: ndarray(Int32Array.of(1), [1]) })),
    "a.npz: x: 2 images, but 1 labels; check both",
  );
  equal(
    await failure("a.npz", npz({ x: bytes([2, 4]), y: ndarray(Float32Array.of(1, 1.5), [2]) })),
    "a.npz: y: label 1 is 1.5; labels are whole numbers or words",
  );
});

Deno.test({
  name:
    "loadDataset() reads numpy's arrays in Fortran and big-endian order, and never opens pickles",
  ignore: !pythonHas("numpy"),
  fn: async () => {
    await withFiles({}, async (folder) => {
      await python(
        `import sys, json, numpy as np
a = np.arange(24).reshape(2, 3, 4)
f = sys.argv[1]
np.save(f + "/fortran.npy", np.asfortranarray(a.astype("u1")))
np.save(f + "/big.npy", a.astype(">i8"))
np.save(f + "/half.npy", a.astype("<f2"))
np.savez_compressed(f + "/packed.npz", x=a.astype(">u2"), y=np.array(["b", "a"]))
class Evil:
    def __reduce__(self):
        import os
        return (os.mkdir, (f + "/pwned",))
np.save(f + "/evil.npy", np.array([Evil(), Evil()], dtype=object))
np.savez(f + "/evil.npz", x=np.array([Evil()], dtype=object))
print(json.dumps(None))`,
        folder,
      );
      for (const name of ["fortran.npy", "big.npy", "half.npy", "packed.npz"]) {
        const { images, shape, classes } = await loadDataset([`${folder}/${name}`]);
        deepEqual(images.data, Uint8Array.from({ length: 24 }, (_, i) => i), name);
        deepEqual([shape, classes], [[3, 4], name === "packed.npz" ? ["a", "b"] : []]);
      }
      for (const name of ["evil.npy", "evil.npz"]) {
        await rejects(loadDataset([`${folder}/${name}`]), {
          name: "Failure",
          message: /Python objects \(a pickle\), which are not opened; save numbers/,
        });
      }
      await rejects(Deno.stat(`${folder}/pwned`), Deno.errors.NotFound);
    });
  },
});
