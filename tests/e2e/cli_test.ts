import assert from "node:assert/strict";
import { writeModel } from "../../lib/model/model_file.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";
import { strokes } from "../support/strokes.ts";
import { openTerminal } from "../support/terminal.ts";

const CONFIG = new URL("../../deno.json", import.meta.url).pathname;

/** Runs a task as a person would, from a folder of theirs: with the task's own permissions. */
async function task(
  command: string,
  { cwd, input }: { cwd: string; input?: string },
): Promise<{ code: number; stdout: Uint8Array; text: string; stderr: string }> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["task", "--quiet", "--config", CONFIG, ...command.split(" ")],
    cwd,
    // a task that runs these tests has said where it was typed; a person's shell says nothing
    clearEnv: true,
    env: withoutTask(Deno.env.toObject()),
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  if (input !== undefined) await writer.write(new TextEncoder().encode(input));
  await writer.close();
  const { code, stdout, stderr } = await child.output();
  const decoder = new TextDecoder();
  return { code, stdout, text: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

function withoutTask({ INIT_CWD: _, ...env }: Record<string, string>): Record<string, string> {
  return env;
}

Deno.test("tasks do with their permissions, and with files of the folder they are typed in", async () => {
  await withFiles({ "digits.csv": digitsCsv() }, async (cwd) => {
    const fit = await task("fit digits.csv -k 4 -o model.npz --json", { cwd });
    assert.equal(fit.code, 0, fit.stderr);
    assert.equal(JSON.parse(fit.text).n_samples, 60);
    for (
      const command of [
        "components model.npz --color 256",
        "transform model.npz digits.csv -o weights.csv",
      ]
    ) {
      const { code, text, stderr } = await task(command, { cwd });
      assert.deepEqual([code, stderr], [0, ""], command);
      assert.ok(text.length > 40, command);
    }
    assert.match(await Deno.readTextFile(`${cwd}/weights.csv`), /^label,component1,/);
  });
});

Deno.test("cat digits.csv | fit - -o - | cat", async () => {
  await withFiles({}, async (cwd) => {
    const { code, stdout, stderr } = await task("fit - -k 4 -o -", { cwd, input: digitsCsv() });
    assert.deepEqual([code, stderr], [0, ""]);
    await Deno.writeFile(`${cwd}/model.npz`, stdout);
    const info = await task("info model.npz --json", { cwd });
    const { n_samples, n_components, sources } = JSON.parse(info.text);
    assert.deepEqual([n_samples, n_components, sources], [60, 4, ["stdin"]]);
  });
});

Deno.test("a failure is one line and exit code 1, wrong usage 2, through the task too", async () => {
  await withFiles({ "broken.csv": digitsCsv() + "1,2\n" }, async (cwd) => {
    const failed = await task("fit broken.csv -k 2 -o model.npz", { cwd });
    assert.deepEqual([failed.code, failed.text], [1, ""]);
    assert.match(failed.stderr, /^strokes: broken\.csv:62: .*\n$/);
    const wrong = await task("fit --outptu model.npz", { cwd });
    assert.deepEqual([wrong.code, wrong.text], [2, ""]);
    assert.match(
      wrong.stderr,
      /^strokes: unknown option '--outptu' \(Did you mean --output\?\)\n$/,
    );
    assert.deepEqual([...Deno.readDirSync(cwd)].length, 1);
  });
});

Deno.test("strokes.json beside the data is heeded", async () => {
  await withFiles({ "strokes.json": `{"components": 7}` }, async (cwd) => {
    const { text } = await task("info --settings --json", { cwd });
    assert.deepEqual(JSON.parse(text).components, { value: 7, from: "strokes.json" });
  });
});

Deno.test("standard output closed early ends quietly", async () => {
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/model.npz`, madeModel({ k: 60, shape: [28, 28] }));
    const [file, ...args] = strokes("components", `${folder}/model.npz`, "--color", "truecolor");
    const child = new Deno.Command(file, { args, stdout: "piped", stderr: "piped" }).spawn();
    const reader = child.stdout.getReader();
    await reader.read();
    await reader.cancel();
    const [{ code }, stderr] = await Promise.all([child.status, child.stderr.text()]);
    assert.deepEqual([code, stderr], [0, ""]);
  });
});

Deno.test("Ctrl-C ends a fit within 0.2 s with exit code 130, and clears its line of progress", async () => {
  await withFiles({}, async (cwd) => {
    // whatever else the machine does can only make it slower: one of three that is quick is enough
    const times: number[] = [];
    while (times.length < 3 && !(Math.min(...times) < 200)) {
      times.push(await millisecondsToStop(cwd));
    }
    assert.ok(Math.min(...times) < 200, `${times} ms`);
  });
});

async function millisecondsToStop(cwd: string): Promise<number> {
  const terminal = openTerminal(
    strokes(..."fit -k 40 --tol 0 --max-iter 100000 -o model.npz".split(" ")),
    { cwd },
  );
  try {
    await terminal.shows("fitting");
    const start = performance.now();
    terminal.type("\x03");
    const { exitCode } = await terminal.exited;
    const milliseconds = performance.now() - start;
    assert.equal(exitCode, 130);
    await terminal.settled(50);
    const lines = terminal.screen().filter((line) => line !== "");
    assert.deepEqual(lines, ["strokes: interrupted; nothing was saved"]);
    assert.deepEqual([...Deno.readDirSync(cwd)], []);
    return milliseconds;
  } finally {
    await terminal.close();
  }
}

Deno.test("a terminal gets pictures in its colours, and its own protocol where it has one", async () => {
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/model.npz`, madeModel({ shape: [28, 28] }));
    const command = strokes("components", `${folder}/model.npz`, "--index", "0");
    const written = async (env: Record<string, string>, ...more: string[]) => {
      const terminal = openTerminal([...command, ...more], { env, columns: 100, rows: 40 });
      try {
        await terminal.exited;
        await terminal.settled(50);
        const text = new TextDecoder().decode(terminal.takeBytes());
        return { text, screen: terminal.screen().join("\n") };
      } finally {
        await terminal.close();
      }
    };
    const blocks = await written({});
    assert.ok(blocks.text.includes("\x1b[38;5;") && blocks.text.includes("▄"));
    assert.ok(!blocks.text.includes("\x1b_Ga=T"));
    const kitty = await written({ KITTY_WINDOW_ID: "1", COLORTERM: "truecolor" });
    assert.ok(kitty.text.includes("\x1b_Ga=T,"));
    assert.match(kitty.screen, /^Component 1 +share/);
    const insideTmux = await written({ KITTY_WINDOW_ID: "1", TMUX: "/tmp/tmux-0/default,1,0" });
    assert.ok(!insideTmux.text.includes("\x1b_G"));
    const asked = await written({ KITTY_WINDOW_ID: "1" }, "--renderer", "blocks");
    assert.ok(!asked.text.includes("\x1b_G"));
    const colorless = await written({ NO_COLOR: "1" });
    assert.ok(!colorless.text.includes("\x1b[38") && !colorless.text.includes("▄"));
  });
});
