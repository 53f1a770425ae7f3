import { labelValue } from "../dataset/classes.ts";
import type { Cell } from "./csv.ts";
import type { ModelReport } from "./model_report.ts";
import type { Numbers } from "./numbers.ts";
import type { Report } from "./report.ts";
import type { Sample } from "./sample.ts";

/** The images that are rebuilt worst and best; null without images. */
export function rankingNumbers({ reconstructions }: ModelReport): Numbers | null {
  if (!reconstructions) return null;
  const { transformErr, worst, best } = reconstructions;
  const rows = (which: string, samples: readonly Sample[]) =>
    samples.map(({ index, label, distance }, i): Cell[] => [which, i + 1, index, label, distance]);
  const list = (samples: readonly Sample[]) =>
    samples.map(({ index, label, class: name, distance }) => ({
      index,
      label,
      class: name,
      distance,
    }));
  return {
    name: "reconstructions",
    section: "distances",
    title: "The images that are rebuilt worst and best",
    head: ["ranking", "place", "index", "label", "distance"],
    rows: [...rows("worst", worst), ...rows("best", best)],
    object: { transform_err: transformErr, worst: list(worst), best: list(best) },
  };
}

/** The distance of every image, and their histogram; null without images. */
export function distanceNumbers(
  { model: { labels, classes }, reconstructions }: ModelReport,
): Numbers | null {
  if (!reconstructions) return null;
  const { distances, histogram } = reconstructions;
  return {
    name: "distances",
    section: "distances",
    title: "Distance of every image from its reconstruction, and their histogram",
    head: ["index", "label", "distance"],
    rows: Array.from(distances, (distance, i): Cell[] => [
      i,
      labels && labelValue(classes[labels[i]!]!),
      distance,
    ]),
    object: {
      histogram: { edges: [...histogram.edges], counts: [...histogram.counts] },
      distances: [...distances],
    },
  };
}

/** How far the same images are off in each model; null where models are not compared. */
export function comparisonNumbers({ models, comparison }: Report): Numbers | null {
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
        digits: groups.map(({ keys, meanDistance }) => ({ ...keys, mean_distance: meanDistance })),
      })),
      images: comparison.samples.map((samples) => ({
        index: samples[0]!.index,
        label: samples[0]!.label,
        class: samples[0]!.class,
        distances: samples.map(({ distance }) => distance),
      })),
    },
  };
}
