import { type Cell, csv, pixelColumns } from "./csv.ts";
import { json, type ReportFile } from "./manifest.ts";
import type { Group, ModelReport } from "./model_report.ts";
import { CLASS_PICTURES } from "./pictures.ts";
import type { Report } from "./report.ts";
import { differenceOf, type Sample } from "./sample.ts";
import type { SectionId } from "./sections.ts";
import { shortFloat, shortFloats } from "./short_float.ts";

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

function numbersOf(model: ModelReport): Numbers[] {
  const all = [
    modelNumbers(model),
    components(model),
    image(model),
    digits(model),
    rankings(model),
    distances(model),
    classPictures(model),
    overlays(model),
    examples(model),
  ];
  return all.filter((numbers) => numbers !== null);
}

/** The same numbers as a table and as an object. Indices and components count from 0. */
export interface Numbers {
  /** Of the file, without ending. */
  readonly name: string;
  /** The section that shows them. */
  readonly section: SectionId;
  /** What they are. */
  readonly title: string;
  /** Names of the columns. */
  readonly head: readonly string[];
  /** Rows of the table. */
  readonly rows: Iterable<readonly Cell[]>;
  /** The same as JSON. */
  readonly object: Record<string, unknown>;
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

/** Every component: its pixels, share and sparseness. */
export function components({ model, facts, groups }: ModelReport): Numbers {
  const pixels = (component: number) =>
    Array.from(
      { length: model.components.shape[1]! },
      (_, j) => shortFloat(model.components.get(component, j)),
    );
  return {
    name: "components",
    section: "components",
    title: "Components: pixels, share, sparseness",
    head: ["component", "share", "sparseness", ...pixelColumns(model.shape)],
    rows: facts.map(({ component, share, sparseness }) => [
      component,
      share,
      sparseness,
      ...pixels(component),
    ]),
    object: {
      shape: model.shape,
      components: facts.map(({ component, share, sparseness }) => ({
        component,
        share,
        sparseness,
        use: groups.map(({ digit, statistics }) => ({ digit, mean: statistics.mean[component]! })),
        pixels: pixels(component),
      })),
    },
  };
}

function image({ sample }: ModelReport): Numbers {
  const { index, label, distance, rank, features, original, reconstruction, identical } = sample;
  return {
    name: `image-${index}`,
    section: "sample",
    title: `Image ${index}: its weights`,
    head: ["component", "weight"],
    rows: shortFloats(features).map((value, t) => [t, value]),
    object: {
      index,
      label,
      distance,
      rank,
      features: shortFloats(features),
      original: original && shortFloats(original),
      reconstruction: shortFloats(reconstruction),
      difference: listOrNull(differenceOf(sample)),
      identical,
    },
  };
}

/** Every digit's weights of each component. */
export function digits({ facts, grouping, groups }: ModelReport): Numbers {
  const row = ({ digit, statistics }: Group, t: number): Cell[] => {
    const { count, mean, quartiles, whiskers, outliers } = statistics;
    return [
      digit,
      t,
      count,
      mean[t]!,
      ...quartiles.map((quartile) => quartile[t]!),
      ...whiskers.map((whisker) => whisker[t]!),
      outliers[t]!,
    ];
  };
  return {
    name: "digits",
    section: "digits",
    title: `Weights of each ${grouping.kind}: mean, quartiles, whiskers, outliers`,
    // deno-fmt-ignore
    head: [
      grouping.kind, "component", "count", "mean", "minimum", "quartile_1", "median", "quartile_3",
      "maximum", "whisker_low", "whisker_high", "outliers",
    ],
    rows: groups.flatMap((group) => facts.map((_, t) => row(group, t))),
    object: {
      n_components: facts.length,
      kind: grouping.kind,
      digits: groups.map(({ digit, top, statistics, meanDistance }) => ({
        digit,
        count: statistics.count,
        mean_distance: meanDistance,
        mean: [...statistics.mean],
        quartiles: statistics.quartiles.map((quartile) => [...quartile]),
        whiskers: statistics.whiskers.map((whisker) => [...whisker]),
        outliers: [...statistics.outliers],
        top: top.map((component) => ({ component, mean: statistics.mean[component]! })),
      })),
    },
  };
}

function rankings({ reconstructions }: ModelReport): Numbers | null {
  if (!reconstructions) return null;
  const { transformErr, worst, best } = reconstructions;
  const rows = (which: string, samples: readonly Sample[]) =>
    samples.map(({ index, label, distance }, i): Cell[] => [which, i + 1, index, label, distance]);
  const list = (samples: readonly Sample[]) =>
    samples.map(({ index, label, distance }) => ({ index, label, distance }));
  return {
    name: "reconstructions",
    section: "distances",
    title: "The images that are rebuilt worst and best",
    head: ["ranking", "place", "index", "label", "distance"],
    rows: [...rows("worst", worst), ...rows("best", best)],
    object: { transform_err: transformErr, worst: list(worst), best: list(best) },
  };
}

function distances({ model: { labels }, reconstructions }: ModelReport): Numbers | null {
  if (!reconstructions) return null;
  const { distances, histogram } = reconstructions;
  return {
    name: "distances",
    section: "distances",
    title: "Distance of every image from its reconstruction, and their histogram",
    head: ["index", "label", "distance"],
    rows: Array.from(distances, (distance, i): Cell[] => [i, labels?.[i] ?? null, distance]),
    object: {
      histogram: { edges: [...histogram.edges], counts: [...histogram.counts] },
      distances: [...distances],
    },
  };
}

function classPictures({ model, grouping, groups }: ModelReport): Numbers {
  return {
    name: "class",
    section: "class",
    title: "Mean, median, minimum, maximum of the top components",
    head: [grouping.kind, "picture", "components", ...pixelColumns(model.shape)],
    rows: groups.flatMap(({ digit, classComponents, classPictures }) =>
      CLASS_PICTURES.map((name) => [
        digit,
        name,
        classComponents.join(" "),
        ...classPictures[name],
      ])
    ),
    object: {
      classes: groups.map(({ digit, classComponents, classPictures }) => ({
        digit,
        components: classComponents,
        ...Object.fromEntries(CLASS_PICTURES.map((name) => [name, [...classPictures[name]]])),
      })),
    },
  };
}

function overlays({ grouping, groups }: ModelReport): Numbers {
  const hex = (color: readonly number[]) =>
    "#" + color.map((value) => value.toString(16).padStart(2, "0")).join("");
  return {
    name: "overlays",
    section: "overlay",
    title: "Legends of the overlays",
    head: [grouping.kind, "order", "component", "color"],
    rows: groups.flatMap(({ digit, overlay }) =>
      overlay.legend.map(({ component, color }, i): Cell[] => [digit, i + 1, component, hex(color)])
    ),
    object: {
      overlays: groups.map(({ digit, overlay }) => ({
        digit,
        legend: overlay.legend.map(({ component, color }) => ({ component, color: hex(color) })),
      })),
    },
  };
}

function examples({ grouping, groups }: ModelReport): Numbers {
  return {
    name: "examples",
    section: "examples",
    title: "The images shown as examples",
    head: [grouping.kind, "index", "distance"],
    rows: groups.flatMap(({ digit, examples }) =>
      examples.map(({ index, distance }): Cell[] => [digit, index, distance])
    ),
    object: {
      examples: groups.map(({ digit, examples }) => ({
        digit,
        images: examples.map(({ index, distance }) => ({ index, distance })),
      })),
    },
  };
}

function comparisonNumbers({ models, comparison }: Report): Numbers | null {
  if (!comparison) return null;
  const names = models.map(({ name }) => name);
  return {
    name: "comparison",
    section: "compare",
    title: "Distances of the same images in each model",
    head: ["index", "label", ...names],
    rows: comparison.samples.map((samples): Cell[] => [
      samples[0]!.index,
      samples[0]!.label,
      ...samples.map(({ distance }) => distance),
    ]),
    object: {
      models: models.map(({ name, facts, reconstructions, groups }) => ({
        name,
        n_components: facts.length,
        transform_err: reconstructions?.transformErr ?? null,
        digits: groups.map(({ digit, meanDistance }) => ({ digit, mean_distance: meanDistance })),
      })),
      images: comparison.samples.map((samples) => ({
        index: samples[0]!.index,
        label: samples[0]!.label,
        distances: samples.map(({ distance }) => distance),
      })),
    },
  };
}

function listOrNull(values: Float32Array | null): number[] | null {
  return values && shortFloats(values);
}
