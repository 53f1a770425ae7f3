import { Buffer } from "node:buffer";
import { encode } from "fast-png";
import type { ColorDepth } from "./color_depth.ts";
import { colorLevel } from "./color_depth.ts";
import type { ColorMapName } from "./color_map.ts";
import { halfBlocks, type Picture, pictureCells } from "./picture.ts";
import { pictureSheet, type Placed, type Sheet } from "./picture_sheet.ts";

/** How a picture of a scripted run is drawn. */
export interface ScriptedPictureOptions {
  /** Colours of the output. */
  readonly depth: ColorDepth;
  /** Default `grey`. */
  readonly colorMap?: ColorMapName;
  /** A whole number, or 1/2, 1/3, ... Default 1: one cell shows two pixels. */
  readonly zoom?: number;
  /** Draw with characters even where there are colours. */
  readonly ascii?: boolean;
}

/**
 * The lines of a picture in cells, drawn by terminal-image. In 16 colours and in none it has two greys and no picture
 * at all, and differences need a mark of their sign beside the colour: there `halfBlocks` draws.
 */
export async function pictureLines(
  picture: Picture,
  options: ScriptedPictureOptions,
): Promise<string[]> {
  const { depth, colorMap = "grey", zoom = 1, ascii = false } = options;
  const isSigned = colorMap.startsWith("diverging");
  if (ascii || isSigned || depth === "none" || depth === "16") {
    return halfBlocks(picture, { depth, colorMap, zoom, ascii });
  }
  const { columns, rows } = pictureCells(picture, zoom);
  const layout = { columns, rows, zoom, cellWidth: 1, cellHeight: 2 };
  const text = await drawWith(pictureSheet([{ picture, colorMap, left: 0 }], layout), {
    columns,
    rows,
    depth,
    native: false,
  });
  return text.split("\n").map(mergeRuns);
}

/**
 * Shows pictures of equal height side by side in the terminal's own image protocol, at the cursor. terminal-image
 * may write to standard output itself (kitty) or return what is to be written (iTerm2's protocol). It knows iTerm2 on
 * a Mac alone; over SSH, and of mintty, the environment still tells.
 *
 * @param places each picture with its first column
 * @returns the text to write, or null where this terminal has no such protocol
 */
export async function nativePictures(
  places: readonly Placed[],
  { columns, rows, zoom }: { columns: number; rows: number; zoom: number },
): Promise<string | null> {
  const layout = { columns, rows, zoom, cellWidth: CELL_WIDTH, cellHeight: CELL_HEIGHT };
  const sheet = pictureSheet(places, layout);
  const text = await drawWith(sheet, { columns, rows, depth: "truecolor", native: true });
  if (text === "" || text.includes("\x1b]1337")) return text + "\n";
  const { graphicsProtocol } = await import("./graphics_protocol.ts");
  if (graphicsProtocol() !== "iterm2") return null;
  const { image } = await import("ansi-escapes");
  const size = { width: columns, height: rows, preserveAspectRatio: false };
  return image(pngOf(sheet), size) + "\n";
}

/** Pixels per cell in native pictures: enough for crisp edges on dense screens too. */
const CELL_WIDTH = 8;
/** Twice as high as wide, as about all cells are. */
const CELL_HEIGHT = 16;

async function drawWith(
  sheet: Sheet,
  { columns, rows, depth, native }: {
    columns: number;
    rows: number;
    depth: ColorDepth;
    native: boolean;
  },
): Promise<string> {
  // half a second to load, so only where a picture is drawn
  const [{ default: terminalImage }, { default: chalk }] = await Promise.all([
    import("terminal-image"),
    import("chalk"),
  ]);
  chalk.level = colorLevel(depth);
  return await terminalImage.buffer(pngOf(sheet), {
    width: columns,
    height: rows,
    preserveAspectRatio: false,
    preferNativeRender: native,
  });
}

/** A Buffer, as terminal-image spells bytes in base64 by a Buffer's toString. */
function pngOf({ width, height, rgba }: Sheet): Buffer {
  return Buffer.from(encode({ width, height, data: rgba, channels: 4 }));
}

// deno-lint-ignore no-control-regex -- SGR sequences are control characters by nature
const SGR = /\x1b\[([0-9;]*)m/y;

/** terminal-image sets and resets both colours at every cell; over SSH a change is enough. */
function mergeRuns(line: string): string {
  let merged = "";
  const wanted = { foreground: "39", background: "49" };
  const shown = { ...wanted };
  for (let at = 0; at < line.length;) {
    SGR.lastIndex = at;
    const sequence = SGR.exec(line);
    if (sequence) {
      const code = sequence[1]!;
      if (code === "0") wanted.foreground = "39", wanted.background = "49";
      else if (code.startsWith("4")) wanted.background = code;
      else wanted.foreground = code;
      at = SGR.lastIndex;
      continue;
    }
    const changes = [];
    if (wanted.foreground !== shown.foreground) changes.push(wanted.foreground);
    if (wanted.background !== shown.background) changes.push(wanted.background);
    if (changes.length > 0) merged += `\x1b[${changes.join(";")}m`;
    Object.assign(shown, wanted);
    merged += line[at++];
  }
  return merged + "\x1b[m";
}
