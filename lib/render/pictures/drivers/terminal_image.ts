import { Buffer } from "node:buffer";
import { colorCode } from "../color_map.ts";
import type { TextDrawing } from "../drawing.ts";
import type { ScriptedDriver, ScriptedProtocol } from "../driver.ts";
import { pictureCells } from "../picture.ts";
import { picturePixels } from "../pixels.ts";
import { createHalfBlocks } from "./half_blocks.ts";

/**
 * Half blocks by terminal-image, for output that is written once: it takes half a second to load, and 10 ms a picture.
 * In 16 colours it has two greys, and differences need a mark of their sign beside the colour: there `halfBlocks` draws.
 */
export const terminalImage: ScriptedProtocol = {
  name: "half blocks by terminal-image",
  renderer: "blocks",
  isNative: false,
  isLive: false,
  fits({ colorDepth, unicode }) {
    if (colorDepth === "none") return { fits: "no", why: "no colours" };
    if (colorDepth === "16") return { fits: "no", why: "two greys in 16 colours" };
    if (!unicode) return { fits: "asked", why: "no block characters (locale or Linux console)" };
    return { fits: "yes", why: `${colorDepth === "256" ? "256" : "24-bit"} colours` };
  },
  async open({ colorDepth }) {
    if (colorDepth === "none") throw new Error("half blocks need colours");
    const [{ default: terminalImage }, { default: chalk }, { encode }, tokens] = await Promise.all([
      import("terminal-image"),
      import("chalk"),
      import("fast-png"),
      import("@alcalzone/ansi-tokenize"),
    ]);
    // terminal-image colours by this instance, which nothing else here uses (Ink has its own): in 24 bits, always
    chalk.level = 3;
    const { tokenize, styledCharsFromTokens, styledCharsToString } = tokens;
    return createTerminalImage({
      own: createHalfBlocks(colorDepth),
      draw: (png, size) =>
        terminalImage.buffer(png, {
          ...size,
          preserveAspectRatio: false,
          preferNativeRender: false,
        }),
      // a Buffer, as terminal-image spells bytes by a Buffer's toString
      encodePng: ({ rgba, ...size }) => Buffer.from(encode({ ...size, data: rgba, channels: 4 })),
      // it sets and resets both colours at every cell; over SSH a change is enough
      shorten: (line) =>
        styledCharsToString(
          styledCharsFromTokens(tokenize(colorDepth === "256" ? in256(line) : line)),
        ),
    });
  },
};

/** The same line in the nearest of 256 colours. */
function in256(line: string): string {
  return line.replaceAll(
    /([34]8);2;(\d+);(\d+);(\d+)/g,
    (_, ground, ...rgb) =>
      `${ground};5;${colorCode([Number(rgb[0]), Number(rgb[1]), Number(rgb[2])], "256")}`,
  );
}

interface Parts {
  readonly own: ReturnType<typeof createHalfBlocks>;
  draw(png: Buffer, size: { readonly width: number; readonly height: number }): Promise<string>;
  encodePng(pixels: ReturnType<typeof picturePixels>): Buffer;
  shorten(line: string): string;
}

function createTerminalImage({ own, draw, encodePng, shorten }: Parts): ScriptedDriver {
  const cell = { width: 1, height: 2 };
  return {
    name: terminalImage.name,
    cell,
    async draw(picture, options): Promise<TextDrawing> {
      if (options.colorMap.startsWith("diverging")) return own.draw(picture, options);
      const { columns, rows } = pictureCells(picture, options.zoom);
      const png = encodePng(picturePixels(picture, options, cell));
      const text = await draw(png, { width: columns, height: rows });
      const lines = text.split("\n");
      // it squeezes what is wider than it takes the screen to be
      if (lines.length < rows) return own.draw(picture, options);
      return {
        kind: "text",
        columns,
        rows,
        line: (row, from = 0, to = columns) =>
          from === 0 && to === columns
            ? shorten(lines[row]!)
            : own.draw(picture, options).line(row, from, to),
      };
    },
  };
}
