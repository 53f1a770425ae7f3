import { labelValue } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import type { Chart } from "./chart.ts";
import { classes, heatMap } from "./classes.ts";
import { components } from "./components.ts";
import { sharedPictures } from "./class_pictures.ts";
import { distances, rankedImages, rankingData } from "./distances.ts";
import { pairExhibit } from "./exhibits.ts";
import { examples } from "./examples.ts";
import type { Export } from "./export_names.ts";
import { groupName, shownGroups } from "./groups.ts";
import { type ImageFacts, imageFacts, imageKeys } from "./image_facts.ts";
import { rowsOf } from "./matrix.ts";
import type { ModelFacts } from "./model_facts.ts";
import { overlays } from "./overlay.ts";
import { rowOf } from "./pictures.ts";
import { sample } from "./sample.ts";
import type { Data, PictureSet } from "./section.ts";
import { shortFloats } from "./short_float.ts";
import { type Cell, pixelColumns } from "./table.ts";
import { topPictures } from "./top.ts";
import { imageWeights } from "./weights.ts";

/** What of it. */
export interface ExportChoice {
  /** Only this class, an index into the model's classes; default: all. */
  readonly label?: number | undefined;
  /** One component or one image, counted from 0; default: all, of samples the first of each class. */
  readonly index?: number | undefined;
  /** Top components of each class. */
  readonly top: number;
  /** For reconstructions: how many of the worst and of the best. */
  readonly ranked: number;
  /** For samples: how many of each class. */
  readonly examples: number;
}

/** The same things as a picture and as numbers, made when asked for. */
export interface Exported extends Omit<Data, "name" | "title"> {
  /** To look at. */
  picture(): Chart | PictureSet;
}

/** What an export can be of: all of a model, one class of it, or one component or image. */
interface Exporter {
  /** Whether `--digit` or `--class` choose one class; "must" where there is no other way. */
  readonly byClass: "may" | "must" | "no";
  /** Whether `--index` chooses one component or image. */
  readonly byIndex: "may" | "must" | "no";
  /** Takes it out of a model. */
  make(model: ModelFacts, choice: ExportChoice): Exported;
}

/** Everything that can be exported: a new one is a name in `export_names.ts` and a line here. */
const EXPORTERS: Readonly<Record<Export, Exporter>> = {
  components: { byClass: "no", byIndex: "may", make: exportComponents },
  features: { byClass: "may", byIndex: "may", make: exportFeatures },
  digits: { byClass: "may", byIndex: "no", make: exportClasses },
  reconstructions: { byClass: "may", byIndex: "no", make: exportRanking },
  samples: { byClass: "may", byIndex: "may", make: exportSamples },
  image: { byClass: "no", byIndex: "must", make: exportImage },
  bars: { byClass: "no", byIndex: "must", make: exportImageWeights },
  boxplot: {
    byClass: "must",
    byIndex: "no",
    make: (model, choice) => exportChart(model, choice, 0),
  },
  means: { byClass: "must", byIndex: "no", make: (model, choice) => exportChart(model, choice, 1) },
  heatmap: { byClass: "may", byIndex: "no", make: exportHeatMap },
  class: { byClass: "must", byIndex: "no", make: exportShared },
  overlay: { byClass: "must", byIndex: "no", make: exportOverlay },
  histogram: { byClass: "no", byIndex: "no", make: exportHistogram },
};

/**
 * Takes something out of a model.
 *
 * @throws {Failure} where a class or an index is missing or does not choose, the model has no such component or image,
 * or it lacks the images that are asked for
 */
export function exportOf(what: Export, model: ModelFacts, choice: ExportChoice): Exported {
  const { byClass, byIndex, make } = EXPORTERS[what];
  check(what, byClass, choice.label, "--digit or --class");
  check(what, byIndex, choice.index, "--index");
  if (choice.index !== undefined && choice.label !== undefined) {
    throw new Failure("--index names one image; leave out --digit or --class", 2);
  }
  return make(model, choice);
}

function check(
  what: Export,
  rule: "may" | "must" | "no",
  chosen: number | undefined,
  option: string,
): void {
  if (rule === "must" && chosen === undefined) {
    throw new Failure(`export --what ${what} needs ${option}`, 2);
  }
  if (rule === "no" && chosen !== undefined) {
    throw new Failure(`export --what ${what} takes no ${option}; leave it out`, 2);
  }
}

function exportComponents(model: ModelFacts, { index }: ExportChoice): Exported {
  const { data: [data], pictures, parts } = components(model, { index });
  const shown = pictures[0] ?? parts[0]!.pictures[0]!;
  return { ...data!, picture: () => shown };
}

function exportFeatures(facts: ModelFacts, { label, index }: ExportChoice): Exported {
  const { features, labels, classes } = facts.model;
  const k = features.shape[1]!;
  const images = index === undefined ? membersOf(facts, label) : [imageFacts(facts, index).index];
  const labelOf = (image: number) => labels && labelValue(classes[labels[image]!]!);
  const weights = (image: number) => rowOf(features, image);
  function* rows(): Generator<Cell[]> {
    for (const image of images) yield [image, labelOf(image), ...shortFloats(weights(image))];
  }
  return {
    picture: () =>
      index === undefined
        ? heatMap(facts, shownGroups(facts.statistics, label), label)
        : imageWeights(facts, imageFacts(facts, index)).chart,
    table: () => ({
      head: ["index", "label", ...Array.from({ length: k }, (_, t) => `component${t + 1}`)],
      rows: rows(),
    }),
    json: () => ({
      index: [...images],
      label: labels && Array.from(images, labelOf),
      features: Array.from(images, weights),
    }),
    array: () => rowsOf(Array.from(images, weights), Float32Array),
  };
}

/** The images of a class, or all. */
function membersOf(facts: ModelFacts, label: number | undefined): Iterable<number> {
  return label === undefined ? facts.grouping.labels.keys() : facts.members.get(label)!;
}

function exportClasses(model: ModelFacts, { label, top }: ExportChoice): Exported {
  const { grouping, statistics, name } = model;
  const { data: [data] } = classes(model, { label, top });
  const whose = label === undefined
    ? "Top components"
    : `${groupName(grouping, label)}: top components`;
  return {
    ...data!,
    picture: () => ({
      name: "top",
      title: `${whose} (${name})`,
      rows: shownGroups(statistics, label).map((one) => ({
        label: groupName(grouping, one.label),
        exhibits: topPictures(model, one, top).rows[0]!.exhibits,
      })),
    }),
  };
}

function exportRanking(model: ModelFacts, { label, ranked }: ExportChoice): Exported {
  if (!model.distances) throw withoutImages(model);
  const images = rankedImages(model, {
    worst: ranked,
    best: ranked,
    label,
  });
  const data = rankingData(model, images, true);
  const { worst, best } = images;
  const whose = label === undefined ? "" : `${groupName(model.grouping, label)}: `;
  return {
    ...data,
    picture: () => ({
      name: "reconstructions",
      title: `${whose}The ${worst.length} worst, then the ${best.length} best (${model.name})`,
      columns: 5,
      rows: [worst, best].map((ranking) => ({
        label: "",
        exhibits: ranking.map((image) => pairExhibit(model, image)),
      })),
    }),
  };
}

function exportSamples(model: ModelFacts, choice: ExportChoice): Exported {
  const { label, index, examples: count } = choice;
  if (!model.model.images) {
    if (index !== undefined) imageFacts(model, index);
    throw withoutImages(model);
  }
  const groups = shownGroups(model.statistics, label);
  const images = index === undefined
    ? groups.flatMap((one) =>
      Array.from(
        model.members.get(one.label)!.subarray(0, count),
        (image) => imageFacts(model, image),
      )
    )
    : [imageFacts(model, index)];
  const { labels, shape, channels } = model.model;
  const pixels = images.map(({ original }) => original!);
  const isWhole = pixels.every((image) => image.every((value) => Number.isInteger(value)));
  return {
    picture: () =>
      index === undefined
        ? examples(model, { examples: count, label }).pictures[0]!
        : sample(model, { index }).parts[0]!.pictures[0]!,
    // the Kaggle files' columns, so that fit reads it
    table: () => ({
      head: [...(labels ? ["label"] : []), ...pixelColumns(shape, channels)],
      rows: images.map(({ label }, i) => [
        ...(label === null ? [] : [label]),
        ...shortFloats(pixels[i]!),
      ]),
    }),
    json: () => ({ samples: images.map(asObject) }),
    array: () => isWhole ? rowsOf(pixels, Uint8Array) : rowsOf(pixels, Float32Array),
  };
}

function exportImage(model: ModelFacts, { index }: ExportChoice): Exported {
  const { parts: [part], data: [data] } = sample(model, { index: index! });
  return { ...data!, picture: () => part!.pictures[0]! };
}

function exportImageWeights(model: ModelFacts, choice: ExportChoice): Exported {
  const { parts: [part], data: [data] } = sample(model, { index: choice.index! });
  return { ...data!, picture: () => part!.charts[0]! };
}

/** Box plots or means of one class. */
function exportChart(model: ModelFacts, { label, top }: ExportChoice, which: 0 | 1): Exported {
  const { parts: [part], data: [data] } = classes(model, { label, top });
  return { ...data!, picture: () => part!.charts[which]! };
}

function exportHeatMap(model: ModelFacts, { label, top }: ExportChoice): Exported {
  const { charts: [chart], data: [data] } = classes(model, { label, top });
  return { ...data!, picture: () => chart! };
}

function exportShared(model: ModelFacts, { label, top }: ExportChoice): Exported {
  const { parts: [part], data: [data] } = sharedPictures(model, { label, top });
  return { ...data!, picture: () => part!.pictures[0]! };
}

function exportOverlay(model: ModelFacts, { label, top }: ExportChoice): Exported {
  const { parts: [part], data: [data] } = overlays(model, { label, top });
  return { ...data!, picture: () => part!.pictures[0]! };
}

function exportHistogram(model: ModelFacts): Exported {
  if (!model.distances) throw withoutImages(model);
  const { charts: [chart], data: [, data] } = distances(model, { worst: 0, best: 0 });
  return { ...data!, picture: () => chart! };
}

function withoutImages({ path }: ModelFacts): Failure {
  return new Failure(`${path}: it holds no images; fit again without --no-images`);
}

function asObject(image: ImageFacts) {
  const { distance, features, original, reconstruction } = image;
  return { ...imageKeys(image), distance, features, original, reconstruction };
}
