import { csv } from "./csv.ts";
import { comparisonNumbers, distanceNumbers, rankingNumbers } from "./distance_numbers.ts";
import { json, type ReportFile } from "./manifest.ts";
import type { ModelReport } from "./model_report.ts";
import type { Numbers } from "./numbers.ts";
import type { Report } from "./report.ts";
import {
  classNumbers,
  componentNumbers,
  digitNumbers,
  exampleNumbers,
  imageNumbers,
  overlayNumbers,
} from "./weight_numbers.ts";

/** All numbers of a report as files, one after the other: each as a CSV table and as JSON. */
export function* dataFiles(report: Report): Generator<ReportFile> {
  for (const model of report.models) {
    for (const numbers of numbersOf(model)) {
      yield* filesOf(numbers, `data/${model.name}`, ` (${model.name})`);
    }
  }
  const comparison = comparisonNumbers(report);
  if (comparison) yield* filesOf(comparison, "data", "");
}

/** How many files {@linkcode dataFiles} makes. */
export function dataFileCount({ models, comparison }: Report): number {
  const numbers = models.reduce(
    (sum, model) => sum + NUMBERS.length - (model.reconstructions ? 0 : NEED_IMAGES.length),
    comparison ? 1 : 0,
  );
  return 2 * numbers;
}

/** All numbers of a report as one object, under the names of the files. */
export function reportNumbers(report: Report): Record<string, unknown> {
  return {
    command: report.command,
    models: report.models.map((model) => ({
      name: model.name,
      ...Object.fromEntries(numbersOf(model).map(({ name, object }) => [name, object])),
    })),
    comparison: comparisonNumbers(report)?.object ?? null,
  };
}

const NEED_IMAGES = [rankingNumbers, distanceNumbers];
const NUMBERS = [
  modelNumbers,
  componentNumbers,
  imageNumbers,
  digitNumbers,
  ...NEED_IMAGES,
  classNumbers,
  overlayNumbers,
  exampleNumbers,
];

function numbersOf(model: ModelReport): Numbers[] {
  return NUMBERS.map((numbers) => numbers(model)).filter((numbers) => numbers !== null);
}

function* filesOf(numbers: Numbers, folder: string, of: string): Generator<ReportFile> {
  const { section, head, rows, object } = numbers;
  const [path, title] = [`${folder}/${numbers.name}`, numbers.title + of];
  yield { path: `${path}.csv`, section, title, contents: csv(head, rows) };
  yield { path: `${path}.json`, section, title, contents: json(object) };
}

function modelNumbers({ model, facts, reconstructions }: ModelReport): Numbers {
  const object = {
    n_samples: model.features.shape[0]!,
    n_components: facts.length,
    height: model.shape[0],
    width: model.shape[1],
    transform_err: reconstructions?.transformErr ?? null,
    relative_err: reconstructions?.relativeErr ?? null,
    n_iter: model.origin?.result.nIter ?? null,
    passes: model.origin?.result.passes ?? null,
    reconstruction_err: model.origin?.result.reconstructionErr ?? null,
  };
  return {
    name: "model",
    section: "made",
    title: "Sizes, errors, and how it was made",
    head: ["name", "value"],
    rows: Object.entries(object),
    object: { ...object, origin: model.origin },
  };
}
