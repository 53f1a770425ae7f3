import { histogram } from "../analysis/histogram.ts";
import { best, worst } from "../analysis/ranking.ts";
import { labelValue } from "../dataset/classes.ts";
import { mean } from "d3-array";
import type { HistogramChart } from "./chart.ts";
import { pairExhibit } from "./exhibits.ts";
import { groupNoun } from "./groups.ts";
import { type ImageFacts, imageFacts, imageKeys } from "./image_facts.ts";
import { lazy } from "./lazy.ts";
import { rowsOf } from "./matrix.ts";
import type { ModelFacts } from "./model_facts.ts";
import { NO_IMAGES } from "./notes.ts";
import { amount, count, percentage } from "./numbers.ts";
import { recipe } from "./recipe.ts";
import { type Data, EMPTY, type Part, type Section } from "./section.ts";
import { shortFloats } from "./short_float.ts";
import { type Cell, type Column, pixelColumns, type Table } from "./table.ts";

/** How many images of both ends of the ranking, of all or of one class. */
export interface RankingChoice {
  /** Largest distances. */
  readonly worst: number;
  /** Smallest distances. */
  readonly best: number;
  /** Only this class, an index into the model's classes. */
  readonly label?: number | undefined;
}

/** How far the images are from their reconstructions; those reconstructed worst and best. */
export function distances(model: ModelFacts, choice: RankingChoice): Section {
  const head = {
    id: "distances",
    title: "Distances, worst and best",
    about: "The distance of an image is the length of its difference, ‖x − wH‖.",
  } as const;
  if (!model.distances) return { ...EMPTY, ...head, notes: [NO_IMAGES], data: [] };
  const ranked = rankedImages(model, choice);
  const [notes, charts] = [lazy(() => [errorNote(model)]), lazy(() => [histogramChart(model)])];
  return {
    ...EMPTY,
    ...head,
    ...recipe(
      model,
      `reconstructions --worst ${choice.worst} --best ${choice.best}`,
      "distance = np.linalg.norm(X - W @ H, axis=1)\nplt.hist(distance, bins=60)\n" +
        `np.argsort(-distance, kind="stable")[:${choice.worst}]`,
    ),
    // passes over all images, which not everyone asks for
    get notes() {
      return notes();
    },
    get charts() {
      return charts();
    },
    tables: [rankingTable(model, ranked)],
    parts: [
      rankingPart(model, "worst", ranked.worst),
      rankingPart(model, "best", ranked.best),
    ].filter(({ pictures }) => pictures[0]!.rows[0]!.exhibits.length > 0),
    data: [rankingData(model, ranked), distanceData(model)],
  };
}

/** Images at both ends of a ranking, in its order. */
export interface RankedImages {
  /** Largest distance first. */
  readonly worst: readonly ImageFacts[];
  /** Smallest distance first. */
  readonly best: readonly ImageFacts[];
}

/** The images of largest and of smallest distance; the model has images. */
export function rankedImages(model: ModelFacts, choice: RankingChoice): RankedImages {
  const all = model.distances!;
  const within = choice.label === undefined ? undefined : model.members.get(choice.label)!;
  const take = (indices: number[]) =>
    indices.map((index) => ({ ...imageFacts(model, index), distance: all[index]! }));
  return {
    worst: take(worst(all, choice.worst, within)),
    best: take(best(all, choice.best, within)),
  };
}

function errorNote(model: ModelFacts): string {
  const share = percentage(model.relativeError!);
  return `All together: ‖X − WH‖ = ${amount(model.error!)}, which is ${share} of ‖X‖.`;
}

const BINS = 60;

/** How many images lie how far from their reconstructions; the model has images. */
function histogramChart({ name, distances }: ModelFacts): HistogramChart {
  const { edges, counts } = histogram(distances!, BINS);
  const middle = mean(distances!)!;
  return {
    kind: "histogram",
    name: "distances",
    title: `Distances (${name})`,
    description: `How many of the ${count(distances!.length)} images lie how far from their ` +
      `reconstructions, by the length of x − wH; the line is their mean, ${amount(middle)}.`,
    value: "Distance",
    item: "images",
    text: amount,
    edges: [...edges],
    counts: [...counts],
    mean: middle,
  };
}

function rankingPart(
  model: ModelFacts,
  which: "worst" | "best",
  images: readonly ImageFacts[],
): Part {
  return {
    ...EMPTY,
    title: `The ${images.length} ${which}`,
    subtitle: "original and reconstruction",
    pictures: [{
      name: which,
      title: `The ${images.length} ${which} (${model.name})`,
      columns: 5,
      isStacked: true,
      rows: [{ label: "", exhibits: images.map((image) => pairExhibit(model, image)) }],
    }],
  };
}

/** Worst and best side by side. */
export function rankingTable(
  { grouping }: ModelFacts,
  { worst, best }: RankedImages,
): Table {
  const noun = grouping.kind === "cluster" ? "class" : groupNoun(grouping);
  const half = (which: string): Column[] => [
    { name: `${which}_index`, title: `${which}: image`, align: "right" },
    { name: `${which}_label`, title: noun, align: "right" },
    { name: `${which}_distance`, title: "distance", align: "right", text: amount },
  ];
  const cells = (image: ImageFacts | undefined): Cell[] =>
    image ? [image.index, image.class, image.distance] : [null, null, null];
  return {
    title: "Images reconstructed worst and best",
    isDetail: true,
    columns: [{ name: "place", title: "", align: "right" }, ...half("worst"), ...half("best")],
    rows: Array.from({ length: Math.max(worst.length, best.length) }, (_, i) => [
      i + 1,
      ...cells(worst[i]),
      ...cells(best[i]),
    ]),
  };
}

/**
 * The images at both ends, for programs.
 *
 * @param withPixels their reconstructions too
 */
export function rankingData(
  model: ModelFacts,
  { worst, best }: RankedImages,
  withPixels = false,
): Data {
  const rankings = Object.entries({ worst, best });
  const { shape, channels } = model.model;
  return {
    name: "reconstructions",
    title: "The images that are reconstructed worst and best",
    table: () => ({
      head: [
        "ranking",
        "place",
        "index",
        "label",
        "distance",
        ...(withPixels ? pixelColumns(shape, channels) : []),
      ],
      rows: rankings.flatMap(([ranking, images]) =>
        images.map(({ index, label, distance, reconstruction }, i): Cell[] => [
          ranking,
          i + 1,
          index,
          label,
          distance,
          ...(withPixels ? shortFloats(reconstruction) : []),
        ])
      ),
    }),
    json: () => ({
      transform_err: model.error,
      ...Object.fromEntries(rankings.map(([ranking, images]) => [
        ranking,
        images.map((image) => ({
          ...imageKeys(image),
          distance: image.distance,
          ...(withPixels && { reconstruction: image.reconstruction }),
        })),
      ])),
    }),
    array: () =>
      rowsOf([...worst, ...best].map(({ reconstruction }) => reconstruction), Float32Array),
  };
}

function distanceData({ model: { labels, classes }, distances }: ModelFacts): Data {
  return {
    name: "distances",
    title: "Distance of every image from its reconstruction, and their histogram",
    table: () => ({
      head: ["index", "label", "distance"],
      rows: Array.from(distances!, (distance, i): Cell[] => [
        i,
        labels && labelValue(classes[labels[i]!]!),
        distance,
      ]),
    }),
    json: () => {
      const { edges, counts } = histogram(distances!, BINS);
      return { histogram: { edges, counts }, distances: distances! };
    },
  };
}
