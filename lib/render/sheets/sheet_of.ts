import type { Exhibit, PictureSet } from "../../sections/section.ts";
import { type ContactSheet, inRows, type LabelledPicture } from "./contact_sheet.ts";
import { rasterOfShown } from "./raster.ts";

/** Pictures of a section as a contact sheet. */
export function sheetOf({ title, rows, columns }: PictureSet): ContactSheet {
  const sheetRows = rows.flatMap(({ label, exhibits }) => {
    const across = exhibits[0]?.pictures.length ?? 1;
    const pictures = exhibits.flatMap(labelledPictures);
    return columns === undefined ? [{ label, pictures }] : inRows(pictures, columns * across);
  });
  return { title, rows: sheetRows };
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
