import assert from "node:assert/strict";
import {
  chooseLiveProtocol,
  chooseProtocol,
  PROTOCOLS,
} from "../../../lib/render/pictures/choose_driver.ts";
import type { ColorDepth } from "../../../lib/render/pictures/color_depth.ts";
import { type Renderer, RENDERERS } from "../../../lib/render/pictures/renderer.ts";
import { parseAnswer } from "../../../lib/render/pictures/terminal_answer.ts";
import { TERMINAL_ANSWERS } from "../../support/terminal_answers.ts";
import { terminalFacts } from "../../../lib/render/pictures/terminal_facts.ts";

interface Terminal {
  readonly says?: keyof typeof TERMINAL_ANSWERS;
  readonly env?: Record<string, string>;
  readonly colorDepth?: ColorDepth;
  readonly unicode?: boolean;
  readonly isScreen?: boolean;
}

function factsOf(
  { says, env = {}, colorDepth = "256", unicode = true, isScreen = true }: Terminal,
) {
  const answer = says ? parseAnswer(TERMINAL_ANSWERS[says], { columns: 80, rows: 24 }) : null;
  return terminalFacts({ isScreen, colorDepth, unicode, env: (name) => env[name], answer });
}

const live = (terminal: Terminal, renderer: Renderer = "auto") =>
  chooseLiveProtocol(factsOf(terminal), renderer).protocol.name;
const scripted = (terminal: Terminal, renderer: Renderer = "auto") =>
  chooseProtocol(factsOf(terminal), renderer).protocol.name;

Deno.test("chooseLiveProtocol() takes images as each terminal can show them", () => {
  assert.equal(live({ says: "kitty035" }), "kitty's placeholders");
  assert.equal(live({ says: "kitty026" }), "kitty's protocol", "placeholders came with 0.28");
  assert.equal(live({ says: "foot" }), "sixels");
  assert.equal(live({ says: "xtermVt340" }), "sixels");
  assert.equal(live({ says: "xterm" }), "half blocks");
  assert.equal(live({ says: "wezterm" }), "iTerm2's protocol");
  assert.equal(live({ says: "konsole" }), "kitty's protocol");
  assert.equal(live({ says: "screen" }), "half blocks");
  assert.equal(live({ says: "tmux" }), "half blocks", "it passes no sixels on");
});

Deno.test("chooseLiveProtocol() goes by the environment where there is no answer", () => {
  assert.equal(live({ env: { TERM: "foot" } }), "sixels");
  assert.equal(live({ env: { TERM_PROGRAM: "iTerm.app" } }), "iTerm2's protocol");
  assert.equal(live({ env: { TERM: "xterm-256color" } }), "half blocks");
  const inherited = { KITTY_WINDOW_ID: "1" };
  assert.equal(live({ env: inherited }), "kitty's protocol");
  assert.equal(live({ env: inherited, says: "xterm" }), "half blocks", "an xterm begun in kitty");
});

Deno.test("chooseLiveProtocol() sends no images through tmux and no sixels through a network", () => {
  const TMUX = "/tmp/tmux-0/default,1,0";
  assert.equal(live({ env: { KITTY_WINDOW_ID: "1", TMUX } }), "half blocks");
  assert.equal(live({ says: "foot", env: { SSH_CONNECTION: "a 1 b 22" } }), "half blocks");
  assert.equal(live({ says: "foot", env: { SSH_CONNECTION: "a 1 b 22" } }, "native"), "sixels");
  assert.equal(live({ says: "kitty035", env: { SSH_TTY: "/dev/pts/1" } }), "kitty's placeholders");
});

Deno.test("chooseProtocol() does without colours, without Unicode, and without a screen", () => {
  assert.equal(live({ colorDepth: "none" }), "braille");
  assert.equal(live({ colorDepth: "none", says: "kitty035" }), "braille");
  assert.equal(live({ colorDepth: "none", unicode: false }), "characters");
  assert.equal(live({ colorDepth: "16", unicode: false }), "characters", "the Linux console");
  assert.equal(live({ colorDepth: "16" }), "half blocks");
  assert.equal(scripted({ colorDepth: "none", isScreen: false }), "characters");
  assert.equal(
    scripted({ isScreen: false, env: { TERM: "foot" } }),
    "half blocks by terminal-image",
  );
  assert.equal(
    scripted({ isScreen: false, env: { TERM: "foot" } }, "sixel"),
    scripted({ isScreen: false }),
  );
});

Deno.test("chooseProtocol() heeds --renderer wherever it can", () => {
  for (const renderer of RENDERERS) {
    if (renderer === "auto" || renderer === "native") continue;
    const { protocol, why } = chooseLiveProtocol(factsOf({ says: "xterm" }), renderer);
    assert.equal(protocol.renderer, renderer);
    assert.equal(why, `--renderer ${renderer}`);
  }
  assert.equal(live({ says: "kitty035" }, "blocks"), "half blocks");
  assert.equal(live({ says: "kitty035", colorDepth: "none" }, "native"), "kitty's placeholders");
  assert.equal(live({ says: "kitty035", colorDepth: "none" }, "blocks"), "braille");
  assert.equal(live({ says: "xterm" }, "native"), "half blocks", "it has no images");
});

Deno.test("chooseProtocol() can say of every protocol why it fits or does not", () => {
  for (const says of Object.keys(TERMINAL_ANSWERS) as (keyof typeof TERMINAL_ANSWERS)[]) {
    for (const protocol of PROTOCOLS) {
      const { why } = protocol.fits(factsOf({ says }));
      assert.ok(why.length > 3 && !why.includes("null"), `${says}, ${protocol.name}: ${why}`);
    }
  }
  const old = PROTOCOLS[0]!.fits(factsOf({ says: "kitty026" }));
  assert.deepEqual(old, { fits: "no", why: "kitty 0.26.5 is older than 0.28" });
});

Deno.test("chooseLiveProtocol() leaves sixels where the size of a cell is not known to who asks for them", () => {
  const { cell, sixel } = parseAnswer(TERMINAL_ANSWERS.xtermVt340, { columns: 80, rows: 24 })!;
  assert.deepEqual([cell, sixel], [{ width: 6, height: 13 }, true], "from the area for sixels");
  const unknown = parseAnswer("\x1b[?62;4c", { columns: 80, rows: 24 });
  const clues = { isScreen: true, colorDepth: "256", unicode: true, env: () => undefined } as const;
  const facts = terminalFacts({ ...clues, answer: unknown });
  assert.equal(chooseLiveProtocol(facts, "auto").protocol.name, "half blocks");
  assert.equal(chooseLiveProtocol(facts, "sixel").protocol.name, "sixels");
});
