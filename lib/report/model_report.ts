import { type ClassPictures, classPictures } from "../analysis/class_pictures.ts";
import { type ComponentFacts, componentFacts } from "../analysis/component_facts.ts";
import {
  type ClassStatistics,
  classStatistics,
  imagesByClass,
} from "../analysis/class_statistics.ts";
import { type Histogram, histogram } from "../analysis/histogram.ts";
import { type Overlay, overlay } from "../analysis/overlay.ts";
import { best, worst } from "../analysis/ranking.ts";
import { distances as distancesOf } from "../analysis/distances.ts";
import { topComponents } from "../analysis/top_components.ts";
import type { Model } from "../model/model.ts";
import { type Grouping, groupingOf, groupKeys, groupName, groupValue } from "./grouping.ts";
import { type Sample, sampleOf } from "./sample.ts";

/** How much of each thing a report shows. */
export interface ReportOptions {
  /** The image whose weights are drawn, counted from 0. */
  readonly index: number;
  /** Top components of each class, and how many are painted over one another. */
  readonly top: number;
  /** Of how many top components the class pictures are made. */
  readonly classTop: number;
  /** How many of the worst and of the best images. */
  readonly ranked: number;
  /** Example images of each class. */
  readonly examples: number;
}

/** What the notebook shows. */
export const REPORT_DEFAULTS: ReportOptions = {
  index: 0,
  top: 10,
  classTop: 4,
  ranked: 20,
  examples: 10,
};

/** A model under the name that it has in a report, with all that the report says of it. Indices count from 0. */
export interface ModelReport {
  /** Short and distinct, made from the file's name; also its folder's name. */
  readonly name: string;
  /** What is in its file. */
  readonly model: Model;
  /** How its images are told apart. */
  readonly grouping: Grouping;
  /** One for each class (or cluster) that occurs, rising; of very many only those of most images. */
  readonly groups: readonly Group[];
  /** How many were left out. */
  readonly groupsLeftOut: number;
  /** One for each component. */
  readonly facts: readonly ComponentFacts[];
  /** The image whose weights are drawn. */
  readonly sample: Sample;
  /** null where the model has no images. */
  readonly reconstructions: Reconstructions | null;
}

/** A class (or cluster) and what is shown of it. */
export interface Group {
  /** The class, an index into the model's, or for a cluster its strongest component. */
  readonly label: number;
  /** How it stands in a table: 7, "boot", or a cluster's component. */
  readonly value: number | string;
  /** How it stands in JSON. */
  readonly keys: { readonly digit?: number; readonly class?: string };
  /** "Digit 7", "Class boot" or "Cluster 8". */
  readonly name: string;
  /** Its weights of each component. */
  readonly statistics: ClassStatistics;
  /** The components of its largest mean weights, largest first. */
  readonly top: readonly number[];
  /** The first of them, which the class pictures are made of. */
  readonly classComponents: readonly number[];
  /** What these have in common. */
  readonly classPictures: ClassPictures;
  /** The top components painted over one another. */
  readonly overlay: Overlay;
  /** The first images of it. */
  readonly examples: readonly Sample[];
  /** Mean distance of its images from their reconstructions; null without images. */
  readonly meanDistance: number | null;
}

/** How well the images are rebuilt. */
export interface Reconstructions {
  /** (n,) ‖x − wH‖ of each image. */
  readonly distances: Float64Array;
  /** ‖X − WH‖. */
  readonly transformErr: number;
  /** transformErr / ‖X‖. */
  readonly relativeErr: number;
  /** Of the distances. */
  readonly histogram: Histogram;
  /** Largest distance first. */
  readonly worst: readonly Sample[];
  /** Smallest distance first. */
  readonly best: readonly Sample[];
}

const HISTOGRAM_BINS = 60;
/** Enough for digits, letters of both cases, and 45 clusters. */
const MOST_GROUPS = 64;

/**
 * Computes all that a report says of a model.
 *
 * @param name as in {@linkcode ModelReport.name}
 * @throws {Failure} where `options.index` is none of the model's images
 */
export function reportOn(name: string, model: Model, options: ReportOptions): ModelReport {
  const { features, components } = model;
  const grouping = groupingOf(model);
  const members = imagesByClass(grouping.labels);
  const statistics = classStatistics(features, grouping.labels);
  const distances = model.images ? distancesOf(model.images, features, components) : null;
  const sampleAt = (index: number) => sampleOf(name, model, index, distances);
  return {
    name,
    model,
    grouping,
    groups: largestGroups(statistics).map((one) =>
      groupOf(one, members.get(one.label)!, model, grouping, distances, sampleAt, options)
    ),
    groupsLeftOut: Math.max(0, statistics.length - MOST_GROUPS),
    facts: componentFacts(features, components, statistics),
    sample: sampleAt(options.index),
    reconstructions: distances && {
      distances,
      transformErr: Math.sqrt(sumOfSquares(distances)),
      relativeErr: Math.sqrt(sumOfSquares(distances) / sumOfSquares(model.images!.data)),
      histogram: histogram(distances, HISTOGRAM_BINS),
      worst: worst(distances, options.ranked).map(sampleAt),
      best: best(distances, options.ranked).map(sampleAt),
    },
  };
}

/** Those of most images (ties by lower label), rising by label. */
function largestGroups(statistics: readonly ClassStatistics[]): ClassStatistics[] {
  return statistics.toSorted((a, b) => b.count - a.count || a.label - b.label)
    .slice(0, MOST_GROUPS)
    .sort((a, b) => a.label - b.label);
}

function sumOfSquares(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!;
  return sum;
}

function groupOf(
  statistics: ClassStatistics,
  members: Uint32Array,
  { components }: Model,
  grouping: Grouping,
  distances: Float64Array | null,
  sampleAt: (index: number) => Sample,
  options: ReportOptions,
): Group {
  const top = topComponents(statistics.mean, options.top);
  const classComponents = top.slice(0, options.classTop);
  return {
    label: statistics.label,
    value: groupValue(grouping, statistics.label),
    keys: groupKeys(grouping, statistics.label),
    name: groupName(grouping, statistics.label),
    statistics,
    top,
    classComponents,
    classPictures: classPictures(components, classComponents),
    overlay: overlay(components, top),
    examples: Array.from(members.subarray(0, options.examples), sampleAt),
    meanDistance: distances &&
      members.reduce((sum, image) => sum + distances[image]!, 0) / members.length,
  };
}
