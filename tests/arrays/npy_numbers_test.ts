import { deepEqual, equal, throws } from "node:assert/strict";
import { bytesPerNumber, decodeNumbers } from "../../lib/arrays/npy_numbers.ts";
import { decodeNpy } from "../../lib/arrays/npy.ts";
import { openNpz } from "../../lib/arrays/npz.ts";
import { withFiles } from "../support/files.ts";
import { python, pythonHas } from "../support/python.ts";

Deno.test("decodeNumbers() reads either byte order, booleans, halves and 64 bits", () => {
  const read = (descr: string, ...bytes: number[]) => [
    ...decodeNumbers(descr, Uint8Array.of(...bytes)),
  ];
  deepEqual(read("<u2", 1, 0, 0, 2), [1, 512]);
  deepEqual(read(">u2", 1, 0, 0, 2), [256, 2]);
  deepEqual(read(">i4", 255, 255, 255, 254), [-2]);
  deepEqual(read(">f4", 0x3f, 0xc0, 0, 0), [1.5]);
  deepEqual(read("<f2", 0, 0x3c, 0, 0xc0), [1, -2]);
  deepEqual(read("|b1", 0, 1, 1), [0, 1, 1]);
  deepEqual(read("<i8", 255, 255, 255, 255, 255, 255, 255, 255), [-1]);
  deepEqual(read(">u8", 0, 0, 0, 1, 0, 0, 0, 3), [2 ** 32 + 3]);
});

Deno.test("bytesPerNumber() knows numbers from all else", () => {
  for (const descr of ["|O", "<U3", "|S5", "<c8", "<f16", "<M8[ns]", "|V4", "<f1", ""]) {
    equal(bytesPerNumber(descr), null, descr);
  }
  equal(bytesPerNumber(">f8"), 8);
});

Deno.test({
  name: "decodeNpy() reads numpy's every numeric dtype in both byte orders, and refuses pickles",
  ignore: !pythonHas("numpy"),
  fn: async () => {
    await withFiles({}, async (folder) => {
      const facts = await python(
        `import json, sys, numpy as np
facts = {}
for kind in ["f2","f4","f8","i1","i2","i4","i8","u1","u2","u4","u8","b1"]:
    for order in "<>":
        a = (np.arange(6).reshape(2, 3) * (1 if kind != "b1" else 0.4)).astype(order + kind)
        name = f"{'le' if order == '<' else 'be'}_{kind}"
        facts[name] = a.astype(float).ravel().tolist()
        np.savez(f"{sys.argv[1]}/{name}.npz", a=a, f=np.asfortranarray(a))
np.save(f"{sys.argv[1]}/objects.npy", np.array([{"a": 1}, None], dtype=object))
print(json.dumps(facts))`,
        folder,
      ) as Record<string, number[]>;
      equal(Object.keys(facts).length, 24);
      for (const [name, values] of Object.entries(facts)) {
        const npz = await openNpz(`${folder}/${name}.npz`);
        for (const order of ["a", "f"]) {
          const array = await npz.read(order);
          if (typeof array === "string" || !("shape" in array)) throw new Error(name);
          const seen = [0, 1].flatMap((i) => [0, 1, 2].map((j) => array.get(i, j)));
          deepEqual(seen, values, `${name} ${order}`);
        }
        npz.close();
      }
      const objects = await Deno.readFile(`${folder}/objects.npy`);
      throws(() => decodeNpy(objects, "objects.npy"), {
        message:
          "objects.npy: Python objects (a pickle), which are not opened; save numbers, with dtype=float32",
      });
    });
  },
});
