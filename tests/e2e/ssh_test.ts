import assert from "node:assert/strict";
import { writeModel } from "../../lib/model/model_file.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";
import { IS_FULL } from "../support/rounds.ts";
import { hasSshd, slowLine, type SshServer, withSshServer } from "../support/ssh_server.ts";
import { strokes } from "../support/strokes.ts";
import { keys, openTerminal, type Terminal } from "../support/terminal.ts";

/** As over a mobile network: a fifth of a second to and fro, 256 kbit/s. */
const SLOW = { delay: 100, bytesPerSecond: 32_000 };
const SIZE = { columns: 100, rows: 30 };
const FRAME = "\x1b[?2026h";

/** Runs with a model of many images that all differ, and a server. */
async function withServer(
  use: (server: SshServer, program: string[], folder: string) => Promise<void>,
): Promise<void> {
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/m.npz`, madeModel({ n: 300, k: 12, shape: [28, 28] }));
    await withSshServer((server) => use(server, strokes("browse", `${folder}/m.npz`), folder));
  });
}

/** The screens that some keys lead to, one after the other. */
async function walk(terminal: Terminal): Promise<string[][]> {
  const screens: string[][] = [];
  await terminal.shows("Components");
  for (const key of ["s", keys.right, keys.right, "d", keys.down, "r", "?", keys.esc, "c"]) {
    terminal.type(key);
    await terminal.settled(600);
    screens.push(terminal.screen());
  }
  terminal.type("q");
  await terminal.exited;
  return screens;
}

Deno.test({
  name: "browse over ssh shows what it shows in a terminal of this machine, and gives it back",
  ignore: !hasSshd(),
  fn: () =>
    withServer(async (server, program, folder) => {
      const [file, ...args] = program;
      const here = openTerminal([file!, ...args], { ...SIZE, cwd: folder, isAnswering: true });
      const there = openTerminal(server.command(server.port, program), {
        ...SIZE,
        isAnswering: true,
      });
      try {
        const [local, remote] = [await walk(here), await walk(there)];
        assert.deepEqual(remote, local);
        const ordinary = { isAlternate: false, isCursorHidden: false, isMouseOn: false };
        assert.deepEqual([here.state(), there.state()], [ordinary, ordinary]);
      } finally {
        await Promise.all([here.close(), there.close()]);
      }
    }),
});

Deno.test({
  name: "browse over a slow line draws only what it can show: no key is lost, no frame waits",
  ignore: !hasSshd(),
  fn: () =>
    withServer(async (server, program) => {
      await using line = slowLine(server.port, SLOW);
      const terminal = openTerminal(server.command(line.port, program), {
        ...SIZE,
        isAnswering: true,
      });
      try {
        await terminal.shows("Components", 60_000);
        terminal.type("s");
        await terminal.settled(1500);
        for (let i = 0; i < 120; i++) {
          terminal.type(keys.right);
          await new Promise((resolve) => setTimeout(resolve, 33));
        }
        terminal.takeBytes();
        const start = performance.now();
        // images count from 0
        await terminal.shows("Image 120", 60_000);
        const took = Math.round(performance.now() - start);
        await terminal.settled(1000);
        const text = new TextDecoder().decode(terminal.takeBytes());
        const frames = text.split(FRAME).length - 1;
        if (IS_FULL) console.log(`last picture ${took} ms after the last key, ${frames} frames`);
        // the one that was under way, and that of the last keys; a question more where they came in two
        assert.ok(frames <= 4, `${frames} frames after the last key`);
        terminal.type("q");
        await terminal.exited;
        // answers of the terminal that nobody takes would be seen here
        assert.doesNotMatch(terminal.screen().join("\n"), /\^\[|;\d+R/);
      } finally {
        await terminal.close();
      }
    }),
});

Deno.test({
  name: "browse ends when the connection is cut, and leaves nothing behind",
  ignore: !hasSshd(),
  fn: () =>
    withServer(async (server, program, folder) => {
      await using line = slowLine(server.port, { delay: 0, bytesPerSecond: 1e7 });
      const terminal = openTerminal(server.command(line.port, program), {
        ...SIZE,
        isAnswering: true,
      });
      try {
        await terminal.shows("Components", 60_000);
        assert.equal(await runningWith(folder), true);
        line.cut();
        while (await runningWith(folder)) await new Promise((resolve) => setTimeout(resolve, 20));
        assert.deepEqual([...Deno.readDirSync(folder)].map(({ name }) => name), ["m.npz"]);
      } finally {
        await terminal.close();
      }
    }),
});

/** Whether a Deno runs that was given a file of the folder. */
async function runningWith(folder: string): Promise<boolean> {
  for (const { name } of Deno.readDirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const command = await Deno.readTextFile(`/proc/${name}/cmdline`).catch(() => "");
    if (command.startsWith(Deno.execPath()) && command.includes(`${folder}/m.npz`)) return true;
  }
  return false;
}
