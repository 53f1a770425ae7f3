import { styleFor } from "../../render/text/style.ts";
import { overlayRaster, tintedRaster } from "../pictures.ts";
import type { Report } from "../report.ts";
import { eachModel, exhibit, isInCharacters, type ReportPlace, writePictures } from "./place.ts";

/**
 * Each digit's top components in ten colours over one another, and each alone in its colour; without colours their
 * numbers alone.
 */
export function overlays(report: Report, place: ReportPlace): Promise<void> {
  const { bold } = styleFor(place.colorDepth);
  return eachModel(report, place, async (model) => {
    for (const group of model.groups) {
      const all = exhibit(overlayRaster(model, group), ["all"], place);
      if (isInCharacters(place)) {
        const numbers = group.overlay.legend.map(({ component }) => component + 1).join(", ");
        await place.out(`${bold(group.name)}  components ${numbers}\n`);
        await writePictures([all], place);
        continue;
      }
      await place.out(bold(group.name) + "\n");
      const legend = group.overlay.legend.map(({ component, color }) =>
        exhibit(tintedRaster(model, component, color), [String(component + 1)], place)
      );
      await writePictures([all, ...legend], place);
    }
  });
}
