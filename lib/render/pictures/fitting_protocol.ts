import type { Fit, PictureProtocol } from "./driver.ts";
import type { Renderer } from "./renderer.ts";
import type { TerminalFacts } from "./terminal_facts.ts";

/** A way to draw, and what speaks for it. */
export interface Choice<P extends PictureProtocol = PictureProtocol> {
  /** How pictures are drawn. */
  readonly protocol: P;
  /** For people. */
  readonly why: string;
}

/** Of some protocols, the best first, the one that `--renderer` names, as far as that can be, else the first that fits. */
export function fittingProtocol<P extends PictureProtocol>(
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
