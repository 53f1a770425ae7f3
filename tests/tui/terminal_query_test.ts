import assert from "node:assert/strict";
import { QUESTION } from "../../lib/render/pictures/terminal_answer.ts";
import type { TuiStart } from "../../tui/start.ts";
import { queryTerminal, type TerminalFound } from "../../tui/terminal_query.ts";
import { TERMINAL_ANSWERS } from "../support/terminal_answers.ts";

function query(start: Partial<TuiStart> = {}, env: Record<string, string> = { TERM: "xterm" }) {
  let written = "";
  const found: TerminalFound[] = [];
  const query = queryTerminal(
    {
      kind: "browse",
      paths: [],
      colorDepth: "256",
      env: (name: string) => env[name],
      ...start,
    } as TuiStart,
    () => ({ columns: 80, rows: 24 }),
    (text) => written += text,
    (what) => found.push(what),
  );
  /** What has been found once everything that was heard is settled. */
  const settled = async (milliseconds = 50) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    return found.map(({ driver, colorDepth }) => [driver.name, colorDepth]);
  };
  return { ...query, written: () => written, found, settled };
}

/** An answer as it is heard: one sequence at a time. */
// deno-lint-ignore no-control-regex -- sequences begin with one
const sequences = (answer: string) => answer.split(/(?=\x1b[P_\]\[])/);

Deno.test("queryTerminal() finds the best driver once the last part of an answer is there", async () => {
  const { hear, written, settled, stop } = query();
  assert.equal(written(), QUESTION);
  const [last, ...rest] = sequences(TERMINAL_ANSWERS.foot).toReversed();
  rest.toReversed().forEach(hear);
  assert.deepEqual(await settled(), []);
  hear(last!);
  assert.deepEqual(await settled(), [["sixels", "256"]]);
  stop();
});

Deno.test("queryTerminal() says nothing where text is the best, but for more colours", async () => {
  const plain = query();
  sequences(TERMINAL_ANSWERS.xterm).forEach(plain.hear);
  assert.deepEqual(await plain.settled(), []);
  const doubtful = query({ colorDepth: "16", isColorDoubtful: true });
  sequences(TERMINAL_ANSWERS.xterm).forEach(doubtful.hear);
  assert.deepEqual(await doubtful.settled(), [["half blocks", "256"]]);
});

Deno.test("queryTerminal() goes by the environment after half a second of silence, and hears nothing after", async () => {
  const { hear, settled } = query({}, { TERM: "foot" });
  assert.deepEqual(await settled(600), [["sixels", "256"]]);
  sequences(TERMINAL_ANSWERS.kitty035).forEach(hear);
  assert.equal((await settled()).length, 1, "pictures do not change under one's hands");
});

Deno.test("queryTerminal() does not ask where nothing depends on it, or the question would be seen", async () => {
  for (
    const silent of [
      query({ renderer: "blocks" }),
      query({ colorDepth: "none" }),
      query({}, { TERM: "linux" }),
      query({}, { TERM: "screen", STY: "1.pts-0" }),
    ]
  ) {
    assert.equal(silent.written(), "");
    assert.deepEqual(await silent.settled(), []);
    silent.stop();
  }
});

Deno.test("queryTerminal() takes what --renderer says without an answer", async () => {
  const { settled } = query({ renderer: "sixel" });
  assert.deepEqual(await settled(600), [["sixels", "256"]]);
});

Deno.test("queryTerminal() asks again, and sixels are made for the cells of another font", async () => {
  const { hear, again, found, written, settled } = query();
  sequences(TERMINAL_ANSWERS.foot).forEach(hear);
  await settled();
  again();
  assert.equal(written(), QUESTION + QUESTION);
  sequences(TERMINAL_ANSWERS.foot.replace("[6;14;7t", "[6;20;10t")).forEach(hear);
  await settled();
  assert.deepEqual(found.map(({ driver }) => driver.cell), [
    { width: 7, height: 14 },
    { width: 10, height: 20 },
  ]);
});
