import type { Exhibit, PictureSet } from "../../sections/section.ts";
import { amount } from "../../sections/numbers.ts";
import { scaleStrip, stripOfChannel } from "../../sections/pictures.ts";
import { type ContactSheet, inRows, type LabelledPicture, type SheetRow } from "./sheet.ts";
import { rasterOf, rasterOfShown } from "./raster.ts";

/** Pictures of a section as a contact sheet. */
export function sheetOf({ title, rows, columns, isLarge }: PictureSet): ContactSheet {
  const sheetRows = rows.flatMap(({ label, exhibits }) => {
    const across = exhibits[0]?.pictures.length ?? 1;
    const pictures = exhibits.flatMap(labelledPictures);
    return columns === undefined ? [{ label, pictures }] : inRows(pictures, columns * across);
  });
  return { title, rows: isLarge ? [...sheetRows, scaleRow(rows[0]!.exhibits[0]!)] : sheetRows };
}

/** The colours of a large picture from 0 to its largest value, of each channel where it has colours. */
function scaleRow({ pictures: [shown] }: Exhibit): SheetRow {
  const { scale, make } = shown!;
  const strip = scaleStrip(make().width);
  if (!scale!.channels) {
    return {
      label: "",
      pictures: [{ raster: rasterOf(strip), label: `0 to ${amount(scale!.high)}` }],
    };
  }
  const pictures = scale!.channels.map((high, channel) => ({
    raster: rasterOf(stripOfChannel(strip, channel)),
    label: `0 to ${amount(high)}`,
  }));
  return { label: "", pictures };
}

/** Below a component its number and what is said of it; below an image's pictures its row, its distance, and what they are. */
function labelledPictures({ short, of, facts, pictures }: Exhibit): LabelledPicture[] {
  const [fact] = facts;
  const labels = pictures.length === 1 && of === undefined
    ? [fact ? `${short}: ${fact.text}` : short]
    : pictures.map(({ label }) => {
      if (label === "Original") return of ? `${short} (${of})` : short;
      return label === "Reconstruction" && fact ? fact.text : label.toLowerCase();
    });
  return pictures.map((picture, i) => ({ raster: rasterOfShown(picture), label: labels[i]! }));
}
