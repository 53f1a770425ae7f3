import type { Exhibit } from "../../render/pictures/gallery.ts";
import { distance } from "../format.ts";
import type { ModelReport } from "../model_report.ts";
import { sampleRasters } from "../pictures.ts";
import type { Report } from "../report.ts";
import type { Sample } from "../sample.ts";
import { NO_IMAGES } from "../sections.ts";
import {
  differenceExhibits,
  eachModel,
  exhibit,
  type ReportPlace,
  writePictures,
} from "./place.ts";

/** An image of each digit: original, reconstruction, difference. */
export function reconstructions(report: Report, place: ReportPlace): Promise<void> {
  return eachModel(report, place, async (model) => {
    if (!model.model.images) await place.out(NO_IMAGES + "\n");
    for (const { examples } of model.groups) {
      await writePictures(trio(model, examples[0]!, place), place);
    }
  });
}

/** Original, reconstruction and difference of an image side by side, or its reconstruction alone. */
export function trio(model: ModelReport, sample: Sample, place: ReportPlace): Exhibit[] {
  const { original, reconstruction } = sampleRasters(model, sample);
  const label = sample.label === null ? "" : `label ${sample.label}`;
  const off = sample.distance === null ? "" : `off by ${distance(sample.distance)}`;
  return [
    ...(original ? [exhibit(original, [`image ${sample.index}`, label], place)] : []),
    exhibit(reconstruction, ["rebuilt", off], place),
    ...differenceExhibits(sample, model.model.shape, place),
  ];
}
