import { encode } from "fast-png";
import type { ColorDepth } from "./color_depth.ts";
import { colorLevel } from "./color_depth.ts";
import { type ColorMapName, colorOf } from "./color_map.ts";
import { halfBlocks, type Picture, pictureCells } from "./picture.ts";

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
  const png = pictureSheet([{ picture, colorMap, left: 0 }], {
    width: columns,
    height: rows * 2,
    scale: zoom,
  });
  const text = await drawWith(png, { columns, rows, depth, native: false });
  return text.split("\n").map(mergeRuns);
}

/**
 * Shows pictures of equal height side by side in the terminal's own image protocol, at the cursor. terminal-image
 * may write to standard output itself (kitty) or return what is to be written (iTerm2).
 *
 * @param places each picture with its first column
 * @returns the text to write, or null where terminal-image knows no protocol of this terminal
 */
export async function nativePictures(
  places: readonly Placed[],
  { columns, rows, zoom }: { columns: number; rows: number; zoom: number },
): Promise<string | null> {
  const scale = Math.max(1, Math.round(CELL_WIDTH * zoom));
  const cells = places.map((place) => ({ ...place, left: place.left * CELL_WIDTH }));
  const png = pictureSheet(cells, {
    width: columns * CELL_WIDTH,
    height: rows * 2 * CELL_WIDTH,
    scale,
  });
  const text = await drawWith(png, { columns, rows, depth: "truecolor", native: true });
  return text === "" || text.includes("\x1b]1337") ? text + "\n" : null;
}

/** A picture and where its left edge is, in cells. */
export interface Placed {
  /** What is shown. */
  readonly picture: Picture;
  /** Default `grey`. */
  readonly colorMap?: ColorMapName;
  /** Column of its left edge. */
  readonly left: number;
}

/** Pixels per cell in native pictures: enough for crisp edges on dense screens too. */
const CELL_WIDTH = 8;

/** Pictures painted into one PNG, each pixel repeated (or averaged, below 1) `scale` times; the rest is transparent. */
function pictureSheet(
  places: readonly Placed[],
  { width, height, scale }: { width: number; height: number; scale: number },
): Uint8Array {
  const data = new Uint8Array(width * height * 4);
  for (const { picture, colorMap, left } of places) {
    const color = colorsOf(picture, colorMap ?? "grey");
    const columns = Math.min(width - left, Math.ceil(picture.width * scale));
    const lines = Math.min(height, Math.ceil(picture.height * scale));
    for (let y = 0; y < lines; y++) {
      for (let x = 0; x < columns; x++) {
        const rgb = meanColor(color, picture, x / scale, y / scale, 1 / scale);
        data.set(rgb, (y * width + left + x) * 4);
        data[(y * width + left + x) * 4 + 3] = 255;
      }
    }
  }
  return encode({ width, height, data, channels: 4 });
}

type Color = readonly [number, number, number];

function colorsOf(picture: Picture, map: ColorMapName): (pixel: number) => Color {
  if ("rgb" in picture) {
    const { rgb } = picture;
    return (pixel) => [rgb[pixel * 3]!, rgb[pixel * 3 + 1]!, rgb[pixel * 3 + 2]!];
  }
  return (pixel) => colorOf(map, picture.values[pixel]!);
}

function meanColor(
  color: (pixel: number) => Color,
  { width, height }: Picture,
  x: number,
  y: number,
  side: number,
): Color {
  if (side <= 1) return color(Math.floor(y) * width + Math.floor(x));
  const sums: [number, number, number] = [0, 0, 0];
  let pixels = 0;
  for (let v = Math.round(y); v < Math.min(height, Math.round(y + side)); v++) {
    for (let u = Math.round(x); u < Math.min(width, Math.round(x + side)); u++) {
      const [red, green, blue] = color(v * width + u);
      sums[0] += red;
      sums[1] += green;
      sums[2] += blue;
      pixels++;
    }
  }
  return sums.map((sum) => Math.round(sum / pixels)) as [number, number, number];
}

async function drawWith(
  png: Uint8Array,
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
  return await terminalImage.buffer(png, {
    width: columns,
    height: rows,
    preserveAspectRatio: false,
    preferNativeRender: native,
  });
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
