import { areDigits, classTitle, labelValue } from "../lib/dataset/classes.ts";
import type { OpenModel } from "./open_model.ts";
import { activeModel, type State } from "./state.ts";

/** The classes that images are of, in their order; 0-9 while they are not known. */
export function classNamesOf(model: OpenModel | undefined): readonly string[] {
  const known = model?.byClass ? [...model.byClass.keys()] : [];
  return known.length > 0 ? known : ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
}

/** The class that a key 0-9 stands for: the digit, or of other classes the first ten in turn. */
export function classOfKey(state: State, key: string): string {
  const model = activeModel(state);
  return areDigits(model?.classes ?? []) ? key : classNamesOf(model)[Number(key)] ?? key;
}

/** The name of an image's class; undefined where it has none. */
export function classNameOf({ labels, classes }: OpenModel, index: number): string | undefined {
  return labels ? classes[labels[index]!] : undefined;
}

/** The whole number or the word that labels an image, for a table; nothing where it has none. */
export function labelOf(model: OpenModel, index: number): number | string {
  return labelValue(classNameOf(model, index) ?? "");
}

/** "Digit 7" or "Class boot". */
export function titleOf({ classes }: OpenModel, name: string): string {
  const label = classes.indexOf(name);
  return label < 0 ? classTitle([name], 0) : classTitle(classes, label);
}

/** The same inside a line: "digit 7" or "class boot". */
export function inlineTitleOf(model: OpenModel, name: string): string {
  return titleOf(model, name).replace(/^./, (letter) => letter.toLowerCase());
}

/** What the classes are: "digit" or "class". */
export function kindOf(model: OpenModel | undefined): "digit" | "class" {
  return areDigits(model?.classes ?? []) ? "digit" : "class";
}
