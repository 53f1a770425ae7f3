import { labelValue } from "../lib/dataset/classes.ts";
import { activeModel, type Loaded, type Model } from "./model.ts";
import {
  classPicture,
  componentPicture,
  differencePicture,
  type NamedPicture,
  originalPicture,
  overlayPicture,
  rebuiltPicture,
} from "./pictures.ts";
import { ownPictures, ownWeights } from "./own_pictures.ts";
import { classOf, digitStatisticsOf, orderedComponents, ranked } from "./selectors.ts";

/** What a screen shows, to be taken along: its pictures, and its numbers as a table. */
export interface Shown {
  /** Begins the names of files. */
  readonly name: string;
  readonly pictures: readonly NamedPicture[];
  readonly titles: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** What is on the screen now; null where there is nothing yet. */
export function shownOf(model: Model): Shown | null {
  const loaded = activeModel(model);
  if (model.screen === "training") return shownTraining(model);
  if (!loaded) return null;
  switch (model.screen) {
    case "components":
      return shownComponents(loaded, model);
    case "digits":
      return shownDigits(loaded, model);
    case "samples":
      return shownSample(loaded, model.samples.index);
    case "reconstructions":
      return shownReconstructions(loaded, model);
    case "models":
      return shownModels(model);
    case "own":
      return shownOwn(loaded, model);
  }
}

function shownTraining({ training }: Model): Shown | null {
  if (!training || training.errors.length === 0) return null;
  const rows = training.errors.map((error, i) => [i + 1, error]);
  return { name: "training", pictures: [], titles: ["report", "error"], rows };
}

function shownComponents(loaded: Loaded, model: Model): Shown {
  const [k, p] = loaded.components.shape as [number, number];
  if (model.components.isLarge) {
    const component = model.components.cursor;
    const [, width] = loaded.shape;
    const rows = Array.from(
      { length: p / width },
      (_, y) =>
        Array.from({ length: width }, (_, x) => loaded.components.get(component, y * width + x)),
    );
    const titles = Array.from({ length: width }, (_, x) => `x${x}`);
    const picture = componentPicture(loaded, component);
    return { name: picture.name, pictures: [picture], titles, rows };
  }
  const indices = Array.from({ length: k }, (_, component) => component);
  const digits = loaded.digits ?? [];
  return {
    name: "components",
    pictures: indices.map((component) => componentPicture(loaded, component)),
    titles: ["component", "share", "sparseness", ...digits.map(({ digit }) => `mean_${digit}`)],
    rows: indices.map((component) => [
      component,
      loaded.facts?.[component]?.share ?? "",
      loaded.facts?.[component]?.sparseness ?? "",
      ...digits.map(({ mean }) => mean[component]!),
    ]),
  };
}

function shownDigits(loaded: Loaded, model: Model): Shown | null {
  const { digit, other, view, top, isAll } = model.digits;
  const digits = isAll
    ? [...loaded.byDigit?.keys() ?? []]
    : [digit, ...(other === null ? [] : [other])];
  const shown = digits.flatMap((one) => {
    const statistics = digitStatisticsOf(loaded, one);
    return statistics ? [{ statistics, ordered: orderedComponents(loaded, model, one) }] : [];
  });
  if (shown.length === 0) return null;
  const pictures = shown.flatMap(({ statistics, ordered }) => {
    const indices = ordered.slice(0, top);
    switch (view) {
      case "parts":
      case "weights":
      case "boxes":
        return indices.map((component) => componentPicture(loaded, component));
      case "class":
        return (["mean", "median", "minimum", "maximum"] as const)
          .map((statistic) => classPicture(loaded, statistics.digit, indices, statistic));
      case "overlay":
        return [overlayPicture(loaded, statistics.digit, indices, [0, 0, 0])];
      case "examples":
        return loaded.images
          ? examplesOf(loaded, statistics.digit).map((index) => originalPicture(loaded, index))
          : [];
    }
  });
  return {
    name: `digits-${isAll ? "all" : digits.join("-")}-${view}`,
    pictures,
    titles: [
      "digit",
      "component",
      "mean",
      "min",
      "q1",
      "median",
      "q3",
      "max",
      "low",
      "high",
      "outliers",
    ],
    rows: shown.flatMap(({ statistics, ordered }) =>
      ordered.map((component) => [
        labelValue(statistics.digit),
        component,
        statistics.mean[component]!,
        ...statistics.quartiles.map((quartile) => quartile[component]!),
        ...statistics.whiskers.map((whisker) => whisker[component]!),
        statistics.outliers[component]!,
      ])
    ),
  };
}

/** The images that stand for a digit: its first ten. */
export function examplesOf(loaded: Loaded, digit: string): number[] {
  return [...loaded.byDigit?.get(digit)?.subarray(0, 10) ?? []];
}

function shownSample(loaded: Loaded, index: number): Shown | null {
  if (!loaded.features) return null;
  const k = loaded.components.shape[0]!;
  const pictures = loaded.images
    ? [
      originalPicture(loaded, index),
      rebuiltPicture(loaded, index),
      differencePicture(loaded, index),
    ]
    : [rebuiltPicture(loaded, index)];
  const label = labelOf(loaded, index);
  const distance = loaded.distances?.[index] ?? "";
  return {
    name: `sample-${index}`,
    pictures,
    titles: ["index", "label", "distance", "component", "weight"],
    rows: Array.from({ length: k }, (_, component) => [
      index,
      label,
      distance,
      component,
      loaded.features!.get(index, component),
    ]),
  };
}

function shownOwn(loaded: Loaded, { own }: Model): Shown | null {
  if (!own.pixels) return null;
  const weights = ownWeights(loaded, own.pixels);
  return {
    name: "own",
    pictures: ownPictures(loaded, own.pixels),
    titles: ["component", "weight"],
    rows: Array.from(weights, (weight, component) => [component, weight]),
  };
}

/** The whole number or the word that labels an image; nothing where it has none. */
function labelOf(loaded: Loaded, index: number): number | string {
  return labelValue(classOf(loaded, index) ?? "");
}

/** As many as the notebook lists. */
const LISTED = 20;

function shownReconstructions(loaded: Loaded, model: Model): Shown | null {
  const { order, digit } = model.reconstructions;
  const { distances } = loaded;
  if (!distances) return null;
  const indices = ranked(loaded, order, digit, 0, LISTED);
  return {
    name: `reconstructions-${order}${digit === null ? "" : `-${digit}`}`,
    pictures: indices.flatMap((
      index,
    ) => [originalPicture(loaded, index), rebuiltPicture(loaded, index)]),
    titles: ["rank", "index", "label", "distance"],
    rows: indices.map((
      index,
      i,
    ) => [i + 1, index, labelOf(loaded, index), distances[index]!]),
  };
}

function shownModels(model: Model): Shown | null {
  const { index } = model.samples;
  const { digit, top } = model.digits;
  const { showsDigit } = model.models;
  const pictures = model.loaded.flatMap((loaded) => {
    if (showsDigit) {
      return orderedComponents(loaded, model, digit).slice(0, top)
        .map((component) => componentPicture(loaded, component));
    }
    if (!loaded.features || index >= loaded.nSamples) return [];
    return loaded.images
      ? [originalPicture(loaded, index), rebuiltPicture(loaded, index)]
      : [rebuiltPicture(loaded, index)];
  });
  return {
    name: `models-${showsDigit ? `digit-${digit}` : `sample-${index}`}`,
    pictures,
    titles: ["model", "n_components", "reconstruction_err", "transform_err", "distance"],
    rows: model.loaded.map((loaded) => [
      loaded.name,
      loaded.components.shape[0]!,
      loaded.origin?.result.reconstructionErr ?? "",
      loaded.origin?.result.transformErr ?? "",
      loaded.distances?.[index] ?? "",
    ]),
  };
}
