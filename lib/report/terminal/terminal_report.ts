import { styleFor } from "../../render/text/style.ts";
import type { Report } from "../report.ts";
import { type SectionId, SECTIONS } from "../sections.ts";
import { classes } from "./class.ts";
import { compare } from "./compare.ts";
import { components } from "./components.ts";
import { digits } from "./digits.ts";
import { distances } from "./distances.ts";
import { examples } from "./examples.ts";
import { loaded } from "./loaded.ts";
import { made } from "./made.ts";
import { overlays } from "./overlay.ts";
import type { ReportPlace } from "./place.ts";
import { reconstructions } from "./reconstructions.ts";
import { sample } from "./sample.ts";
import { top } from "./top.ts";

const CONTENTS: Readonly<Record<SectionId, (report: Report, place: ReportPlace) => Promise<void>>> =
  {
    loaded,
    examples,
    components,
    sample,
    digits,
    top,
    reconstructions,
    distances,
    class: classes,
    overlay: overlays,
    compare,
    made,
  };

/** Writes a report as text and terminal pictures, section by section. */
export async function writeReport(report: Report, place: ReportPlace): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  for (const [i, { id, title }] of SECTIONS.entries()) {
    const rule = (place.unicode ? "─" : "-").repeat(title.length);
    await place.out(`${i > 0 ? "\n\n" : ""}${bold(title)}\n${rule}\n\n`);
    await CONTENTS[id](report, place);
  }
}
