import assert from "node:assert/strict";
import { progressLine } from "../../../lib/render/text/progress_line.ts";

function place(stderrIsTerminal: boolean, { quiet = false, columns = 60, term = "xterm" } = {}) {
  const written: string[] = [];
  const clock = { now: 0 };
  const line = progressLine({
    err: (text) => {
      written.push(text);
      return Promise.resolve();
    },
    stderrIsTerminal,
    quiet,
    columns,
    unicode: true,
    env: (name) => name === "TERM" ? term : undefined,
  }, () => clock.now);
  return { written, clock, line };
}

Deno.test("progressLine() overwrites one line of a terminal, ten times a second at most", async () => {
  const { written, clock, line } = place(true);
  line.update("fitting", 0.5, "pass 3");
  clock.now = 50;
  line.update("fitting", 0.6, "pass 4");
  clock.now = 110;
  line.update("fitting", 0.7, "pass 5");
  await line.end();
  assert.deepEqual(written, [
    "\rfitting  ██████████            50%  pass 3\x1b[K",
    "\rfitting  ██████████████        70%  pass 5\x1b[K",
    "\r\x1b[K",
  ]);
});

Deno.test("progressLine() is cut to the width of the terminal", async () => {
  const { written, line } = place(true, { columns: 20 });
  line.update("fitting", 0.5, "pass 3  error 130,647");
  await line.end();
  assert.equal(written[0], "\rfitting  ██████████\x1b[K");
});

Deno.test("progressLine() writes lines with percentages where there is no terminal", async () => {
  for (const [isTerminal, term] of [[false, "xterm"], [true, "dumb"]] as const) {
    const { written, clock, line } = place(isTerminal, { term });
    for (let second = 0; second <= 20; second++) {
      clock.now = second * 1000;
      line.update("fitting", second / 20, `pass ${second}`);
    }
    await line.end();
    assert.equal(written[0], "fitting   10%  pass 2\n");
    assert.equal(written.at(-1), "fitting  100%  pass 20\n");
    assert.equal(written.length, 10);
    assert.ok(!written.some((text) => text.includes("\r") || text.includes("\x1b")));
  }
});

Deno.test("progressLine() says nothing of what is done in two seconds", async () => {
  const { written, clock, line } = place(false);
  for (clock.now = 0; clock.now < 2000; clock.now += 100) {
    line.update("fitting", clock.now / 2000, "");
  }
  await line.end();
  assert.deepEqual(written, []);
});

Deno.test("progressLine() is silent when quiet", async () => {
  const { written, line } = place(true, { quiet: true });
  line.update("fitting", 0.5, "pass 3");
  await line.end();
  assert.deepEqual(written, []);
});
