import { styleFor } from "../../render/text/style.ts";
import { CLASS_PICTURES, classRasters } from "../pictures.ts";
import type { Report } from "../report.ts";
import { eachModel, exhibit, type ReportPlace, writePictures } from "./place.ts";

/** Mean, median, minimum and maximum of each digit's top components. */
export function classes(report: Report, place: ReportPlace): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  return eachModel(report, place, async (model) => {
    for (const group of model.groups) {
      const numbers = group.classComponents.map((t) => t + 1).join(", ");
      await place.out(`${bold(group.name)}  components ${numbers}\n`);
      const pictures = classRasters(model, group).map((raster, i) =>
        exhibit(raster, [CLASS_PICTURES[i]!], place)
      );
      await writePictures(pictures, place);
    }
  });
}
