import type { ColorMapName } from "../../render/pictures/color_map.ts";
import { type Exhibit, type GalleryPlace, writeGallery } from "../../render/pictures/gallery.ts";
import type { Picture } from "../../render/pictures/picture.ts";
import { styleFor } from "../../render/text/style.ts";
import { type Column, table } from "../../render/text/table.ts";
import type { ModelReport } from "../model_report.ts";
import type { Raster } from "../raster.ts";
import type { Report } from "../report.ts";
import { differenceOf, type Sample } from "../sample.ts";

/** Where a report is written as text. */
export interface ReportPlace extends GalleryPlace {
  /** Colours of pictures. */
  readonly colorMap: ColorMapName;
  /** Block and box characters may be used. */
  readonly unicode: boolean;
}

/** Writes a section's contents for each model, under its name where there are several. */
export async function eachModel(
  { models }: Report,
  place: ReportPlace,
  write: (model: ModelReport) => Promise<void>,
): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  for (const [i, model] of models.entries()) {
    if (models.length > 1) {
      await place.out(
        `${i > 0 ? "\n" : ""}${bold(`${model.name}: ${model.facts.length} components`)}\n`,
      );
    }
    await write(model);
  }
}

/** Writes a table. */
export async function writeTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  place: ReportPlace,
): Promise<void> {
  const { dim } = styleFor(place.colorDepth);
  await place.out(table(columns, rows, dim).join("\n") + "\n");
}

/** Whether pictures are drawn with characters, which takes them at full size to be read. */
export function isInCharacters({ colorDepth, renderer }: ReportPlace): boolean {
  return colorDepth === "none" || renderer === "ascii";
}

/** How many pictures of a width make one row. */
export function fittingRow(width: number, place: ReportPlace): number {
  const cells = isInCharacters(place) ? width : Math.ceil(width / 2);
  return Math.max(1, Math.floor((place.columns + 1) / (cells + 1)));
}

/** Writes pictures side by side. */
export function writePictures(exhibits: readonly Exhibit[], place: ReportPlace): Promise<void> {
  return writeGallery(exhibits, place);
}

/** A picture of the report with its caption's lines. */
export function exhibit(
  raster: Raster,
  caption: readonly string[],
  { colorMap }: ReportPlace,
): Exhibit {
  return { caption, pictures: [asPicture(raster)], colorMap };
}

/** Original and reconstruction of an image, one above the other. */
export function pairExhibit(
  { original, reconstruction }: { original: Raster | null; reconstruction: Raster },
  caption: readonly string[],
  { colorMap }: ReportPlace,
): Exhibit {
  const pictures = [...(original ? [asPicture(original)] : []), asPicture(reconstruction)];
  return { caption, pictures, colorMap };
}

/** The difference of an image and its reconstruction, with marks of its sign; none without original. */
export function differenceExhibits(
  sample: Sample,
  [height, width]: readonly [number, number],
  { colorMap }: ReportPlace,
): Exhibit[] {
  const difference = differenceOf(sample);
  if (!difference) return [];
  const values = difference.map((value) => value / 510 + 0.5);
  return [{
    caption: ["difference", ""],
    pictures: [{ width, height, values }],
    colorMap: colorMap === "inverted" ? "diverging-light" : "diverging",
  }];
}

function asPicture({ width, height, channels, data }: Raster): Picture {
  return channels === 3
    ? { width, height, rgb: data }
    : { width, height, values: Float32Array.from(data, (value) => value / 255) };
}
