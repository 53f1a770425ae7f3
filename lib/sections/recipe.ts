import { areWholeNumbers } from "../dataset/classes.ts";
import type { Model } from "../model/model.ts";
import { PROGRAM } from "../program.ts";
import { shellWord } from "./fit_command.ts";

/** The lines that make what a section shows. */
export interface Recipe {
  /** Of strokes. */
  readonly command: string;
  /** Of scikit-learn, numpy and matplotlib, after {@linkcode pythonFit}. */
  readonly python: string;
}

/** A model as its recipes speak of it. */
type Cooked = { readonly name: string; readonly model: Model };

/**
 * A recipe.
 *
 * @param command without program and model: `digits --digit 5`
 */
export function recipe({ name }: Cooked, command: string, python: string): { recipe: Recipe } {
  const [first, ...options] = command.split(" ");
  const words = [PROGRAM, first, shellWord(`${name}.npz`), ...options];
  return { recipe: { command: words.join(" "), python } };
}

/**
 * A recipe for one class, the model's last; none where it has no labels.
 *
 * @param command `CLASS` stands for the option that chooses the class
 * @param python `CLASS` stands for the class
 */
export function classRecipe(
  cooked: Cooked,
  command: string,
  python: string,
): { recipe?: Recipe } {
  const { labels, classes } = cooked.model;
  const last = classes.at(-1);
  if (labels === null || last === undefined) return {};
  const isNumber = areWholeNumbers(classes);
  const option = isNumber ? `--digit ${last}` : `--class ${shellWord(last)}`;
  const literal = isNumber ? last : JSON.stringify(last);
  return recipe(cooked, command.replace("CLASS", option), python.replaceAll("CLASS", literal));
}

/** How the pixels of an image are put in rows: `reshape(28, 28)`. */
export function reshape({ model: { shape, channels } }: Cooked): string {
  return `reshape(${[...shape, ...(channels === 1 ? [] : [channels])].join(", ")})`;
}

/** What the lines of Python begin with: X are the images, y their labels. */
export function pythonFit({ model: { origin, components } }: Cooked): string {
  const parameters = origin?.parameters;
  const options = [
    `n_components=${components.shape[0]}`,
    ...(parameters
      ? [
        `init="${parameters.init}"`,
        `max_iter=${parameters.maxIter}`,
        `random_state=${parameters.randomState}`,
      ]
      : []),
  ];
  return [
    "import numpy as np",
    "import matplotlib.pyplot as plt",
    "from sklearn.decomposition import NMF",
    "",
    `model = NMF(${options.join(", ")})`,
    "W = model.fit_transform(X)",
    "H = model.components_",
  ].join("\n");
}
