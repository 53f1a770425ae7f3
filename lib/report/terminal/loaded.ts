import { count } from "../../sections/numbers.ts";
import type { ModelReport } from "../model_report.ts";
import type { Report } from "../report.ts";
import { NO_IMAGES, NO_LABELS } from "../sections.ts";
import { type ReportPlace, writeTable } from "./place.ts";

/** What was loaded: images, sizes, and how many of each digit. */
export async function loaded({ models, comparison }: Report, place: ReportPlace): Promise<void> {
  const right = "right" as const;
  const columns = [
    { title: "model" },
    { title: "images", align: right },
    { title: "pixels", align: right },
    { title: "components", align: right },
    { title: "read from" },
  ];
  await writeTable(columns, models.map(facts), place);
  for (const model of models) {
    if (!model.model.images) await place.out(`${model.name}: ${NO_IMAGES}\n`);
    if (model.grouping.kind === "cluster") await place.out(`${model.name}: ${NO_LABELS}\n`);
  }
  for (const model of comparison?.byDigit ? models.slice(0, 1) : models) {
    await place.out("\n");
    const rows = model.groups.map(({ name, statistics }) => [name, count(statistics.count)]);
    await writeTable(
      [{ title: model.grouping.kind }, { title: "images", align: right }],
      rows,
      place,
    );
  }
}

function facts({ name, model, facts }: ModelReport): string[] {
  return [
    name,
    count(model.features.shape[0]!),
    model.shape.join(" x "),
    count(facts.length),
    model.origin ? model.origin.sources.join(", ") : "not recorded in this file",
  ];
}
