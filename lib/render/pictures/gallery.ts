import { max } from "d3-array";
import { pad, textWidth } from "../text/text_width.ts";
import { chooseProtocol } from "./choose_driver.ts";
import type { ColorDepth } from "./color_depth.ts";
import { type ColorMapName, loadColorMap } from "./color_map.ts";
import type { Drawing, ImageDrawing, TextDrawing } from "./drawing.ts";
import type { LiveDriver, PictureProtocol, ScriptedDriver } from "./driver.ts";
import { type Picture, pictureCells } from "./picture.ts";
import type { Renderer } from "./renderer.ts";
import type { TerminalAnswer } from "./terminal_answer.ts";
import { openTextDriver } from "./text_protocols.ts";
import { canBeAsked, type TerminalFacts, terminalFacts } from "./terminal_facts.ts";

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
  /** Block and braille characters may be used. */
  readonly unicode: boolean;
  /** The output is a screen; pipes and files never get an image protocol. */
  readonly stdoutIsTerminal: boolean;
  /** Reads an environment variable. */
  env(name: string): string | undefined;
  /** What the terminal says of itself, or null where it cannot be asked. */
  askTerminal?(): Promise<TerminalAnswer | null>;
  /** Draws what takes so many rows and cannot be cut; a pager turns the page first where it must. */
  whole?(rows: number, draw: () => Promise<void>): Promise<void>;
}

/** Cells between two pictures. */
const GAP = 1;

/**
 * Writes pictures with captions, as many side by side as fit, in whole lines. Many pictures are shown at half their size
 * where the output is narrow.
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
  const { protocol, driver } = await openDriver(place);
  for (const { colorMap = "grey" } of exhibits) await loadColorMap(colorMap);
  const captionLines = max(exhibits, ({ caption }) => caption.length) ?? 0;
  const wanted = zoom ?? fittingZoom(first, exhibits.length, protocol, place);
  const size = protocol.isNative ? onScreen(first, wanted, captionLines, place) : wanted;
  const cells = pictureCells(first, size);
  const pitch = Math.max(cells.columns, captionWidth(exhibits)) + GAP;
  const perRow = Math.max(1, Math.floor((place.columns + GAP) / pitch));
  for (let from = 0; from < exhibits.length; from += perRow) {
    const row = exhibits.slice(from, from + perRow);
    await writeRow(row, { protocol, driver, size, rows: cells.rows, pitch, place });
    if (from + perRow < exhibits.length) await place.out("\n");
  }
}

/** Cells of the widest caption. */
export function captionWidth(exhibits: readonly Exhibit[]): number {
  return max(exhibits, ({ caption }) => max(caption, textWidth)) ?? 0;
}

/** The driver for a place. A screen is asked what it can do, as far as that matters. */
async function openDriver(place: Omit<GalleryPlace, "out">): Promise<{
  protocol: PictureProtocol;
  driver: LiveDriver | ScriptedDriver;
}> {
  const terminal = await askedFacts(place);
  const { protocol } = chooseProtocol(terminal, place.renderer);
  return { protocol, driver: await protocol.open(terminal) };
}

/** What is known of the terminal at a place, its own answer included. */
export async function askedFacts(place: Omit<GalleryPlace, "out">): Promise<TerminalFacts> {
  const { stdoutIsTerminal: isScreen, renderer, colorDepth, unicode, env } = place;
  const clues = { isScreen, colorDepth, unicode, env };
  const known = terminalFacts({ ...clues, answer: null });
  const isText = renderer === "blocks" || renderer === "braille" || renderer === "ascii";
  // an answer that comes late over a network would land in the shell, so there has to be a reason to ask
  const isPromising = renderer !== "auto" || !known.isRemote || known.name !== null;
  if (!isScreen || isText || !isPromising || !canBeAsked(env)) return known;
  return terminalFacts({ ...clues, answer: await place.askTerminal?.() ?? null });
}

interface RowLayout {
  readonly protocol: PictureProtocol;
  readonly driver: LiveDriver | ScriptedDriver;
  readonly size: number;
  readonly rows: number;
  readonly pitch: number;
  readonly place: GalleryPlace;
}

async function writeRow(row: readonly Exhibit[], layout: RowLayout): Promise<void> {
  const { protocol, rows, place } = layout;
  const captionLines = Math.max(...row.map((exhibit) => exhibit.caption.length));
  const stories = Math.max(...row.map((exhibit) => exhibit.pictures.length));
  const draw = () => drawRow(row, { captionLines, stories }, layout);
  if (!protocol.isNative || !place.whole) return await draw();
  await place.whole(captionLines + stories * rows, draw);
}

async function drawRow(
  row: readonly Exhibit[],
  { captionLines, stories }: { captionLines: number; stories: number },
  { driver, size, rows, pitch, place }: RowLayout,
): Promise<void> {
  for (let i = 0; i < captionLines; i++) {
    const captions = row.map((exhibit) => exhibit.caption[i] ?? "");
    await place.out(captions.map((caption) => pad(caption, pitch)).join("").trimEnd() + "\n");
  }
  for (let story = 0; story < stories; story++) {
    const drawings: Placed[] = [];
    for (const [i, { pictures, colorMap = "grey" }] of row.entries()) {
      const picture = pictures[story];
      if (!picture) continue;
      const drawing = await driver.draw(picture, { zoom: size, colorMap });
      drawings.push({ drawing, left: i * pitch });
    }
    await place.out(sideBySide(drawings, rows));
  }
}

interface Placed<D extends Drawing = Drawing> {
  readonly drawing: D;
  /** First column. */
  readonly left: number;
}

function sideBySide(placed: readonly Placed[], rows: number): string {
  const images = placed.filter((one): one is Placed<ImageDrawing> => one.drawing.kind === "image");
  const texts = placed.filter((one): one is Placed<TextDrawing> => one.drawing.kind === "text");
  return images.length > 0 ? paintedImages(images, rows) : textLines(texts, rows);
}

/**
 * Images, at the beginning of a line, and the cursor at the beginning of the line below them. Terminals leave it in
 * different places themselves, and scroll at the lower edge; so room is made first, and the cursor's place is kept. One
 * line more, as the last band of six pixels of a sixel may reach into it.
 */
function paintedImages(images: readonly Placed<ImageDrawing>[], rows: number): string {
  const room = "\n".repeat(rows + 1) + `\x1b[${rows + 1}A`;
  const painted = images.map(({ drawing, left }) =>
    `\x1b7${left > 0 ? `\x1b[${left}C` : ""}${drawing.paint()}\x1b8`
  );
  return `${room}${painted.join("")}\x1b[${rows}B\r`;
}

function textLines(texts: readonly Placed<TextDrawing>[], rows: number): string {
  const handOver = texts.map(({ drawing }) => drawing.handOver ?? "").join("");
  const lines = Array.from({ length: rows }, (_, row) => {
    let line = "", column = 0;
    for (const { drawing, left } of texts) {
      line += " ".repeat(left - column) + (row < drawing.rows ? drawing.line(row) : "");
      column = left + (row < drawing.rows ? drawing.columns : 0);
    }
    return line.trimEnd() + "\n";
  });
  return handOver + lines.join("");
}

/** Full size where at least five (or all, if fewer) stand side by side, else half; less only to fit at all. */
function fittingZoom(
  picture: Picture,
  count: number,
  { renderer }: PictureProtocol,
  place: GalleryPlace,
): number {
  const full = Math.max(1, Math.floor(28 / picture.width));
  const isCoarse = renderer === "ascii" || renderer === "braille";
  const readable = isCoarse ? 1 : count <= 4 ? 2 : 5;
  const fits = (zoom: number) =>
    Math.floor((place.columns + GAP) / (pictureCells(picture, zoom).columns + GAP));
  if (fits(full) >= Math.min(readable, count)) return full;
  const smaller = full > 1 ? Math.floor(full / 2) : 1 / 2;
  for (const zoom of smallerZooms(smaller)) if (fits(zoom) >= 1) return zoom;
  return LEAST_ZOOM;
}

/** An image cannot be higher than the screen: a zoom at which it is not. */
function onScreen(
  picture: Picture,
  zoom: number,
  captionLines: number,
  place: GalleryPlace,
): number {
  for (const smaller of smallerZooms(zoom)) {
    const { columns, rows } = pictureCells(picture, smaller);
    if (columns <= place.columns && rows + captionLines + 1 < place.rows) return smaller;
  }
  return LEAST_ZOOM;
}

const LEAST_ZOOM = 1 / 64;

/** A zoom and those below it: whole numbers, then 1/2, 1/3, ... */
function* smallerZooms(first: number): Generator<number> {
  for (let zoom = first; zoom > LEAST_ZOOM; zoom = zoom > 1 ? zoom - 1 : 1 / (1 / zoom + 1)) {
    yield zoom;
  }
}

/** The first line of a picture two pixels high, such as a strip of colours from the lowest value to the highest. */
export async function stripLine(
  picture: Picture,
  colorMap: ColorMapName,
  place: Omit<GalleryPlace, "out">,
): Promise<string> {
  const { stdoutIsTerminal: isScreen, colorDepth, unicode, env, renderer } = place;
  const terminal = terminalFacts({ isScreen, colorDepth, unicode, env, answer: null });
  await loadColorMap(colorMap);
  return openTextDriver(terminal, renderer)
    .draw(picture, { zoom: 1, colorMap }).line(0);
}
