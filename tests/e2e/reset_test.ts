import assert from "node:assert/strict";
import { writeModel } from "../../lib/model/model_file.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";
import { strokes } from "../support/strokes.ts";
import { openTerminal } from "../support/terminal.ts";

const line = (...args: string[]) => strokes(...args).map((word) => `'${word}'`).join(" ") + "\r";

/** The process that a shell runs now. */
async function childOf(pid: number): Promise<number> {
  for (;;) {
    const children = await Deno.readTextFile(`/proc/${pid}/task/${pid}/children`);
    const [child] = children.trim().split(" ");
    if (child) return Number(child);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

Deno.test({
  name: "doctor --reset gives the terminal back after kill -9, and so does the next start",
  ignore: Deno.build.os !== "linux",
  fn: () =>
    withFiles({}, async (cwd) => {
      await writeModel(`${cwd}/m.npz`, madeModel({ k: 2 }));
      const terminal = openTerminal(["bash", "--norc", "--noprofile"], { cwd });
      try {
        const ordinary = { isAlternate: false, isCursorHidden: false, isMouseOn: false };
        const taken = { isAlternate: true, isCursorHidden: true, isMouseOn: true };
        const killTheTui = async () => {
          terminal.type(line("browse", "m.npz", "--mouse"));
          await terminal.becomes(taken);
          await terminal.shows("Components");
          Deno.kill(await childOf(terminal.pid), "SIGKILL");
          await terminal.settled();
          assert.deepEqual(terminal.state(), taken);
        };
        await killTheTui();
        terminal.type(line("doctor", "--reset"));
        await terminal.becomes(ordinary);
        await terminal.shows("The terminal is reset; if what you type is not shown");

        await killTheTui();
        terminal.type(line("browse", "m.npz"));
        await terminal.becomes({ ...taken, isMouseOn: false });
        await terminal.shows("Components");
        terminal.type("q");
        await terminal.becomes(ordinary);
      } finally {
        await terminal.close();
      }
    }),
});

Deno.test("doctor --reset says that it needs a terminal", async () => {
  const { exitCode, stdout, stderr } = await runCli(["doctor", "--reset"]);
  assert.deepEqual([exitCode, stdout], [1, ""]);
  assert.match(stderr, /^strokes: doctor --reset needs a terminal on standard output; run it/);
});
