import type { LiveProtocol, PictureProtocol } from "./driver.ts";
import { iterm2 } from "./drivers/iterm2.ts";
import { kitty } from "./drivers/kitty.ts";
import { placeholders } from "./drivers/placeholders.ts";
import { sixel } from "./drivers/sixel.ts";
import { terminalImage } from "./drivers/terminal_image.ts";
import { type Choice, fittingProtocol } from "./fitting_protocol.ts";
import type { Renderer } from "./renderer.ts";
import type { TerminalFacts } from "./terminal_facts.ts";
import { TEXT_PROTOCOLS } from "./text_protocols.ts";

/** All ways to draw a picture, the best first. */
export const PROTOCOLS: readonly PictureProtocol[] = [
  placeholders,
  kitty,
  iterm2,
  sixel,
  terminalImage,
  ...TEXT_PROTOCOLS,
];

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
  return fittingProtocol(PROTOCOLS, terminal, renderer);
}

/** As {@linkcode chooseProtocol}, of those that draw whenever a frame needs a picture. */
export function chooseLiveProtocol(
  terminal: TerminalFacts,
  renderer: Renderer,
): Choice<LiveProtocol> {
  return fittingProtocol(PROTOCOLS.filter((protocol) => protocol.isLive), terminal, renderer);
}
