import type { Part, PictureSet, SectionId } from "../../sections/section.ts";
import type { ReportSection } from "../../sections/sections.ts";
import { drawChart } from "../charts/draw_chart.ts";
import type { DrawnChart } from "../charts/plot.ts";
import type { ContactSheet } from "../sheets/sheet.ts";
import { pictureSvg } from "../sheets/picture_file.ts";
import type { PngMaker } from "../sheets/png_maker.ts";
import { encodePng, rasterOfShown } from "../sheets/raster.ts";
import { sheetOf } from "../sheets/sheet_of.ts";
import type { ReportFile } from "./manifest.ts";

/**
 * The figures of a report as files, one after the other: each as SVG and PNG, and each component as a PNG of its own
 * in its own size. Their PNGs are asked for at once, so that they are drawn while other files are written.
 *
 * @returns the files, and how many there will be
 */
export function figureFiles(
  sections: readonly ReportSection[],
  maker: PngMaker,
): { files: AsyncGenerator<ReportFile>; count: number } {
  const parts = sections.flatMap(partsOf);
  const figures = parts.flatMap((part) =>
    // asked for one by one, so that the first is drawn while the others are made
    Array.from(figuresOf(part), (one) => ({ ...one, png: maker.png(one.figure) }))
  );
  const singles = parts.flatMap(singlesOf);
  return { files: filesOf(figures, singles), count: 2 * figures.length + singles.length };
}

async function* filesOf(
  figures: readonly (Figure & { readonly png: Promise<Uint8Array> })[],
  singles: readonly (() => ReportFile)[],
): AsyncGenerator<ReportFile> {
  for (const { path, section, figure, png } of figures) {
    const { title } = figure;
    yield { path: `${path}.svg`, section, title, contents: pictureSvg(figure) };
    yield { path: `${path}.png`, section, title, contents: await png };
  }
  for (const single of singles) yield single();
}

/** A part with where its figures go. */
interface PlacedPart {
  readonly folder: string;
  readonly section: SectionId;
  readonly name: string;
  readonly part: Part;
}

interface Figure {
  /** Without ending. */
  readonly path: string;
  readonly section: SectionId;
  readonly figure: DrawnChart | ContactSheet;
}

function partsOf({ id, ofAll, ofModels }: ReportSection): PlacedPart[] {
  const placed = (part: Part, folder: string, name: string): PlacedPart[] => [
    { folder, section: id, name, part },
    ...part.parts.flatMap((inner) => placed(inner, folder, name)),
  ];
  return [
    ...(ofAll ? placed(ofAll, "figures", "") : []),
    ...ofModels.flatMap(({ model, section }) =>
      placed(section, `figures/${model.name}`, model.name)
    ),
  ];
}

function* figuresOf({ folder, section, part }: PlacedPart): Generator<Figure> {
  for (const set of part.pictures) {
    yield { path: `${folder}/${set.name}`, section, figure: sheetOf(set) };
  }
  for (const chart of part.charts) {
    yield { path: `${folder}/${chart.name}`, section, figure: drawChart(chart) };
  }
}

function singlesOf({ folder, section, name, part }: PlacedPart): (() => ReportFile)[] {
  return part.pictures.filter((set) => set.folder !== undefined)
    .flatMap((set) => pictureFiles(set, `${folder}/${set.folder}`, section, name));
}

function pictureFiles(
  { rows }: PictureSet,
  folder: string,
  section: SectionId,
  model: string,
): (() => ReportFile)[] {
  const exhibits = rows.flatMap((row) => row.exhibits);
  const digits = String(exhibits.length).length;
  return exhibits.map(({ name, short, pictures }) => () => ({
    path: `${folder}/${short.padStart(digits, "0")}.png`,
    section,
    title: `${name} (${model})`,
    contents: encodePng(rasterOfShown(pictures[0]!)),
  }));
}
