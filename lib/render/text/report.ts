import { modelTitle, type ReportFacts } from "../../sections/report_facts.ts";
import { type ReportSection, sectionsOf } from "../../sections/sections.ts";
import type { TextPlace } from "./place.ts";
import { writePart, writeTitled } from "./section.ts";
import { styleFor } from "./style.ts";

/** Writes a report as text and terminal pictures, section by section. */
export async function writeReport(report: ReportFacts, place: TextPlace): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  let isFirst = true;
  for (const section of sectionsOf(report)) {
    const { title } = section;
    const rule = (place.unicode ? "─" : "-").repeat(title.length);
    await place.out(`${isFirst ? "" : "\n\n"}${bold(title)}\n${rule}\n\n`);
    isFirst = false;
    await writeSection(section, place);
  }
}

async function writeSection(
  { ofAll, ofModels, isShownOnce, after }: ReportSection,
  place: TextPlace,
): Promise<void> {
  const options = { isBrief: true };
  if (ofAll) await writePart(ofAll, place, options);
  const shown = isShownOnce ? ofModels.slice(0, 1) : ofModels;
  for (const [i, { model, section }] of shown.entries()) {
    if (i > 0) await place.out("\n");
    const title = shown.length > 1 ? modelTitle(model) : "";
    await writeTitled({ ...section, title }, place, options);
  }
  if (after) {
    await place.out("\n");
    await writeTitled(after, place, options);
  }
}
