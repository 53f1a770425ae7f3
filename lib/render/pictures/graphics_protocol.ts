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
  // foot draws sixels, always, and is known by its TERM alone
  const isFoot = process.stdout.isTTY && /^foot\b/.test(process.env.TERM ?? "");
  const sixel = found.sixel || isFoot;
  return (["kitty", "iterm2", "sixel"] as const).filter((protocol) =>
    protocol === "sixel" ? sixel : found[protocol]
  );
}

/** The protocol to draw with: kitty's or iTerm2's, which terminal-image knows, or else sixels. */
export function graphicsProtocol(): GraphicsProtocol {
  return graphicsProtocols()[0] ?? "none";
}
