import { type Cell, pixelColumns } from "./csv.ts";
import type { Group, ModelReport } from "./model_report.ts";
import type { Numbers } from "./numbers.ts";
import { CLASS_PICTURES } from "./pictures.ts";
import { differenceOf } from "./sample.ts";
import { shortFloat, shortFloats } from "./short_float.ts";

/** Every component: its pixels, share and sparseness. */
export function componentNumbers({ model, facts, groups }: ModelReport): Numbers {
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
        use: groups.map(({ keys, statistics }) => ({
          ...keys,
          mean: statistics.mean[component]!,
        })),
        pixels: pixels(component),
      })),
    },
  };
}

/** The weights and pixels of one image. */
export function imageNumbers({ sample }: ModelReport): Numbers {
  const { index, label, distance, rank, features, original, reconstruction, identical } = sample;
  const { class: name } = sample;
  return {
    name: `image-${index}`,
    section: "sample",
    title: `Image ${index}: its weights`,
    head: ["component", "weight"],
    rows: shortFloats(features).map((value, t) => [t, value]),
    object: {
      index,
      label,
      class: name,
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
export function digitNumbers({ facts, grouping, groups }: ModelReport): Numbers {
  const row = ({ value, statistics }: Group, t: number): Cell[] => {
    const { count, mean, quartiles, whiskers, outliers } = statistics;
    return [
      value,
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
      digits: groups.map(({ keys, top, statistics, meanDistance }) => ({
        ...keys,
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

/** The pixels of what each digit's top components share. */
export function classNumbers({ model, grouping, groups }: ModelReport): Numbers {
  return {
    name: "class",
    section: "class",
    title: "Mean, median, minimum, maximum of the top components",
    head: [grouping.kind, "picture", "components", ...pixelColumns(model.shape)],
    rows: groups.flatMap(({ value, classComponents, classPictures }) =>
      CLASS_PICTURES.map((name) => [
        value,
        name,
        classComponents.join(" "),
        ...classPictures[name],
      ])
    ),
    object: {
      classes: groups.map(({ keys, classComponents, classPictures }) => ({
        ...keys,
        components: classComponents,
        ...Object.fromEntries(CLASS_PICTURES.map((name) => [name, [...classPictures[name]]])),
      })),
    },
  };
}

/** Which component has which colour in each digit's overlay. */
export function overlayNumbers({ grouping, groups }: ModelReport): Numbers {
  const hex = (color: readonly number[]) =>
    "#" + color.map((value) => value.toString(16).padStart(2, "0")).join("");
  return {
    name: "overlays",
    section: "overlay",
    title: "Legends of the overlays",
    head: [grouping.kind, "order", "component", "color"],
    rows: groups.flatMap(({ value, overlay }) =>
      overlay.legend.map(({ component, color }, i): Cell[] => [value, i + 1, component, hex(color)])
    ),
    object: {
      overlays: groups.map(({ keys, overlay }) => ({
        ...keys,
        legend: overlay.legend.map(({ component, color }) => ({ component, color: hex(color) })),
      })),
    },
  };
}

/** Which images are shown as examples. */
export function exampleNumbers({ grouping, groups }: ModelReport): Numbers {
  return {
    name: "examples",
    section: "examples",
    title: "The images shown as examples",
    head: [grouping.kind, "index", "distance"],
    rows: groups.flatMap(({ value, examples }) =>
      examples.map(({ index, distance }): Cell[] => [value, index, distance])
    ),
    object: {
      examples: groups.map(({ keys, examples }) => ({
        ...keys,
        images: examples.map(({ index, distance }) => ({ index, distance })),
      })),
    },
  };
}

function listOrNull(values: Float32Array | null): number[] | null {
  return values && shortFloats(values);
}
