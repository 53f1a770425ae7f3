import type { ReportFacts } from "../../sections/report_facts.ts";
import type { Data, SectionId } from "../../sections/section.ts";
import type { ReportSection } from "../../sections/sections.ts";
import { csv } from "../tables/csv.ts";
import { jsonFile } from "../tables/json.ts";
import type { ReportFile } from "./manifest.ts";

/**
 * All numbers of a report as files, one after the other: each as a CSV table and as JSON.
 *
 * @returns the files, and how many there will be
 */
export function dataFiles(
  sections: readonly ReportSection[],
): { files: Generator<ReportFile>; count: number } {
  const all = sections.flatMap((section) => [...numbersOf(section)]);
  return { files: filesOf(all), count: 2 * all.length };
}

/** All numbers of a report as one object, under the names of the files. */
export function reportNumbers(
  { command, models }: ReportFacts,
  sections: readonly ReportSection[],
): Record<string, unknown> {
  const all = sections.flatMap((section) => [...numbersOf(section)]);
  const of = (model: string | null) =>
    Object.fromEntries(
      all.filter((one) => one.model === model).map(({ data }) => [data.name, data.json()]),
    );
  return {
    command,
    models: models.map(({ name }) => ({ name, ...of(name) })),
    comparison: null,
    ...of(null),
  };
}

interface Numbers {
  /** Whose they are; null where they are of all models. */
  readonly model: string | null;
  readonly section: SectionId;
  readonly data: Data;
}

function* numbersOf({ id, ofAll, ofModels }: ReportSection): Generator<Numbers> {
  for (const data of ofAll?.data ?? []) yield { model: null, section: id, data };
  for (const { model, section } of ofModels) {
    for (const data of section.data) yield { model: model.name, section: id, data };
  }
}

function* filesOf(all: readonly Numbers[]): Generator<ReportFile> {
  for (const { model, section, data } of all) {
    const path = model === null ? `data/${data.name}` : `data/${model}/${data.name}`;
    const title = model === null ? data.title : `${data.title} (${model})`;
    yield { path: `${path}.csv`, section, title, contents: csv(data.table()) };
    yield { path: `${path}.json`, section, title, contents: jsonFile(data.json()) };
  }
}
