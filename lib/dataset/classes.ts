import { shown } from "../shown_text.ts";

/** The classes of some images: `labels` are indices into `classes`, their names. */
export interface ClassLabels {
  /** (n,) the class of each image, an index into `classes`. */
  readonly labels: Int32Array;
  /** Names, all different: whole numbers rise by value, words stand in the order that their source gives. */
  readonly classes: readonly string[];
}

/**
 * The whole number that a class is named after: 7 of "7", null of "07" or "ankle boot".
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { digitOf } from "./classes.ts";
 * assert.deepEqual(["7", "-12", "07", "boot"].map(digitOf), [7, -12, null, null]);
 * ```
 */
export function digitOf(name: string): number | null {
  const value = Number(name);
  return /^(0|-?[1-9]\d{0,9})$/.test(name) && (value | 0) === value ? value : null;
}

/** What a class is called where only its own kind of value stands: 7 for a whole number, else its name. */
export function labelValue(name: string): number | string {
  return digitOf(name) ?? name;
}

/** How a class stands in JSON: by its name, and where this is a whole number as `digit` too. */
export function classKeys(name: string): { digit?: number; class: string } {
  const digit = digitOf(name);
  return digit === null ? { class: name } : { digit, class: name };
}

/** Whether all classes are named after whole numbers. */
export function areWholeNumbers(classes: readonly string[]): boolean {
  return classes.every((name) => digitOf(name) !== null);
}

/** Whether all classes are digits, "0" to "9": only then people read "digit". */
export function areDigits(classes: readonly string[]): boolean {
  return classes.every((name) => /^\d$/.test(name));
}

/** What people read: "Digit 7" where all classes are digits, else "Class ankle boot". */
export function classTitle(classes: readonly string[], label: number): string {
  return `${areDigits(classes) ? "Digit" : "Class"} ${classes[label]}`;
}

/**
 * Classes named after whole numbers.
 *
 * @param numbers (n,) the number that labels each image
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { classesOfNumbers } from "./classes.ts";
 * const { labels, classes } = classesOfNumbers(Int32Array.of(7, 5, 7));
 * assert.deepEqual([...labels], [1, 0, 1]);
 * assert.deepEqual(classes, ["5", "7"]);
 * ```
 */
export function classesOfNumbers(numbers: Int32Array): ClassLabels {
  const known = [...new Set(numbers)].sort((a, b) => a - b);
  const classes = known.map(String);
  if (known.every((number, label) => number === label)) return { labels: numbers, classes };
  const labelOf = new Map(known.map((number, label) => [number, label]));
  return { labels: numbers.map((number) => labelOf.get(number)!), classes };
}

/**
 * Classes by the name that each image bears, in their natural order ("part 2" before "part 10").
 *
 * @param names (n,)
 */
export function classesOfNames(names: readonly string[]): ClassLabels {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const known = [...new Set(names)].sort(compare);
  const labelOf = new Map(known.map((name, label) => [name, label]));
  return namedClasses(Int32Array.from(names, (name) => labelOf.get(name)!), known);
}

/**
 * Classes whose source has names for its indices. Names are escaped and shortened, so that they can be written anywhere,
 * and numbered where that makes two the same; classes of the same name are one.
 *
 * @param labels (n,) indices into `names`
 * @param names in the source's order, which words keep; whole numbers are put in order
 */
export function namedClasses(labels: Int32Array, names: readonly string[]): ClassLabels {
  const printable = printableNames(names);
  const classes = [...new Set(printable)];
  if (areWholeNumbers(classes)) classes.sort((a, b) => Number(a) - Number(b));
  const indexOf = new Map(classes.map((name, index) => [name, index]));
  const labelOf = printable.map((name) => indexOf.get(name)!);
  const isSame = labelOf.every((label, index) => label === index);
  return { labels: isSame ? labels : labels.map((index) => labelOf[index]!), classes };
}

/** Each name as it can be shown, different names differently. */
function printableNames(names: readonly string[]): string[] {
  const nameOf = new Map<string, string>(), shownAs = new Map<string, string>();
  return names.map((name) => {
    const known = shownAs.get(name);
    if (known !== undefined) return known;
    let text = shown(name);
    for (let i = 2; nameOf.has(text); i++) text = `${shown(name)} (${i})`;
    nameOf.set(text, name);
    shownAs.set(name, text);
    return text;
  });
}
