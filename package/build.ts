/**
 * Builds the npm package in dist/: the program bundled, its workers, kernels, fonts and digits beside it, and a launcher
 * that finds the Deno which npm installs.
 *
 *     deno task package && npm pack ./dist
 */
import { gzipSync } from "node:zlib";
import { basename, join } from "node:path";
import deno from "../deno.json" with { type: "json" };
import { loadSample } from "../lib/dataset/sample.ts";

const ROOT = join(import.meta.dirname!, "..");
const DIST = join(ROOT, "dist");
const DENO_VERSION = "2.9.6";

/** What runs in a thread of its own, and so is a file of its own. */
const WORKERS = [
  "lib/factorization/worker/worker.ts",
  "lib/factorization/passes/thread.ts",
  "lib/sweep/sweep_worker.ts",
  "lib/render/sheets/png_worker.ts",
  "lib/dataset/pictures/decode_worker.ts",
  "lib/dataset/tables/parquet_worker.ts",
];
/** What the program reads from its packages at run time, and where it stands here. */
const ASSETS = [
  "@resvg/resvg-wasm/index_bg.wasm",
  "@expo-google-fonts/didact-gothic/400Regular/DidactGothic_400Regular.ttf",
  "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm",
  "@jsquash/webp/codec/dec/webp_dec.wasm",
];
/** Gives CommonJS packages inside a bundle Node's own modules: Deno's bundler leaves `require` to the platform. */
const REQUIRE =
  'import{createRequire as nodeRequire}from"node:module";const require=nodeRequire(import.meta.url);';
/** Modules that are other ones in the package. */
const REPLACED = {
  "lib/dataset/digit_pixels.ts": "package/packed_digits.ts",
  "lib/program.ts": "package/program.ts",
};

if (import.meta.main) {
  await Deno.remove(DIST, { recursive: true }).catch(() => {});
  await Deno.mkdir(DIST);
  await bundle();
  await Promise.all([linkFiles(), copyFiles(), packDigits()]);
  await writeJson("permissions.json", permissions());
  await Deno.mkdir(join(DIST, "man"));
  const pages = await Promise.all(["", ...Object.keys(permissions())].map(writeManPage));
  await writeJson("package.json", { ...manifest(), man: pages });
  console.log(`dist/ ${deno.version}: ${((await sizeOf(DIST)) / 1e6).toFixed(1)} MB`);
}

/** One JavaScript file for each part of the program that is loaded on demand. */
async function bundle(): Promise<void> {
  const imports = Object.fromEntries(
    Object.entries(REPLACED).map(([from, to]) => [join(ROOT, from), join(ROOT, to)]),
  );
  const map = await Deno.makeTempFile({ suffix: ".json" });
  try {
    await Deno.writeTextFile(map, JSON.stringify({ imports: { ...deno.imports, ...imports } }));
    const { success, stderr } = await new Deno.Command(Deno.execPath(), {
      cwd: ROOT,
      args: [
        "bundle",
        "--platform=deno",
        "--code-splitting",
        "--minify",
        "--keep-names",
        `--import-map=${map}`,
        `--outdir=${DIST}`,
        "--external=*kernels_module.js",
        "--external=react-devtools-core",
        "main.ts",
        ...WORKERS,
      ],
    }).output();
    if (!success) throw new Error(new TextDecoder().decode(stderr));
  } finally {
    await Deno.remove(map);
  }
}

/** Turns the addresses of workers and assets into those of the files in dist/. */
async function linkFiles(): Promise<void> {
  for await (const { name, isFile } of Deno.readDir(DIST)) {
    if (!isFile || !name.endsWith(".js")) continue;
    const path = join(DIST, name);
    const text = await Deno.readTextFile(path);
    let linked = text.includes("Dynamic require of ") ? REQUIRE + text : text;
    for (const worker of WORKERS) {
      const file = `./${worker.replace(/ts$/, "js")}`;
      linked = linked.replaceAll(`new URL("./${basename(worker)}",`, `new URL("${file}",`);
    }
    for (const asset of ASSETS) {
      linked = linked.replaceAll(
        `import.meta.resolve("${asset}")`,
        `import.meta.resolve("./${basename(asset)}")`,
      );
    }
    if (linked !== text) await Deno.writeTextFile(path, linked);
  }
}

async function copyFiles(): Promise<void> {
  const kernels = join(ROOT, "lib/factorization/kernels");
  const copies: [from: string | URL, name: string][] = [
    [join(kernels, "kernels_module.js"), "kernels_module.js"],
    [join(kernels, "kernels.wasm"), "kernels.wasm"],
    [join(ROOT, "LICENSE"), "LICENSE"],
    [join(import.meta.dirname!, "README.md"), "README.md"],
    [join(import.meta.dirname!, "strokes.cjs"), "strokes.cjs"],
    ...ASSETS.map((asset): [URL, string] => [new URL(import.meta.resolve(asset)), basename(asset)]),
  ];
  for (const [from, name] of copies) await Deno.copyFile(from, join(DIST, name));
}

/** The built-in digits as one byte a pixel, packed. */
async function packDigits(): Promise<void> {
  const { images } = await loadSample();
  await Deno.writeFile(
    join(DIST, "digits.gz"),
    gzipSync(Uint8Array.from(images.data), { level: 9 }),
  );
}

/** Deno's options of each command, as its task has them. */
function permissions(): Record<string, string[]> {
  const options: Record<string, string[]> = {};
  for (const [name, { command }] of Object.entries(deno.tasks)) {
    const match = /^deno run (.*) main\.ts (\S+)$/.exec(command);
    if (match?.[2] === name) options[name] = match[1]!.split(" ");
  }
  return options;
}

/** The manual page of a command, or of the program, as the bundle itself prints it. */
async function writeManPage(command: string): Promise<string> {
  const args = ["run", "--allow-read", "--allow-env", join(DIST, "main.js"), "help", "--man"];
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: command === "" ? args : [...args, command],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  const name = `man/${command === "" ? "strokes" : `strokes-${command}`}.1`;
  await Deno.writeFile(join(DIST, name), stdout);
  return name;
}

function manifest() {
  return {
    name: "strokes",
    version: deno.version,
    description: "Finds the parts that images are made of (NMF) and shows them in your terminal",
    license: "MIT",
    type: "module",
    bin: { strokes: "strokes.cjs" },
    dependencies: { deno: DENO_VERSION },
  };
}

async function writeJson(name: string, value: unknown): Promise<void> {
  await Deno.writeTextFile(join(DIST, name), JSON.stringify(value, null, 2) + "\n");
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for await (const entry of Deno.readDir(folder)) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory ? await sizeOf(path) : (await Deno.stat(path)).size;
  }
  return bytes;
}
