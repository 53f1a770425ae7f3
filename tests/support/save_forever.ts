/**
 * Saves the same file or folder again and again, in turn with one of two contents, until it is killed:
 * `deno run -A save_forever.ts KIND PATH`. Says "." before the first time.
 */
import { encodeNpy } from "../../lib/arrays/npy.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { writeAtomically } from "../../lib/model/write_atomically.ts";
import { writeFolder } from "../../lib/render/folder/write_folder.ts";
import { folderFiles, type KINDS, modelOf } from "./saved_contents.ts";

const [kind, path] = Deno.args as [keyof typeof KINDS, string];
const signal = new AbortController().signal;
const models = [modelOf(0), modelOf(1)];

console.log(".");
for (let round = 0;; round++) {
  const model = models[round % 2]!;
  if (kind === "model") await writeModel(path, model);
  else if (kind === "export") await writeAtomically(path, encodeNpy(model.features));
  else {
    const isThere = await Deno.stat(path).then(() => true, () => false);
    await writeFolder(path, folderFiles(round % 2), { force: isThere, signal });
  }
}
