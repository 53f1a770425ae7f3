import assert from "node:assert/strict";
import {
  answeredDepth,
  detectColorDepth,
  explainColorDepth,
} from "../../../lib/render/pictures/color_depth.ts";

const depth = (
  variables: Record<string, string>,
  { flag, isTerminal = true }: { flag?: string; isTerminal?: boolean } = {},
) => detectColorDepth({ flag, env: (name) => variables[name], isTerminal });

Deno.test("detectColorDepth() reads COLORTERM, then TERM", () => {
  assert.equal(depth({ TERM: "xterm-256color", COLORTERM: "truecolor" }), "truecolor");
  assert.equal(depth({ TERM: "xterm-256color" }), "256");
  assert.equal(depth({ TERM: "xterm-kitty" }), "truecolor");
  assert.equal(depth({ TERM: "screen" }), "16");
  assert.equal(depth({ TERM: "screen", TMUX: "/tmp/tmux-0/default,1,0" }), "256");
  assert.equal(depth({ TERM: "dumb", COLORTERM: "truecolor" }), "none");
  assert.equal(depth({}), "none");
});

Deno.test("detectColorDepth() gives a pipe no colours", () => {
  assert.equal(depth({ TERM: "xterm-256color" }, { isTerminal: false }), "none");
});

Deno.test("detectColorDepth() heeds NO_COLOR unless it is empty", () => {
  assert.equal(depth({ TERM: "xterm-256color", NO_COLOR: "1" }), "none");
  assert.equal(depth({ TERM: "xterm-256color", NO_COLOR: "" }), "256");
});

Deno.test("detectColorDepth() lets FORCE_COLOR win over NO_COLOR and pipes", () => {
  assert.equal(depth({ FORCE_COLOR: "2", NO_COLOR: "1" }, { isTerminal: false }), "256");
  assert.equal(depth({ FORCE_COLOR: "0", TERM: "xterm-256color" }), "none");
  assert.equal(depth({ FORCE_COLOR: "3", TERM: "xterm-256color" }), "truecolor");
  assert.equal(depth({ FORCE_COLOR: "" }, { isTerminal: false }), "16");
  assert.equal(
    depth({ FORCE_COLOR: "true", TERM: "xterm-256color" }, { isTerminal: false }),
    "256",
  );
});

Deno.test("detectColorDepth() lets --color win over everything, and auto over nothing", () => {
  assert.equal(depth({ FORCE_COLOR: "3" }, { flag: "none" }), "none");
  assert.equal(depth({ NO_COLOR: "1" }, { flag: "truecolor", isTerminal: false }), "truecolor");
  assert.equal(depth({ TERM: "xterm-256color" }, { flag: "auto" }), "256");
});

Deno.test("answeredDepth() gives a terminal with nothing but TERM=xterm the 256 colours that it tells of", () => {
  const found = (variables: Record<string, string>, flag?: string) =>
    explainColorDepth({ flag, env: (name) => variables[name], isTerminal: true });
  const told = (variables: Record<string, string>, flag?: string) =>
    answeredDepth(found(variables, flag), { has256: true }).depth;
  assert.equal(told({ TERM: "xterm" }), "256");
  assert.equal(answeredDepth(found({ TERM: "xterm" }), { has256: false }).depth, "16");
  assert.equal(answeredDepth(found({ TERM: "xterm" }), null).depth, "16");
  assert.equal(told({ TERM: "xterm" }, "16"), "16", "--color wins");
  assert.equal(told({ TERM: "xterm", NO_COLOR: "1" }), "none");
  assert.equal(told({ TERM: "linux" }), "16", "a console has no more");
  assert.equal(told({ TERM: "xterm", COLORTERM: "truecolor" }), "truecolor");
});
