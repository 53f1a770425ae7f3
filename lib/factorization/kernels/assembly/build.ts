// Compiles the kernels to ../kernels.wasm, or with --check compares what the source builds with the file that is there.
import asc from "assemblyscript/asc";
import { listsSource } from "./lists_source.ts";

const check = Deno.args.includes("--check");
const folder = import.meta.dirname!;
let built: Uint8Array | null = null;
const { error, stderr } = await asc.main(["--config", "asconfig.json", "--baseDir", folder], {
  readFile(name, baseDir) {
    if (name === "lists.ts") return listsSource();
    try {
      return Deno.readTextFileSync(`${baseDir}/${name}`);
    } catch {
      return null; // asc asks for files that need not be there
    }
  },
  writeFile(_name, contents) {
    if (contents instanceof Uint8Array) built = contents;
  },
});
if (error || !built) {
  console.error(stderr.toString() || error?.message);
  Deno.exit(1);
}

const target = new URL("../kernels.wasm", import.meta.url);
if (!check) {
  await Deno.writeFile(target, built);
} else if (!same(await Deno.readFile(target), built)) {
  console.error("kernels.wasm is not what its source builds; run deno task kernels and commit it");
  Deno.exit(1);
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
