import { styleFor } from "../../render/text/style.ts";
import { weight } from "../format.ts";
import { componentRaster } from "../pictures.ts";
import type { Report } from "../report.ts";
import {
  eachModel,
  exhibit,
  fittingRow,
  isInCharacters,
  type ReportPlace,
  writePictures,
} from "./place.ts";

/** The components that each digit uses most, with their mean weights. */
export function top(report: Report, place: ReportPlace): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  return eachModel(report, place, async (model) => {
    for (const { name, top, statistics } of model.groups) {
      const captions = top.map((t) => `${t + 1}: ${weight(statistics.mean[t]!)}`);
      await place.out(`${bold(name)}  ${captions.join(", ")}\n`);
      // characters take so much room that only the first ones are drawn
      const drawn = isInCharacters(place) ? fittingRow(model.model.shape[1], place) : top.length;
      const pictures = top.slice(0, drawn).map((t, i) =>
        exhibit(componentRaster(model, t), [captions[i]!], place)
      );
      await writePictures(pictures, place);
    }
  });
}
