import type { Io, Streams } from "../commands/io.ts";
import { detectColorDepth } from "../render/pictures/color_depth.ts";
import { supportsUnicode } from "../render/text/unicode.ts";
import { shownJson } from "../shown_text.ts";
import type { CommonOptions } from "./options.ts";

/** The world as a command sees it under the options that every command has. */
export function ioFor(streams: Streams, options: CommonOptions): Io {
  // --no-color makes it false
  const flag: string = options.color === false ? "none" : options.color;
  return {
    ...streams,
    out: (text) => streams.out(options.json && typeof text === "string" ? shownJson(text) : text),
    colorDepth: detectColorDepth({
      flag,
      env: streams.env,
      isTerminal: streams.stdoutIsTerminal,
    }),
    colorMap: options.colorMap,
    renderer: options.renderer,
    unicode: supportsUnicode(streams.env),
    quiet: options.quiet === true,
    json: options.json === true,
  };
}
