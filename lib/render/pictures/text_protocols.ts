import type { LiveDriver, TextProtocol } from "./driver.ts";
import { ascii } from "./drivers/ascii.ts";
import { braille } from "./drivers/braille.ts";
import { halfBlocks } from "./drivers/half_blocks.ts";
import type { TextDrawing } from "./drawing.ts";
import { fittingProtocol } from "./fitting_protocol.ts";
import type { Renderer } from "./renderer.ts";
import type { TerminalFacts } from "./terminal_facts.ts";

/** Pictures as text, the best first; the last one always fits. */
export const TEXT_PROTOCOLS: readonly TextProtocol[] = [halfBlocks, braille, ascii];

/** A driver that draws pictures as text, at once: before the terminal has answered. */
export function openTextDriver(
  terminal: TerminalFacts,
  renderer: Renderer,
): LiveDriver<TextDrawing> {
  return fittingProtocol(TEXT_PROTOCOLS, terminal, renderer).protocol.open(terminal);
}
