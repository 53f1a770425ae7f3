import type { Exhibit, LegendEntry, PictureSet, Scale } from "../../sections/section.ts";
import { amount } from "../../sections/numbers.ts";
import type { Picture } from "../../sections/picture.ts";
import { scaleStrip, stripOfChannel } from "../../sections/pictures.ts";
import { type Exhibit as Shown, stripLine, writeGallery } from "../pictures/gallery.ts";
import { colorCode } from "../pictures/color_map.ts";
import { pictureCells } from "../pictures/picture.ts";
import { fittingRow, isInCharacters, type TextPlace } from "./place.ts";
import { styleFor } from "./style.ts";
import { wrapWords } from "./wrap_words.ts";

/**
 * Writes a set of pictures with their captions.
 *
 * @param isBrief in characters, which take much room, one line of pictures is enough
 */
export async function writePictures(
  set: PictureSet,
  place: TextPlace,
  isBrief = false,
): Promise<void> {
  const [first] = set.rows.flatMap(({ exhibits }) => exhibits);
  const [shown] = first?.pictures ?? [];
  if (shown === undefined) return;
  if (set.isLarge) return await writeLarge(shown.make(), shown.scale!, place);
  for (const { label, exhibits } of set.rows) {
    if (label !== "") await place.out(`${label}: ${exhibits.map(inWords).join(", ")}\n`);
    const room = fittingRow(shown.make().width, place);
    // parts are told apart by their marks, and the legend names them
    const isMarked = isInCharacters(place) && shown.make().parts !== undefined;
    const isOneRow = set.isSmall || isBrief && set.isOneOfMany && isInCharacters(place);
    const most = isMarked ? 1 : isOneRow && first!.pictures.length === 1 ? room : Infinity;
    const drawn = exhibits.slice(0, most);
    if (drawn.length < exhibits.length && !isMarked && label === "") {
      await place.out(inLines(exhibits, place.columns));
    }
    const isLabelled = label !== "" && first!.pictures.length === 1;
    await writeGallery(
      drawn.flatMap((exhibit) => asShown(exhibit, set, isLabelled, place)),
      place,
    );
  }
}

/** What is said of each, in lines that part none. */
function inLines(exhibits: readonly Exhibit[], columns: number): string {
  const whole = exhibits.map((exhibit) => inWords(exhibit).replaceAll(" ", "\u00a0"));
  return wrapWords(whole.join(", "), columns).join("\n").replaceAll("\u00a0", " ") + "\n";
}

/** "3: 12.3 %", "image 7, distance 1,264.3" */
function inWords({ name, short, of, facts }: Exhibit): string {
  if (of !== undefined) {
    return [name, ...facts.map(({ name, text }) => `${name} ${text}`)].join(", ");
  }
  return facts.length === 0 ? short : `${short}: ${facts.map(({ text }) => text).join(" ")}`;
}

/** One picture or a pile of them under the exhibit's caption, or each beside the next under its own. */
function asShown(
  { name, short, of, facts, pictures }: Exhibit,
  { isStacked = false }: PictureSet,
  isLabelled: boolean,
  place: TextPlace,
): Shown[] {
  const { dim } = styleFor(place.colorDepth);
  const { colorMap } = place;
  const signed = colorMap === "inverted" ? "diverging-light" : "diverging";
  if (isStacked) {
    const caption = [of ? `${short}: ${of}` : short, ...facts.map(({ text }) => dim(text))];
    return [{ caption, pictures: pictures.map((shown) => shown.make()), colorMap }];
  }
  if (pictures.length > 1 || of !== undefined) {
    const hasHints = pictures.some(({ hint }) => hint !== undefined);
    return pictures.map(({ label, hint = "", isSigned, make }) => ({
      caption: hasHints ? [label, hint] : [label],
      pictures: [make()],
      colorMap: isSigned ? signed : colorMap,
    }));
  }
  const caption = isLabelled && facts.length === 0
    ? []
    : [name, ...facts.map(({ name, text }) => dim(`${name} ${text}`))];
  return [{ caption, pictures: [pictures[0]!.make()], colorMap }];
}

/** The letter or the colour of each part of an overlay. */
export async function writeLegend(
  entries: readonly LegendEntry[],
  place: TextPlace,
): Promise<void> {
  for (const { mark, color, name, facts } of entries) {
    const swatch = isInCharacters(place) ? mark : inColor("■■", color, place);
    const words = facts.map(({ name, text }) => `${name} ${text}`).join("  ");
    await place.out(`${swatch} ${name}  ${words}\n`);
  }
}

function inColor(text: string, color: LegendEntry["color"], { colorDepth }: TextPlace): string {
  if (colorDepth === "none") return text;
  const code = colorCode(color, colorDepth);
  if (colorDepth === "truecolor") return `\x1b[38;2;${color.join(";")}m${text}\x1b[39m`;
  if (colorDepth === "256") return `\x1b[38;5;${code}m${text}\x1b[39m`;
  return `\x1b[${code < 8 ? 30 + code : 82 + code}m${text}\x1b[39m`;
}

/** A picture as large as the screen allows, and below it its scale; a file or a pipe gets it at its own size. */
async function writeLarge(picture: Picture, scale: Scale, place: TextPlace): Promise<void> {
  const { colorMap } = place;
  const zoom = largestZoom(picture, place);
  await writeGallery([{ caption: [], pictures: [picture], colorMap }], place, zoom);
  await place.out("\n");
  if (!scale.channels) return await writeScale(scaleStrip(STRIP), scale.high, place);
  for (const [channel, high] of scale.channels.entries()) {
    await writeScale(stripOfChannel(scaleStrip(STRIP), channel), high, place);
  }
}

/** Cells of a scale. */
const STRIP = 28;

/** The colours from zero to the largest value, with the numbers beside them. */
async function writeScale(strip: Picture, high: number, place: TextPlace): Promise<void> {
  const line = await stripLine(strip, place.colorMap, place);
  await place.out(`0 ${line} ${amount(high)}\n`);
}

function largestZoom(picture: Picture, place: TextPlace): number {
  if (!place.stdoutIsTerminal) return 1;
  let zoom = 1;
  const fits = (zoom: number) => {
    const { columns, rows } = pictureCells(picture, zoom);
    return columns <= place.columns - 2 && rows <= place.rows - 4;
  };
  while (fits(zoom + 1)) zoom++;
  return zoom;
}
