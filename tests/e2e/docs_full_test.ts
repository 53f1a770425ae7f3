import assert from "node:assert/strict";
import { dirname } from "node:path";
import { EXAMPLES } from "../../lib/cli/examples.ts";
import { loadDataset } from "../../lib/dataset/load.ts";
import { type Block, blocksOf, commandsOf } from "../support/docs.ts";
import { pngOf, writeDigitSources } from "../support/digit_sources.ts";
import { withFiles } from "../support/files.ts";
import { pythonHas } from "../support/python.ts";
import type { Ended } from "../support/run_commands.ts";

/**
 * What the documents and the help say that one can type is typed here, each Markdown file from its beginning to its end
 * in a folder of its own, with small files of digits (mnist_train.csv, mnist_test.csv, digits.csv, and the kinds that docs/your-images.md
 * names) and models of them (model.npz, model45.npz). Blocks fenced as `sh` are run line by line, those as `python` by Debian's Python, those as
 * `ts` by Deno, as if they lay beside lib/; what is only shown is fenced as `console` or `py`.
 */
const ROOT = new URL("../../", import.meta.url).pathname;
const DOCUMENTS = (await Array.fromAsync(Deno.readDir(`${ROOT}/docs`)))
  .map(({ name }) => `docs/${name}`).filter((name) => name.endsWith(".md")).sort();
const hasNumpy = pythonHas("numpy");

for (const document of ["README.md", ...DOCUMENTS]) {
  const blocks = blocksOf(await Deno.readTextFile(`${ROOT}/${document}`).catch(() => ""));
  if (blocks.length === 0) continue;
  Deno.test(`every command of ${document} runs as written`, async () => {
    await inFolderWithDigits(async (folder) => {
      for (const part of partsOf(blocks)) {
        if (part[0]!.language === "sh") {
          assertAllDone(await run(part.flatMap(commandsOf), folder), document);
        } else if (part[0]!.language === "ts") {
          for (const block of part) await runTypeScript(block, folder, document);
        } else if (hasNumpy) {
          for (const block of part) await runPython(block, folder, document);
        } else return; // what follows may need what Python makes
      }
    });
  });
}

Deno.test("every example of the help runs as written", async () => {
  await inFolderWithDigits(async (folder) => {
    const examples = Object.entries(EXAMPLES)
      // The first two need a terminal, the last what scikit-learn saved of the same fit.
      .filter(([name]) => !["start", "browse", "verify"].includes(name))
      .flatMap(([, examples]) => examples.map(([command]) => `deno task ${command}`));
    assertAllDone(await run(examples, folder), "--help");
  });
});

for (const document of ["README.md", ...DOCUMENTS]) {
  Deno.test(`every picture and file that ${document} points to is there`, async () => {
    const text = await Deno.readTextFile(`${ROOT}/${document}`);
    const targets = [...text.matchAll(/\]\(([^)\s#]+)/g)].map(([, target]) => target!)
      .filter((target) => !/^[a-z]+:/.test(target));
    for (const target of targets) await Deno.stat(`${ROOT}/${dirname(document)}/${target}`);
  });
}

/** Blocks of one language that follow one another. */
function partsOf(blocks: readonly Block[]): Block[][] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    const last = parts.at(-1);
    if (last?.[0]?.language === block.language) last.push(block);
    else parts.push([block]);
  }
  return parts;
}

/** The files that a reader is taken to have; made once. */
let filesOfReader: Promise<Record<string, string | Uint8Array>> | undefined;

async function inFolderWithDigits(use: (folder: string) => Promise<void>): Promise<void> {
  filesOfReader ??= makeFiles();
  await withFiles(await filesOfReader, use);
}

async function makeFiles(): Promise<Record<string, string | Uint8Array>> {
  const { images, labels } = await loadDataset([]);
  const names = Array.from({ length: 784 }, (_, j) => `${Math.floor(j / 28) + 1}x${j % 28 + 1}`);
  const csv = (from: number) => {
    const rows = Array.from({ length: 100 }, (_, i) => {
      const image = from + i * 99;
      return [labels![image], ...images.data.subarray(image * 784, image * 784 + 784)].join(",");
    });
    return [`label,${names.join(",")}`, ...rows].join("\n") + "\n";
  };
  const files = { "mnist_train.csv": csv(0), "mnist_test.csv": csv(1), "digits.csv": csv(2) };
  const models: Record<string, Uint8Array> = {};
  await withFiles(files, async (folder) => {
    const fit = (k: number, name: string) =>
      `deno task fit digits.csv -k ${k} --max-iter 20 -o ${name}`;
    assertAllDone(await run([fit(15, "model.npz"), fit(45, "model45.npz")], folder), "fit");
    for (const name of ["model.npz", "model45.npz"]) {
      models[name] = await Deno.readFile(`${folder}/${name}`);
    }
  });
  return { ...files, ...await otherKinds(images.data as Uint8Array, labels!), ...models };
}

/** The same digits as pictures, arrays and a table. */
async function otherKinds(
  pixels: Uint8Array,
  labels: Int32Array,
): Promise<Record<string, Uint8Array | string>> {
  const rows = Array.from({ length: 100 }, (_, i) => i * 100);
  const digits = {
    pixels: Uint8Array.from(
      rows.flatMap((row) => [...pixels.subarray(784 * row, 784 * row + 784)]),
    ),
    labels: Int32Array.from(rows, (row) => labels[row]!),
    shape: [28, 28] as const,
  };
  const kinds: Record<string, Uint8Array | string> = {};
  await withFiles({}, async (folder) => {
    await writeDigitSources(folder, digits);
    for (const kind of ["npy", "npz", "parquet"]) {
      kinds[`digits.${kind}`] = await Deno.readFile(`${folder}/digits.${kind}`);
    }
    kinds["photos.zip"] = await Deno.readFile(`${folder}/digits.zip`);
  });
  for (const [i, label] of digits.labels.entries()) {
    kinds[`photos/${label}/${i}.png`] = pngOf(digits, i);
  }
  return {
    ...kinds,
    "seven.png": pngOf(digits, digits.labels.indexOf(7)),
    "labels.txt": digits.labels.join("\n") + "\n",
  };
}

async function run(commands: readonly string[], folder: string): Promise<Ended[]> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "--allow-all", "--quiet", `${ROOT}/tests/support/run_commands.ts`],
    cwd: folder,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(JSON.stringify(commands)));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}

function assertAllDone(ended: readonly Ended[], document: string): void {
  for (const { command, exitCode, stdout, stderr } of ended) {
    assert.equal(exitCode, 0, `${document}: ${command}\n${stderr}`);
    assert.doesNotMatch(stderr, /strokes: |bug/, `${document}: ${command}`);
    // only a redirection is silent
    assert.ok(stdout !== "" || /> \S+$/.test(command), `${document}: ${command} prints something`);
  }
}

/** Checks its types and runs it; it prints something. */
async function runTypeScript(block: Block, folder: string, document: string): Promise<void> {
  const child = new Deno.Command(Deno.execPath(), {
    // what comes from standard input lies, to Deno, in the current folder; files are meant from the reader's
    // deno-fmt-ignore
    args: [
      "run", "--quiet", "--check", "--allow-read", "--allow-write", "--allow-env", "--ext=ts", "-",
    ],
    cwd: ROOT,
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  const text = block.text.replaceAll(/"(model|report)([\w.]*)"/g, `"${folder}/$1$2"`);
  await writer.write(new TextEncoder().encode(text));
  await writer.close();
  const { success, stdout, stderr } = await child.output();
  assert.ok(success, `${document}:${block.line}: ${new TextDecoder().decode(stderr)}`);
  assert.ok(stdout.length > 0, `${document}:${block.line} prints something`);
}

async function runPython(block: Block, folder: string, document: string): Promise<void> {
  const { success, stderr } = await new Deno.Command("/usr/bin/python3", {
    args: ["-c", block.text],
    cwd: folder,
  }).output();
  assert.ok(success, `${document}:${block.line}: ${new TextDecoder().decode(stderr)}`);
}
