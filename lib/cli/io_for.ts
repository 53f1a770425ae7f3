import type { Io, Streams } from "../commands/io.ts";
import { answeredDepth, explainColorDepth } from "../render/pictures/color_depth.ts";
import { supportsUnicode } from "../render/text/unicode.ts";
import { shownJson } from "../shown_text.ts";
import type { TerminalAnswer } from "../render/pictures/terminal_answer.ts";
import type { CommonOptions } from "./options.ts";

/**
 * The world as a command sees it under the options that every command has.
 *
 * @param answer what the terminal has said of itself, if it was asked
 */
export function ioFor(
  streams: Streams,
  options: CommonOptions,
  answer: TerminalAnswer | null = null,
): Io {
  // --no-color makes it false
  const flag: string = options.color === false ? "none" : options.color;
  const { env, stdoutIsTerminal: isTerminal } = streams;
  const { depth, why, isDoubtful } = answeredDepth(
    explainColorDepth({ flag, env, isTerminal }),
    answer,
  );
  return {
    ...streams,
    out: (text) => streams.out(options.json && typeof text === "string" ? shownJson(text) : text),
    colorDepth: depth,
    colorReason: why,
    isColorDoubtful: isDoubtful,
    colorMap: options.colorMap,
    renderer: options.renderer,
    unicode: supportsUnicode(streams.env),
    quiet: options.quiet === true,
    json: options.json === true,
  };
}
