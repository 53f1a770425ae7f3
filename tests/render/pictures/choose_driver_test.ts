import assert from "node:assert/strict";
import {
  chooseLiveProtocol,
  chooseProtocol,
  PROTOCOLS,
} from "../../../lib/render/pictures/choose_driver.ts";
import type { ColorDepth } from "../../../lib/render/pictures/color_depth.ts";
import { type Renderer, RENDERERS } from "../../../lib/render/pictures/renderer.ts";
import { parseAnswer } from "../../../lib/render/pictures/terminal_answer.ts";
import { terminalFacts } from "../../../lib/render/pictures/terminal_facts.ts";

/** What real terminals answered to QUESTION, as read from their pseudo terminals. */
const ANSWERS = {
  kitty0265: "\x1bP>|kitty(0.26.5)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\" +
    "\x1b[6;16;8t\x1b[?62;c",
  kitty0350: "\x1bP>|kitty(0.35.0)\x1b\\\x1b_Gi=31;OK\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\" +
    "\x1b[6;16;8t\x1b[?62;c",
  xterm: "\x1bP>|XTerm(379)\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[6;13;6t\x1b[?64;1;2;6;" +
    "9;15;16;17;18;21;22;28c",
  xtermVt340: "\x1bP>|XTerm(379)\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[6;13;6t\x1b[?63;1;" +
    "2;4;6;9;15;16;22;28c",
  foot: "\x1bP>|foot(1.13.1)\x1b\\\x1b]4;255;rgb:eeee/eeee/eeee\x1b\\\x1b[6;15;7t\x1b[?62;4;22c",
  tmux: "\x1bP>|tmux 3.3a\x1b\\\x1b[?1;2;4c",
  wezterm: "\x1bP>|WezTerm 20240203-110809-5046fc22\x1b\\\x1b_Gi=31;OK\x1b\\\x1b[6;20;9t\x1b[?65;" +
    "4;6;18;22c",
} as const;

interface Terminal {
  readonly says?: keyof typeof ANSWERS;
  readonly env?: Record<string, string>;
  readonly colorDepth?: ColorDepth;
  readonly unicode?: boolean;
  readonly isScreen?: boolean;
}

function factsOf(
  { says, env = {}, colorDepth = "256", unicode = true, isScreen = true }: Terminal,
) {
  const answer = says ? parseAnswer(ANSWERS[says]) : null;
  return terminalFacts({ isScreen, colorDepth, unicode, env: (name) => env[name], answer });
}

const live = (terminal: Terminal, renderer: Renderer = "auto") =>
  chooseLiveProtocol(factsOf(terminal), renderer).protocol.name;
const scripted = (terminal: Terminal, renderer: Renderer = "auto") =>
  chooseProtocol(factsOf(terminal), renderer).protocol.name;

Deno.test("chooseLiveProtocol() takes images as each terminal can show them", () => {
  assert.equal(live({ says: "kitty0350" }), "kitty's placeholders");
  assert.equal(live({ says: "kitty0265" }), "kitty's protocol", "placeholders came with 0.28");
  assert.equal(live({ says: "foot" }), "sixels");
  assert.equal(live({ says: "xtermVt340" }), "sixels");
  assert.equal(live({ says: "xterm" }), "half blocks");
  assert.equal(live({ says: "wezterm" }), "iTerm2's protocol");
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
  assert.equal(live({ says: "kitty0350", env: { SSH_TTY: "/dev/pts/1" } }), "kitty's placeholders");
});

Deno.test("chooseProtocol() does without colours, without Unicode, and without a screen", () => {
  assert.equal(live({ colorDepth: "none" }), "braille");
  assert.equal(live({ colorDepth: "none", says: "kitty0350" }), "braille");
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
  assert.equal(live({ says: "kitty0350" }, "blocks"), "half blocks");
  assert.equal(live({ says: "kitty0350", colorDepth: "none" }, "native"), "kitty's placeholders");
  assert.equal(live({ says: "kitty0350", colorDepth: "none" }, "blocks"), "braille");
  assert.equal(live({ says: "xterm" }, "native"), "half blocks", "it has no images");
});

Deno.test("chooseProtocol() can say of every protocol why it fits or does not", () => {
  for (const says of Object.keys(ANSWERS) as (keyof typeof ANSWERS)[]) {
    for (const protocol of PROTOCOLS) {
      const { why } = protocol.fits(factsOf({ says }));
      assert.ok(why.length > 3 && !why.includes("null"), `${says}, ${protocol.name}: ${why}`);
    }
  }
  const old = PROTOCOLS[0]!.fits(factsOf({ says: "kitty0265" }));
  assert.deepEqual(old, { fits: "no", why: "kitty 0.26.5 is older than 0.28" });
});
