import { areWholeNumbers, digitOf } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";

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
 * The class of a name.
 *
 * @param name as {@linkcode chosenClass} gives it
 * @param classes the model's
 * @param present the classes that images are of, as keys
 * @param path the model's, for errors
 * @returns what belongs to it
 * @throws {Failure} where no image of the model is of that class
 */
export function ofClass<T>(
  name: string,
  classes: readonly string[],
  present: ReadonlyMap<number, T>,
  path: string,
): T {
  const found = present.get(classes.indexOf(name));
  if (found !== undefined) return found;
  const known = [...present.keys()].sort((a, b) => a - b).map((label) => classes[label]!);
  const some = known.length > 20 ? [...known.slice(0, 20), "..."] : known;
  const option = areWholeNumbers(classes) ? "--digit" : "--class";
  const what = digitOf(name) === null ? `"${name}"` : name;
  throw new Failure(
    `${path}: no image of it is a ${what}; choose ${option} from ${some.join(", ")}`,
  );
}
