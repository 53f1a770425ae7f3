import ndarray, { type NdArray } from "ndarray";
import { best, worst } from "../analysis/ranking.ts";
import { imagesByClass } from "../analysis/class_statistics.ts";
import { labelValue } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import type { Chart } from "./chart.ts";
import { type ContactSheet, inRows } from "./contact_sheet.ts";
import { type Cell, pixelColumns } from "./csv.ts";
import type { Group, ModelReport } from "./model_report.ts";
import { type Sample, sampleOf } from "./sample.ts";
import { componentsSheet, examplesSheet, rankedPictures, sampleSheet, topRow } from "./sheets.ts";
import { shortFloat, shortFloats } from "./short_float.ts";
import { meansChart } from "./weight_charts.ts";
import { componentNumbers, digitNumbers } from "./weight_numbers.ts";

/** What can be exported. */
export const EXPORTS = ["components", "features", "digits", "reconstructions", "samples"] as const;

/** One of {@linkcode EXPORTS}. */
export type Export = typeof EXPORTS[number];

/** What of it. */
export interface ExportChoice {
  /** Only the class of this name; default: all. */
  readonly class?: string;
  /** For samples: one image, counted from 0; default: the first of each class. */
  readonly index?: number;
  /** For reconstructions: how many of the worst and of the best. */
  readonly ranked: number;
}

/** The same things as a picture, a table, an object and an array; made when asked for. Indices count from 0. */
export interface Exported {
  /** To look at. */
  picture(): Chart | ContactSheet;
  /** For spreadsheets. */
  table(): { head: readonly string[]; rows: Iterable<readonly Cell[]> };
  /** For programs. */
  object(): unknown;
  /** For numpy. */
  array(): NdArray<Float32Array | Float64Array | Uint8Array>;
}

/**
 * Takes something out of a model's report.
 *
 * @throws {Failure} where the model has no such class or image, or lacks the images that are asked for
 */
export function exportOf(what: Export, model: ModelReport, choice: ExportChoice): Exported {
  switch (what) {
    case "components":
      return exportComponents(model, choice);
    case "features":
      return exportFeatures(model, choice);
    case "digits":
      return exportDigits(model, choice);
    case "reconstructions":
      return exportReconstructions(model, choice);
    case "samples":
      return exportSamples(model, choice);
  }
}

function exportComponents(model: ModelReport, { class: name }: ExportChoice): Exported {
  if (name !== undefined) {
    throw new Failure("--digit does not choose components; export digits instead", 2);
  }
  return {
    picture: () => componentsSheet(model),
    table: () => componentNumbers(model),
    object: () => componentNumbers(model).object,
    array: () => model.model.components,
  };
}

function exportFeatures(report: ModelReport, { class: name }: ExportChoice): Exported {
  const { features, labels, classes } = report.model;
  const k = features.shape[1]!;
  const images = membersOf(report, name);
  const labelOf = (image: number) => labels && labelValue(classes[labels[image]!]!);
  const weights = (image: number) =>
    Array.from({ length: k }, (_, t) => shortFloat(features.get(image, t)));
  function* rows(): Generator<Cell[]> {
    for (const image of images) yield [image, labelOf(image), ...weights(image)];
  }
  return {
    picture: () => meansChart({ ...report, groups: groupsOf(report, name) }),
    table: () => ({
      head: ["index", "label", ...Array.from({ length: k }, (_, t) => `component${t + 1}`)],
      rows: rows(),
    }),
    object: () => ({
      index: [...images],
      label: labels && Array.from(images, labelOf),
      features: Array.from(images, weights),
    }),
    array: () => matrix(Array.from(images, weights), Float32Array),
  };
}

function exportDigits(report: ModelReport, { class: name }: ExportChoice): Exported {
  const chosen = { ...report, groups: groupsOf(report, name) };
  return {
    picture: () => ({
      title: `Top components (${report.name})`,
      rows: chosen.groups.map((group) => topRow(report, group)),
    }),
    table: () => digitNumbers(chosen),
    object: () => digitNumbers(chosen).object,
    array: () => matrix(chosen.groups.map(({ statistics }) => statistics.mean), Float64Array),
  };
}

function exportReconstructions(report: ModelReport, choice: ExportChoice): Exported {
  const { ranked } = choice;
  const { name, model, reconstructions } = report;
  if (!reconstructions) throw withoutImages(name);
  const { distances, transformErr } = reconstructions;
  const within = choice.class === undefined ? undefined : membersOf(report, choice.class);
  const take = (indices: number[]) =>
    indices.map((index) => sampleOf(name, model, index, distances));
  const samples = {
    worst: take(worst(distances, ranked, within)),
    best: take(best(distances, ranked, within)),
  };
  const rankings = Object.entries(samples);
  return {
    picture: () => ({
      title: `The ${samples.worst.length} worst, then the ${samples.best.length} best (${name})`,
      rows: rankings.flatMap(([, ranking]) => inRows(rankedPictures(report, ranking), 10)),
    }),
    table: () => ({
      head: ["ranking", "place", "index", "label", "distance", ...pixelColumns(model.shape)],
      rows: rankings.flatMap(([ranking, samples]) =>
        samples.map(({ index, label, distance, reconstruction }, i): Cell[] => [
          ranking,
          i + 1,
          index,
          label,
          distance,
          ...shortFloats(reconstruction),
        ])
      ),
    }),
    object: () => ({
      transform_err: transformErr,
      ...Object.fromEntries(
        rankings.map(([ranking, samples]) => [
          ranking,
          samples.map(({ index, label, class: name, distance, reconstruction }) => ({
            index,
            label,
            class: name,
            distance,
            reconstruction: shortFloats(reconstruction),
          })),
        ]),
      ),
    }),
    array: () =>
      matrix(
        rankings.flatMap(([, samples]) => samples.map(({ reconstruction }) => reconstruction)),
        Float32Array,
      ),
  };
}

function exportSamples(report: ModelReport, choice: ExportChoice): Exported {
  const { name, model, reconstructions } = report;
  const { index } = choice;
  const groups = groupsOf(report, choice.class);
  const samples = index === undefined
    ? groups.flatMap(({ examples }) => examples)
    : [sampleOf(name, model, index, reconstructions && reconstructions.distances)];
  const pixels = samples.map(({ original }) => {
    if (!original) throw withoutImages(name);
    return original;
  });
  const isWhole = pixels.every((image) => image.every((value) => Number.isInteger(value)));
  return {
    picture: () =>
      index === undefined
        ? examplesSheet({ ...report, groups })
        : sampleSheet({ ...report, sample: samples[0]! }),
    // the Kaggle files' columns, so that fit reads it
    table: () => ({
      head: [...(model.labels ? ["label"] : []), ...pixelColumns(model.shape)],
      rows: samples.map(({ label }, i) => [
        ...(label === null ? [] : [label]),
        ...shortFloats(pixels[i]!),
      ]),
    }),
    object: () => ({ samples: samples.map(asObject) }),
    array: () => isWhole ? matrix(pixels, Uint8Array) : matrix(pixels, Float32Array),
  };
}

function withoutImages(name: string): Failure {
  return new Failure(`${name}: it holds no images; fit again without --no-images`);
}

function asObject(sample: Sample) {
  const { index, label, class: name, distance, features, original, reconstruction } = sample;
  return {
    index,
    label,
    class: name,
    distance,
    features: shortFloats(features),
    original: original && shortFloats(original),
    reconstruction: shortFloats(reconstruction),
  };
}

/**
 * The group of a class.
 *
 * @param className the class's name
 * @throws {Failure} where the model has no labels, or no image of that class
 */
export function groupOf({ name, grouping, groups }: ModelReport, className: string): Group {
  if (grouping.kind === "cluster") {
    throw new Failure(`${name}: it has no labels, so no classes; fit images that have labels`);
  }
  const found = groups.find(({ label }) => grouping.classes[label] === className);
  if (found) return found;
  const known = groups.map(({ value }) => value).join(", ");
  throw new Failure(
    `${name}: no image of it is a ${className}; choose --${grouping.kind} from ${known}`,
  );
}

function groupsOf(report: ModelReport, name: string | undefined): readonly Group[] {
  return name === undefined ? report.groups : [groupOf(report, name)];
}

/** The images of a class, or all. */
function membersOf(
  report: ModelReport,
  name: string | undefined,
): ArrayLike<number> & Iterable<number> {
  if (name === undefined) return report.grouping.labels.map((_, i) => i);
  return imagesByClass(report.grouping.labels).get(groupOf(report, name).label)!;
}

function matrix<T extends Float32Array | Float64Array | Uint8Array>(
  rows: readonly ArrayLike<number>[],
  Type: new (length: number) => T,
): NdArray<T> {
  const columns = rows[0]?.length ?? 0;
  const data = new Type(rows.length * columns);
  rows.forEach((row, i) => data.set(row, i * columns));
  return ndarray(data, [rows.length, columns]);
}
