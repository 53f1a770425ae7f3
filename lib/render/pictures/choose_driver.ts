import type { Fit, LiveDriver, LiveProtocol, PictureProtocol, TextProtocol } from "./driver.ts";
import { ascii } from "./drivers/ascii.ts";
import { braille } from "./drivers/braille.ts";
import { halfBlocks } from "./drivers/half_blocks.ts";
import { iterm2 } from "./drivers/iterm2.ts";
import { kitty } from "./drivers/kitty.ts";
import { placeholders } from "./drivers/placeholders.ts";
import { sixel } from "./drivers/sixel.ts";
import { terminalImage } from "./drivers/terminal_image.ts";
import type { TextDrawing } from "./drawing.ts";
import type { Renderer } from "./renderer.ts";
import type { TerminalFacts } from "./terminal_facts.ts";

/** Pictures as text, the best first; the last one always fits. */
const TEXT: readonly TextProtocol[] = [halfBlocks, braille, ascii];

/** All ways to draw a picture, the best first. */
export const PROTOCOLS: readonly PictureProtocol[] = [
  placeholders,
  kitty,
  iterm2,
  sixel,
  terminalImage,
  ...TEXT,
];

/** A way to draw, and what speaks for it. */
export interface Choice<P extends PictureProtocol = PictureProtocol> {
  /** How pictures are drawn. */
  readonly protocol: P;
  /** For people. */
  readonly why: string;
}

/**
 * How pictures are drawn in a terminal: as `--renderer` says, as far as that can be, else in the first way that fits.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { chooseProtocol } from "./choose_driver.ts";
 * import { terminalFacts } from "./terminal_facts.ts";
 * const clues = { isScreen: true, colorDepth: "256", unicode: true, answer: null } as const;
 * const foot = terminalFacts({ ...clues, env: (name) => ({ TERM: "foot" })[name] });
 * assert.equal(chooseProtocol(foot, "auto").protocol.name, "sixels");
 * assert.equal(chooseProtocol(foot, "ascii").protocol.name, "characters");
 * ```
 */
export function chooseProtocol(terminal: TerminalFacts, renderer: Renderer): Choice {
  return choose(PROTOCOLS, terminal, renderer);
}

/** As {@linkcode chooseProtocol}, of those that draw whenever a frame needs a picture. */
export function chooseLiveProtocol(
  terminal: TerminalFacts,
  renderer: Renderer,
): Choice<LiveProtocol> {
  return choose(PROTOCOLS.filter((protocol) => protocol.isLive), terminal, renderer);
}

/** A driver that draws pictures as text, at once: before the terminal has answered. */
export function openTextDriver(
  terminal: TerminalFacts,
  renderer: Renderer,
): LiveDriver<TextDrawing> {
  return choose(TEXT, terminal, renderer).protocol.open(terminal);
}

function choose<P extends PictureProtocol>(
  protocols: readonly P[],
  terminal: TerminalFacts,
  renderer: Renderer,
): Choice<P> {
  const fitting = (
    accepted: readonly Fit["fits"][],
    among: readonly P[],
  ): Choice<P> | undefined => {
    for (const protocol of among) {
      const { fits, why } = protocol.fits(terminal);
      if (accepted.includes(fits)) return { protocol, why };
    }
  };
  if (renderer === "native") {
    const native = protocols.filter(({ isNative }) => isNative);
    const found = fitting(["yes"], native) ?? fitting(["asked"], native);
    if (found) return { ...found, why: `--renderer native; ${found.why}` };
  } else if (renderer !== "auto") {
    const named = protocols.filter((protocol) => protocol.renderer === renderer);
    const found = fitting(["yes", "asked", "unknown"], named);
    if (found) return { ...found, why: `--renderer ${renderer}` };
  }
  // those who insist on text get text
  const isText = protocols.some((protocol) => protocol.renderer === renderer && !protocol.isNative);
  const left = isText ? protocols.filter(({ isNative }) => !isNative) : protocols;
  return fitting(["yes"], left)!;
}
