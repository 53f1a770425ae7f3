import { areWholeNumbers, digitOf } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import { componentExhibit } from "./exhibits.ts";
import { groupName, groupNoun } from "./groups.ts";
import type { ModelFacts } from "./model_facts.ts";
import { componentName, percentage, weight } from "./numbers.ts";
import { largest, rowOf } from "./pictures.ts";
import { rowsOf } from "./matrix.ts";
import { recipe, reshape } from "./recipe.ts";
import { type Data, EMPTY, type Part, type Section } from "./section.ts";
import { shortFloats } from "./short_float.ts";
import { type Column, pixelColumns, type Table } from "./table.ts";

/**
 * The components of a model, or one of them large with its scale and the classes that use it.
 *
 * @param index the one, counted from 0
 * @throws {Failure} where there is none of that index
 */
export function components(
  model: ModelFacts,
  { index }: { readonly index?: number | undefined } = {},
): Section {
  return index === undefined ? all(model) : one(model, checked(model, index));
}

const HEAD = {
  id: "components",
  title: "Components",
  about: "The parts that the images are composed of, numbered from 1; each is scaled so that its " +
    "largest value is white. With each: its share of all reconstructions.",
} as const;

const recipeOf = (model: ModelFacts) =>
  recipe(model, "components --index 0", `plt.imshow(H[0].${reshape(model)}, cmap="gray")`);

function all(model: ModelFacts): Section {
  const exhibits = model.components.map(({ component, share }) =>
    componentExhibit(model, component, [{ name: "share", text: percentage(share) }])
  );
  const indices = model.components.map(({ component }) => component);
  return {
    ...EMPTY,
    ...HEAD,
    ...recipeOf(model),
    pictures: [{
      name: "components",
      title: `Components (${model.name})`,
      columns: exhibits.length <= 20 ? 5 : 9,
      folder: "components",
      rows: [{ label: "", exhibits }],
    }],
    tables: [factsTable(model)],
    data: [componentData(model, indices)],
  };
}

function one(model: ModelFacts, component: number): Section {
  return {
    ...EMPTY,
    ...HEAD,
    parts: [componentPart(model, component)],
    data: [componentData(model, [component])],
  };
}

function componentPart(model: ModelFacts, component: number): Part {
  const { share, sparseness, use } = model.components[component]!;
  const facts = [
    { name: "share", text: percentage(share) },
    { name: "sparseness", text: sparseness.toFixed(2) },
  ];
  const exhibit = componentExhibit(model, component, facts);
  const classes = model.statistics.map(({ label }) => groupName(model.grouping, label));
  const noun = groupNoun(model.grouping);
  return {
    ...EMPTY,
    title: componentName(component),
    subtitle: facts.map(({ name, text }) => `${name} ${text}`).join("  "),
    pictures: [{
      name: `component-${component + 1}`,
      title: `${componentName(component)} (${model.name})`,
      isLarge: true,
      rows: [{ label: "", exhibits: [exhibit] }],
    }],
    charts: [{
      kind: "bars",
      name: `component-${component + 1}-use`,
      title: `${componentName(component)}: mean weight in each ${noun} (${model.name})`,
      description: `Mean weight of component ${component + 1} over the images of each ${noun}.`,
      item: noun[0]!.toUpperCase() + noun.slice(1),
      value: "Mean weight",
      text: weight,
      bars: classes.map((name, i) => ({
        label: name.replace(/^(Digit|Class|Cluster) /, ""),
        value: use[i]!,
      })),
      max: largest(use),
    }],
  };
}

function checked({ path, components }: ModelFacts, index: number): number {
  if (index < components.length) return index;
  throw new Failure(
    `${path}: there is no component ${index}; choose --index from 0 to ${components.length - 1}`,
  );
}

/** What is said of components, for people and for programs. */
const COLUMNS: readonly Column[] = [
  { name: "component", title: "Component", align: "right", text: (t) => String(t + 1) },
  { name: "share", title: "Share", align: "right", text: percentage },
  { name: "sparseness", title: "Sparseness", align: "right", text: (value) => value.toFixed(3) },
];

function factsTable({ components, statistics, grouping }: ModelFacts): Table {
  const mostIn = (component: number) =>
    statistics.reduce((a, b) => b.mean[component]! > a.mean[component]! ? b : a).label;
  return {
    title: "Share of the reconstructions; Hoyer's sparseness (0 = all pixels equal, 1 = one " +
      "pixel); where its mean weight is largest",
    isDetail: true,
    columns: [...COLUMNS, { name: "most_in", title: "Used most by" }],
    rows: components.map(({ component, share, sparseness }) => [
      component,
      share,
      sparseness,
      groupName(grouping, mostIn(component)),
    ]),
  };
}

function componentData(facts: ModelFacts, indices: readonly number[]): Data {
  const { model, grouping, statistics } = facts;
  const chosen = indices.map((component) => facts.components[component]!);
  const values = (component: number) => rowOf(model.components, component);
  return {
    name: "components",
    title: "Components: pixels, share, sparseness",
    table: () => ({
      head: [...COLUMNS.map(({ name }) => name), ...pixelColumns(model.shape, model.channels)],
      rows: chosen.map(({ component, share, sparseness }) => [
        component,
        share,
        sparseness,
        ...shortFloats(values(component)),
      ]),
    }),
    json: () => {
      const classes = grouping.kind === "cluster"
        ? []
        : statistics.map(({ label }) => grouping.classes[label]!);
      const areNumbers = areWholeNumbers(classes);
      return {
        n_components: facts.components.length,
        shape: model.shape,
        ...(areNumbers && { digits: classes.map(digitOf) }),
        classes,
        components: chosen.map(({ component, share, sparseness, use }) => ({
          component,
          share,
          sparseness,
          [areNumbers ? "mean_by_digit" : "mean_by_class"]: [...use].slice(0, classes.length),
          values: values(component),
        })),
      };
    },
    array: () =>
      indices.length === facts.components.length
        ? model.components
        : rowsOf(indices.map((component) => values(component)), Float32Array),
  };
}
