import { bar } from "../../render/text/bar.ts";
import { count } from "../../sections/numbers.ts";
import { distance, weight } from "../format.ts";
import type { Report } from "../report.ts";
import { eachModel, type ReportPlace, writePictures, writeTable } from "./place.ts";
import { trio } from "./reconstructions.ts";

/** The weights of one image, and what they rebuild. */
export function sample(report: Report, place: ReportPlace): Promise<void> {
  return eachModel(report, place, async (model) => {
    const { sample } = model;
    await writePictures(trio(model, sample, place), place);
    if (sample.distance !== null && sample.rank !== null) {
      const n = count(model.model.features.shape[0]!);
      await place.out(
        `Distance ${distance(sample.distance)}, rank ${
          count(sample.rank)
        } of ${n} from the worst.\n`,
      );
    }
    const largest = Math.max(...sample.features);
    const width = Math.max(10, Math.min(50, place.columns - 22));
    const rows = Array.from(sample.features, (value, t) => [
      String(t + 1),
      weight(value),
      bar(value / largest, width, place.unicode).trimEnd(),
    ]);
    const right = "right" as const;
    await writeTable(
      [{ title: "component", align: right }, { title: "weight", align: right }, { title: "" }],
      rows,
      place,
    );
  });
}
