import { percentage } from "../../sections/numbers.ts";
import { distance } from "../format.ts";
import type { ModelReport } from "../model_report.ts";
import { sampleRasters } from "../pictures.ts";
import type { Comparison, Report } from "../report.ts";
import { exhibit, type ReportPlace, writePictures, writeTable } from "./place.ts";

/** The models beside each other: errors, and what each makes of the same images. */
export async function compare({ models, comparison }: Report, place: ReportPlace): Promise<void> {
  if (models.length === 1) {
    return await place.out(
      "This report is of one model; name two to compare them: deno task report k15.npz k45.npz\n",
    );
  }
  const right = "right" as const;
  const columns = [
    { title: "model" },
    { title: "components", align: right },
    { title: "error", align: right },
    { title: "of all", align: right },
  ];
  await writeTable(columns, models.map(errors), place);
  if (!comparison) {
    await place.out("\nThe models are not of the same images, or lack them.\n");
    return;
  }
  if (comparison.byDigit) await meanDistances(models, place);
  await sameImages(models, comparison, place);
}

function errors({ name, facts, reconstructions }: ModelReport): string[] {
  return [
    name,
    String(facts.length),
    reconstructions ? distance(reconstructions.transformErr) : "-",
    reconstructions ? percentage(reconstructions.relativeErr) : "-",
  ];
}

async function meanDistances(models: readonly ModelReport[], place: ReportPlace): Promise<void> {
  await place.out("\nMean distance of each digit\n");
  const rows = models[0]!.groups.map(({ name }, g) => [
    name,
    ...models.map(({ groups }) => distance(groups[g]!.meanDistance!)),
  ]);
  const columns = models.map(({ name }) => ({ title: name, align: "right" as const }));
  await writeTable([{ title: "" }, ...columns], rows, place);
}

async function sameImages(
  models: readonly ModelReport[],
  { samples }: Comparison,
  place: ReportPlace,
): Promise<void> {
  for (const row of samples) {
    const [first] = row;
    const label = first!.label === null ? "" : `: ${first!.label}`;
    const original = sampleRasters(models[0]!, first!).original!;
    const rebuilt = row.map((sample, i) =>
      exhibit(
        sampleRasters(models[i]!, sample).reconstruction,
        [models[i]!.name, distance(sample.distance!)],
        place,
      )
    );
    await place.out("\n");
    await writePictures(
      [exhibit(original, [`image ${first!.index}${label}`, ""], place), ...rebuilt],
      place,
    );
  }
}
