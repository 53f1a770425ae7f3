import type { Chart } from "../../sections/chart.ts";
import type { Part } from "../../sections/section.ts";
import { cellText, type Table } from "../../sections/table.ts";
import { chartLines } from "./chart_lines.ts";
import { writeLegend, writePictures } from "./pictures.ts";
import type { TextPlace } from "./place.ts";
import { styleFor } from "./style.ts";
import { table } from "./table.ts";
import { wrapWords } from "./wrap_words.ts";

/** How much of a part is written. */
export interface TextOptions {
  /** In characters, which take much room, one line of pictures is enough. */
  readonly isBrief?: boolean;
}

/** Writes a section or a part of one, with a line between what it is made of. */
export async function writePart(
  part: Part,
  place: TextPlace,
  options: TextOptions = {},
): Promise<void> {
  let isFirst = true;
  const between = async () => {
    if (!isFirst) await place.out("\n");
    isFirst = false;
  };
  if (part.code !== undefined) {
    await between();
    await place.out(part.code + "\n");
  }
  for (const set of part.pictures) {
    await between();
    await writePictures(set, place, options.isBrief);
  }
  if (part.legend) {
    await between();
    await writeLegend(part.legend, place);
  }
  if (part.notes.length > 0) {
    await between();
    for (const line of part.notes.flatMap((note) => wrapWords(note, place.columns))) {
      await place.out(line + "\n");
    }
  }
  for (const chart of toldOnce(part.charts)) {
    await between();
    await place.out(chartLines(chart, place).join("\n") + "\n");
  }
  for (const one of part.tables.filter(({ isDetail }) => !isDetail)) {
    await between();
    await writeTable(one, place);
  }
  for (const inner of part.parts) {
    await between();
    await writeTitled(inner, place, options);
  }
}

/** Writes a part under its heading. */
export async function writeTitled(
  part: Part,
  place: TextPlace,
  options: TextOptions = {},
): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  const { title, subtitle } = part;
  if (title !== "") {
    await place.out(bold(title) + (subtitle === undefined ? "" : `  ${subtitle}`) + "\n");
  }
  await writePart(part, place, options);
}

/** Writes a table. */
export async function writeTable(
  { columns, rows }: Table,
  place: Pick<TextPlace, "out" | "colorDepth">,
): Promise<void> {
  const { dim } = styleFor(place.colorDepth);
  const lines = table(
    columns.map(({ title, align }) => ({ title, ...(align && { align }) })),
    rows.map((row) => row.map((cell, i) => cellText(cell, columns[i]!))),
    dim,
  );
  await place.out(lines.join("\n") + "\n");
}

/** Box plots as text have the means beside them, which need no bars of their own. */
function toldOnce(charts: readonly Chart[]): readonly Chart[] {
  const hasBoxes = charts.some(({ kind }) => kind === "boxes");
  return hasBoxes ? charts.filter(({ kind }) => kind !== "bars") : charts;
}
