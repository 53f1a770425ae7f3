import { deepEqual } from "node:assert/strict";
import { encode } from "fast-png";
import { loadDataset } from "../../../lib/dataset/load.ts";
import { withFiles } from "../../support/files.ts";
import { python } from "../../support/python.ts";

const png = encode({ width: 1, height: 1, data: Uint8Array.of(5), depth: 8, channels: 1 });

Deno.test({
  name:
    "loadDataset() reads zip archives of Python's zipfile, those of more than 65,535 members too",
  ignore: (await Deno.stat("/usr/bin/python3").catch(() => null)) === null,
  fn: async () => {
    await withFiles({ "a.png": png }, async (folder) => {
      await python(
        `import sys, json, zipfile
folder = sys.argv[1]
with zipfile.ZipFile(folder + "/a.zip", "w", zipfile.ZIP_DEFLATED) as z:
    for i in range(66000):
        z.writestr(f"{i}.txt", b"")
    with z.open("set/cat/a.png", "w", force_zip64=True) as f:
        f.write(open(folder + "/a.png", "rb").read())
print(json.dumps(None))`,
        folder,
      );
      const { images, paths } = await loadDataset([`${folder}/a.zip`]);
      deepEqual([[...images.data], paths], [[5], [`${folder}/a.zip/set/cat/a.png`]]);
    });
  },
});
