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

/** What recipes need of a model. */
export interface RecipeModel {
  /** Of its file, without ending. */
  readonly name: string;
  /** What is in its file. */
  readonly model: Model;
}

/**
 * A recipe.
 *
 * @param command without program and model: `digits --digit 5`
 */
export function recipe({ name }: RecipeModel, command: string, python: string): { recipe: Recipe } {
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
  of: RecipeModel,
  command: string,
  python: string,
): { recipe?: Recipe } {
  const { labels, classes } = of.model;
  const last = classes.at(-1);
  if (labels === null || last === undefined) return {};
  const isNumber = areWholeNumbers(classes);
  const option = isNumber ? `--digit ${last}` : `--class ${shellWord(last)}`;
  const literal = isNumber ? last : JSON.stringify(last);
  return recipe(of, command.replace("CLASS", option), python.replaceAll("CLASS", literal));
}

/** How the pixels of an image are put in rows: `reshape(28, 28)`. */
export function reshape({ model: { shape, channels } }: RecipeModel): string {
  return `reshape(${[...shape, ...(channels === 1 ? [] : [channels])].join(", ")})`;
}

/** What the lines of Python begin with: X are the images, y their labels. */
export function pythonFit({ model: { origin, components } }: RecipeModel): string {
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
