import { areWholeNumbers, digitOf } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import type { ModelFacts } from "../sections/model_facts.ts";
import { requireLabels } from "./model_parts.ts";

/** The options that choose a class: by the number or by the word that it is named after. */
export interface ClassChoice {
  /** Of `--digit`. */
  readonly digit?: number;
  /** Of `--class`. */
  readonly class?: string;
}

/** The name of the chosen class; undefined where none is chosen. */
export function chosenClass(choice: ClassChoice): string | undefined {
  return choice.digit === undefined ? choice.class : String(choice.digit);
}

/**
 * The class of a name, an index into the model's classes; undefined where no name is given.
 *
 * @param name as {@linkcode chosenClass} gives it
 * @throws {Failure} where the model has no labels, or no image of that class
 */
export function labelOf(model: ModelFacts, name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  requireLabels(model);
  const { path, members, model: { classes } } = model;
  const label = classes.indexOf(name);
  if (members.has(label)) return label;
  const known = [...members.keys()].map((label) => classes[label]!);
  const some = known.length > 20 ? [...known.slice(0, 20), "..."] : known;
  const option = areWholeNumbers(classes) ? "--digit" : "--class";
  const what = digitOf(name) === null ? `"${name}"` : name;
  throw new Failure(
    `${path}: no image of it is a ${what}; choose ${option} from ${some.join(", ")}`,
  );
}
