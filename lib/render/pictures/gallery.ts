import { max } from "d3-array";
import type { ColorDepth } from "./color_depth.ts";
import type { ColorMapName } from "./color_map.ts";
import { type Picture, pictureCells } from "./picture.ts";
import type { Renderer } from "./renderer.ts";
import { nativePictures, pictureLines } from "./scripted_picture.ts";
import type { TerminalAnswer } from "./terminal_answer.ts";
import { pad, textWidth } from "../text/text_width.ts";

/** Pictures one above the other under a caption; mostly just one. */
export interface Exhibit {
  /** Lines above the pictures. */
  readonly caption: readonly string[];
  /** All of the same size. */
  readonly pictures: readonly Picture[];
  /** Default `grey`. */
  readonly colorMap?: ColorMapName;
}

/** Where a gallery is shown. */
export interface GalleryPlace {
  /** Writes to the output. */
  out(text: string): Promise<void>;
  /** Width of the output in cells. */
  readonly columns: number;
  /** Height of the output in cells. */
  readonly rows: number;
  /** Colours of the output. */
  readonly colorDepth: ColorDepth;
  /** How pictures are drawn. */
  readonly renderer: Renderer;
  /** The output is a screen; pipes and files never get an image protocol. */
  readonly stdoutIsTerminal: boolean;
  /** Reads an environment variable. */
  env(name: string): string | undefined;
  /** What the terminal says of itself, or null where it cannot be asked: how large its cells are, for sixels. */
  askTerminal?(): Promise<TerminalAnswer | null>;
  /** Draws what takes so many rows and cannot be cut; a pager turns the page first where it must. */
  whole?(rows: number, draw: () => Promise<void>): Promise<void>;
}

/** Cells between two pictures. */
const GAP = 1;

/**
 * Writes pictures with captions, as many side by side as fit, in whole lines: in the terminal's own protocol, in half
 * blocks or in characters. Many pictures are shown at half their size where the output is narrow.
 *
 * @param zoom size of the pictures: 1 = one cell shows two pixels; default: by the room there is
 */
export async function writeGallery(
  exhibits: readonly Exhibit[],
  place: GalleryPlace,
  zoom?: number,
): Promise<void> {
  const first = exhibits[0]?.pictures[0];
  if (first === undefined) return;
  const mode = await renderMode(place);
  // terminal-image squeezes what comes closer to the edge than this
  const room = isNative(mode) ? place.columns - 2 : place.columns;
  const size = zoom ?? fittingZoom(first, exhibits.length, mode, { ...place, columns: room });
  const cells = pictureCells(first, size);
  const pitch = Math.max(cells.columns, captionWidth(exhibits)) + GAP;
  const perRow = Math.max(1, Math.floor((room + GAP) / pitch));
  for (let from = 0; from < exhibits.length; from += perRow) {
    await writeRow(exhibits.slice(from, from + perRow), { mode, size, cells, pitch, place });
    if (from + perRow < exhibits.length) await place.out("\n");
  }
}

/** Cells of the widest caption. */
export function captionWidth(exhibits: readonly Exhibit[]): number {
  return max(exhibits, ({ caption }) => max(caption, textWidth)) ?? 0;
}

type Mode = Awaited<ReturnType<typeof renderMode>>;

function isNative(mode: Mode): boolean {
  return mode === "native" || mode === "sixel";
}

interface RowLayout {
  readonly mode: Mode;
  readonly size: number;
  readonly cells: { readonly columns: number; readonly rows: number };
  readonly pitch: number;
  readonly place: GalleryPlace;
}

async function writeRow(row: readonly Exhibit[], layout: RowLayout): Promise<void> {
  const { mode, cells, place } = layout;
  const captionLines = Math.max(...row.map((exhibit) => exhibit.caption.length));
  const stories = Math.max(...row.map((exhibit) => exhibit.pictures.length));
  const draw = () => drawRow(row, { captionLines, stories }, layout);
  if (!isNative(mode) || !place.whole) return await draw();
  await place.whole(captionLines + stories * cells.rows, draw);
}

async function drawRow(
  row: readonly Exhibit[],
  { captionLines, stories }: { captionLines: number; stories: number },
  layout: RowLayout,
): Promise<void> {
  const { pitch, place } = layout;
  for (let i = 0; i < captionLines; i++) {
    await place.out(besides(row.map((exhibit) => exhibit.caption[i] ?? ""), pitch));
  }
  for (let story = 0; story < stories; story++) {
    const pictures = row.map(({ pictures, colorMap }, i) => ({
      picture: pictures[story],
      left: i * pitch,
      ...(colorMap && { colorMap }),
    })).filter((placed) => placed.picture !== undefined) as PlacedPicture[];
    if (isNative(layout.mode) && await writeNative(pictures, layout)) continue;
    await writeCells(pictures, layout);
  }
}

interface PlacedPicture {
  readonly picture: Picture;
  readonly left: number;
  readonly colorMap?: ColorMapName;
}

async function writeNative(
  pictures: readonly PlacedPicture[],
  { mode, cells, pitch, size, place }: RowLayout,
): Promise<boolean> {
  const columns = (pictures.length - 1) * pitch + cells.columns;
  const sheet = { columns, rows: cells.rows, zoom: size };
  const text = mode === "sixel"
    ? await inSixels(pictures, sheet, place)
    : await nativePictures(pictures, sheet);
  if (text === null) return false;
  await place.out(text);
  return true;
}

async function inSixels(
  pictures: readonly PlacedPicture[],
  sheet: { columns: number; rows: number; zoom: number },
  place: GalleryPlace,
): Promise<string> {
  const { sixelPictures, VT340_CELL } = await import("./sixel.ts");
  const answer = await place.askTerminal?.();
  return sixelPictures(pictures, sheet, answer?.cell ?? VT340_CELL, place.rows);
}

async function writeCells(
  pictures: readonly PlacedPicture[],
  { mode, size, cells, pitch, place }: RowLayout,
): Promise<void> {
  const drawn = await Promise.all(pictures.map(({ picture, colorMap }) =>
    pictureLines(picture, {
      depth: place.colorDepth,
      zoom: size,
      ascii: mode === "ascii",
      ...(colorMap && { colorMap }),
    })
  ));
  for (let line = 0; line < cells.rows; line++) {
    await place.out(besides(drawn.map((lines) => lines[line] ?? ""), pitch));
  }
}

function besides(parts: readonly string[], pitch: number): string {
  return parts.map((part) => pad(part, pitch)).join("").trimEnd() + "\n";
}

/** How pictures are drawn there: by the option, else by what the environment says of the terminal. */
export async function renderMode(
  place: Omit<GalleryPlace, "out">,
): Promise<"native" | "sixel" | "cells" | "ascii"> {
  const { renderer, colorDepth, stdoutIsTerminal, env } = place;
  if (renderer === "ascii") return "ascii";
  if (renderer === "blocks" || !stdoutIsTerminal) return "cells";
  if (renderer === "sixel") return "sixel";
  const isAsked = renderer === "native";
  if (!isAsked && (colorDepth === "none" || env("TMUX") || env("STY"))) return "cells";
  const { graphicsProtocol } = await import("./graphics_protocol.ts");
  const protocol = graphicsProtocol();
  if (protocol === "sixel") return "sixel";
  return isAsked || protocol !== "none" ? "native" : "cells";
}

/** Full size where at least five (or all, if fewer) stand side by side, else half; less only to fit at all. */
function fittingZoom(picture: Picture, count: number, mode: Mode, place: GalleryPlace): number {
  const full = Math.max(1, Math.floor(28 / picture.width));
  const readable = mode === "ascii" || place.colorDepth === "none" ? 1 : count <= 4 ? 2 : 5;
  const fits = (zoom: number) =>
    Math.floor((place.columns + GAP) / (pictureCells(picture, zoom).columns + GAP));
  if (fits(full) >= Math.min(readable, count)) return full;
  const smaller = full > 1 ? Math.floor(full / 2) : 1 / 2;
  for (let zoom = smaller; zoom > 1 / 64; zoom = zoom > 1 ? zoom - 1 : 1 / (1 / zoom + 1)) {
    if (fits(zoom) >= 1) return zoom;
  }
  return 1 / 64;
}
