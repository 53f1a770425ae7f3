import assert from "node:assert/strict";
import { parseAnswer } from "../../../lib/render/pictures/terminal_answer.ts";
import {
  canBeAsked,
  isAtLeast,
  nameOf,
  terminalFacts,
} from "../../../lib/render/pictures/terminal_facts.ts";

function facts(env: Record<string, string>, said: string | null = null) {
  return terminalFacts({
    isScreen: true,
    colorDepth: "256",
    unicode: true,
    env: (name) => env[name],
    answer: said === null ? null : parseAnswer(said),
  });
}

const named = (version: string) => `\x1bP>|${version}\x1b\\\x1b[?62c`;

Deno.test("terminalFacts() reads names and versions as terminals write them", () => {
  for (
    const [written, name, version] of [
      ["kitty(0.26.5)", "kitty", [0, 26, 5]],
      ["XTerm(379)", "xterm", [379]],
      ["foot(1.13.1)", "foot", [1, 13, 1]],
      ["tmux 3.3a", "tmux", [3, 3]],
      ["WezTerm 20240203-110809-5046fc22", "wezterm", [20240203]],
      ["iTerm2 3.5.0", "iterm2", [3, 5, 0]],
      ["ghostty 1.1.3", "ghostty", [1, 1, 3]],
      ["Konsole 23.08.5", "konsole", [23, 8, 5]],
      ["mintty 3.7.6", "mintty", [3, 7, 6]],
      ["xterm.js(5.5.0)", "vscode", [5, 5, 0]],
    ] as const
  ) {
    const found = facts({}, named(written));
    assert.deepEqual([found.name, found.nameFrom], [name, "the terminal"]);
    assert.deepEqual(found.version?.slice(0, version.length), [...version], written);
  }
});

Deno.test("terminalFacts() takes a name from the environment where the terminal says none", () => {
  const names = (env: Record<string, string>) => nameOf(facts(env));
  assert.equal(names({ TERM: "xterm-kitty" }), "kitty");
  assert.equal(names({ TERM: "foot" }), "foot");
  assert.equal(names({ TERM_PROGRAM: "iTerm.app", TERM_PROGRAM_VERSION: "3.5.0" }), "iterm2 3.5.0");
  assert.equal(names({ LC_TERMINAL: "iTerm2" }), "iterm2");
  assert.equal(names({ KONSOLE_VERSION: "230805" }), "konsole 23.8");
  assert.equal(names({ TERM: "xterm-256color" }), "this terminal");
  const inherited = facts({ KITTY_WINDOW_ID: "1" }, named("XTerm(379)"));
  assert.equal(inherited.name, "xterm", "its own word counts more");
});

Deno.test("terminalFacts() knows what runs in between", () => {
  assert.equal(facts({ TMUX: "/tmp/tmux-0/default,1,0" }).multiplexer, "tmux");
  assert.equal(facts({}, named("tmux 3.3a")).multiplexer, "tmux", "over SSH from within tmux");
  assert.equal(facts({ STY: "1.pts-0" }).multiplexer, "screen");
  assert.equal(facts({ SSH_CONNECTION: "10.0.0.1 5 10.0.0.2 22" }).isRemote, true);
});

Deno.test("isAtLeast() compares versions part by part, and trusts where there is none", () => {
  const kitty = (version: string) => facts({}, named(`kitty(${version})`));
  assert.equal(isAtLeast(kitty("0.26.5"), 0, 28), false);
  assert.equal(isAtLeast(kitty("0.28.0"), 0, 28), true);
  assert.equal(isAtLeast(kitty("1.0"), 0, 28), true);
  assert.equal(isAtLeast(facts({ TERM: "xterm-kitty" }), 0, 28), true);
});

Deno.test("canBeAsked() spares terminals that would print the question", () => {
  const asked = (env: Record<string, string>) => canBeAsked((name) => env[name]);
  assert.equal(asked({ TERM: "xterm" }), true);
  for (const TERM of ["dumb", "linux", ""]) assert.equal(asked({ TERM }), false, TERM);
  assert.equal(asked({ TERM: "screen", STY: "1.pts-0" }), false);
});
