import { percentage } from "../../sections/numbers.ts";
import { componentRaster } from "../pictures.ts";
import type { Report } from "../report.ts";
import { eachModel, exhibit, type ReportPlace, writePictures } from "./place.ts";

/** The components of each model, with their shares of all that it paints. */
export function components(report: Report, place: ReportPlace): Promise<void> {
  return eachModel(report, place, (model) => {
    const pictures = model.facts.map(({ component, share }) =>
      exhibit(componentRaster(model, component), [`${component + 1}: ${percentage(share)}`], place)
    );
    return writePictures(pictures, place);
  });
}
