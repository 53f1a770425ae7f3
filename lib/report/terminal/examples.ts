import { sampleRasters } from "../pictures.ts";
import type { Report } from "../report.ts";
import { NO_IMAGES } from "../sections.ts";
import type { ModelReport } from "../model_report.ts";
import { eachModel, exhibit, fittingRow, type ReportPlace, writePictures } from "./place.ts";

/** A row of the first images of each digit; once, where all models are of the same. */
export async function examples(report: Report, place: ReportPlace): Promise<void> {
  if (report.comparison?.byDigit) await rows(report.models[0]!, place);
  else await eachModel(report, place, (model) => rows(model, place));
}

async function rows(model: ModelReport, place: ReportPlace): Promise<void> {
  if (!model.model.images) return await place.out(NO_IMAGES + "\n");
  const shown = fittingRow(model.model.shape[1], place);
  for (const { name, examples } of model.groups) {
    const row = examples.slice(0, shown);
    await place.out(`${name}: images ${row.map(({ index }) => index).join(", ")}\n`);
    const pictures = row.map((sample) => sampleRasters(model, sample).original!);
    await writePictures(pictures.map((raster) => exhibit(raster, [], place)), place);
  }
}
