import { bar } from "../../render/text/bar.ts";
import { count, percentage } from "../../sections/numbers.ts";
import { styleFor } from "../../render/text/style.ts";
import { distance } from "../format.ts";
import type { ModelReport, Reconstructions } from "../model_report.ts";
import { sampleRasters } from "../pictures.ts";
import type { Report } from "../report.ts";
import type { Sample } from "../sample.ts";
import { NO_IMAGES } from "../sections.ts";
import { eachModel, pairExhibit, type ReportPlace, writePictures, writeTable } from "./place.ts";

/** Bins of the page's histogram that make one line. */
const BINS_A_LINE = 3;

/** How far the images are from their reconstructions; the worst and the best. */
export function distances(report: Report, place: ReportPlace): Promise<void> {
  return eachModel(report, place, async (model) => {
    const { reconstructions } = model;
    if (!reconstructions) return await place.out(NO_IMAGES + "\n");
    const { transformErr, relativeErr, worst, best } = reconstructions;
    await place.out(
      `Error of all images ${distance(transformErr)}, ${
        percentage(relativeErr)
      } of their length.\n\n`,
    );
    await histogram(reconstructions, place);
    await ranked(model, "worst", worst, place);
    await ranked(model, "best", best, place);
  });
}

async function histogram({ histogram }: Reconstructions, place: ReportPlace): Promise<void> {
  const { edges, counts } = histogram;
  const lines: { from: number; to: number; images: number }[] = [];
  for (let b = 0; b < counts.length; b += BINS_A_LINE) {
    const end = Math.min(counts.length, b + BINS_A_LINE);
    const images = counts.subarray(b, end).reduce((sum, value) => sum + value, 0);
    lines.push({ from: edges[b]!, to: edges[end]!, images });
  }
  const most = Math.max(...lines.map(({ images }) => images));
  const width = Math.max(10, Math.min(50, place.columns - 36));
  const rows = lines.map(({ from, to, images }) => [
    `${distance(from)} to ${distance(to)}`,
    count(images),
    bar(images / most, width, place.unicode).trimEnd(),
  ]);
  const right = "right" as const;
  const columns = [
    { title: "distance", align: right },
    { title: "images", align: right },
    { title: "" },
  ];
  await writeTable(columns, rows, place);
}

async function ranked(
  model: ModelReport,
  which: "worst" | "best",
  samples: readonly Sample[],
  place: ReportPlace,
): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  await place.out(`\n${bold(`The ${samples.length} ${which}`)}: original above reconstruction\n`);
  const exhibits = samples.map((sample) => {
    const label = sample.label === null ? "" : `: ${sample.label}`;
    const caption = [`${sample.index}${label}`, distance(sample.distance!)];
    return pairExhibit(sampleRasters(model, sample), caption, place);
  });
  await writePictures(exhibits, place);
}
