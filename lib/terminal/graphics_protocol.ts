import process from "node:process";
import { createSupportsTerminalGraphics } from "supports-terminal-graphics";

/** An image protocol of a terminal. */
export type GraphicsProtocol = "kitty" | "iterm2" | "sixel" | "none";

/**
 * The image protocols that the environment's variables name for standard output. Nothing is asked of the terminal: an
 * answer that comes late would land in the shell.
 */
export function graphicsProtocols(): GraphicsProtocol[] {
  const found = createSupportsTerminalGraphics(process.stdout);
  return (["kitty", "iterm2", "sixel"] as const).filter((protocol) => found[protocol]);
}

/** The protocol that terminal-image draws with: kitty's or iTerm2's; it knows no sixel. */
export function graphicsProtocol(): GraphicsProtocol {
  return graphicsProtocols().find((protocol) => protocol !== "sixel") ?? "none";
}
