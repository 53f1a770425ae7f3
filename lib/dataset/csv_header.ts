import { Failure } from "../failure.ts";
import { createWordIndex, type WordIndex } from "./word_index.ts";

/** Names that a column of labels goes by, in lower case. */
const LABEL_NAMES = ["label", "labels", "class", "target", "digit", "y"];
/** In the order in which they win a tie. */
const SEPARATORS = [",", ";", "\t"];
/** What a number looks like, whether or not it may be a pixel. */
const NUMERIC = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$|^\s*[+-]?(nan|inf|infinity)\s*$/i;

/** How the rows of a CSV file are laid out. */
export interface CsvLayout {
  /** What stands between two fields. */
  readonly separator: string;
  /** The names in the header, or null without one. */
  readonly names: readonly string[] | null;
  /** Fields in a row. */
  readonly fields: number;
  /** Which field, from 0, is the label; null where none is. */
  readonly labelField: number | null;
  /** The words in that field, where its labels are words; null where they are whole numbers. */
  readonly words: WordIndex | null;
  /** Pixels of an image. */
  readonly pixels: number;
  /** [height, width] of an image where the header tells. */
  readonly shape: readonly [height: number, width: number] | null;
}

/** The separator of a file, by its first line: the one that is there most often. */
export function separatorOf(line: string): string {
  const count = (separator: string) => line.split(separator).length;
  return SEPARATORS.reduce((best, next) => count(next) > count(best) ? next : best);
}

/**
 * How a file is laid out, by the fields of its first line.
 *
 * The first line is a header if it names a label column (label, labels, class, target, digit, y) first or last, if half
 * of its fields or more are no numbers, or if it counts 0, 1, 2, ... as pandas does. The label is the column that is
 * named so, else the first or the last if it has words. Where none is, the number of columns decides: as many as an image has pixels, and there are no labels; one
 * more, and the first column is the label. An image has the pixels that `wanted` or the last name (28x28) says;
 * without them the square does it: 784 columns are images of 28x28, 785 are a label and such an image.
 *
 * @param first the fields of the first line
 * @param wanted [height, width] that the user asked for
 * @param before the layout of the file before: one without a header that is as wide is laid out in the same way
 * @param second the fields of the second line, where there is one
 * @param labelColumn what the user says of the label: its name, its index from 0, or "none"
 * @throws {Failure} there is no such column
 */
export function layoutOf(
  first: readonly string[],
  separator: string,
  wanted: readonly [number, number] | null,
  before: CsvLayout | null,
  { second = null, labelColumn }: {
    readonly second?: readonly string[] | null;
    readonly labelColumn?: string | undefined;
  } = {},
): CsvLayout {
  const fields = first.length;
  const names = isHeader(first) ? first.map((name) => name.trim()) : null;
  const shape = names && shapeInNames(names);
  const row = names ? second : first;
  const labelField = labelColumn !== undefined
    ? chosenField(labelColumn, names, fields)
    : names === null && before?.fields === fields
    ? before.labelField
    : labelFieldOf(names, row, fields, wanted ?? shape);
  const pixels = labelField === null ? fields : fields - 1;
  return {
    separator,
    names,
    fields,
    labelField,
    words: labelField !== null && isWord(row?.[labelField]) ? createWordIndex() : null,
    pixels,
    shape: shape && shape[0] * shape[1] === pixels ? shape : null,
  };
}

/** What a message calls a field: its number from 1, and its name where it has one. */
export function fieldName(layout: CsvLayout, field: number): string {
  const name = layout.names?.[field];
  return name ? `column ${field + 1} (${name})` : `column ${field + 1}`;
}

function isHeader(first: readonly string[]): boolean {
  if (isLabelName(first[0]) || isLabelName(first.at(-1))) return true;
  const words = first.filter((field) => !NUMERIC.test(field)).length;
  if (words * 2 >= first.length) return true;
  return first.length > 2 && first.every((field, index) => field.trim() === String(index));
}

/** Whether a column of this name holds labels. */
export function isLabelName(name: string | undefined): boolean {
  return name !== undefined && LABEL_NAMES.includes(name.trim().toLowerCase());
}

function isWord(field: string | undefined): boolean {
  return field !== undefined && field.trim() !== "" && !NUMERIC.test(field);
}

function chosenField(
  wanted: string,
  names: readonly string[] | null,
  fields: number,
): number | null {
  if (wanted === "none") return null;
  const named = names?.indexOf(wanted) ?? -1;
  if (named >= 0) return named;
  if (/^\d+$/.test(wanted) && Number(wanted) < fields) return Number(wanted);
  const known = names
    ? `${names.slice(0, 3).join(", ")}, ... ${names.at(-1)}`
    : `0 to ${fields - 1}`;
  throw new Failure(`no column "${wanted}" (there are ${known}); correct --label-column`);
}

function labelFieldOf(
  names: readonly string[] | null,
  row: readonly string[] | null,
  fields: number,
  shape: readonly [number, number] | null,
): number | null {
  const named = names?.findIndex(isLabelName) ?? -1;
  if (named >= 0) return named;
  const words = row?.map((field, index) => isWord(field) ? index : -1).filter((i) => i >= 0) ?? [];
  if (words.length === 1 && (words[0] === 0 || words[0] === fields - 1)) return words[0]!;
  const isImage = (pixels: number) =>
    shape === null ? Number.isInteger(Math.sqrt(pixels)) : pixels === shape[0] * shape[1];
  return !isImage(fields) && isImage(fields - 1) ? 0 : null;
}

/** The shape by the last pixel's name: 28x28 where they count from 1x1, 27x27 where they count from 0x0. */
function shapeInNames(names: readonly string[]): readonly [number, number] | null {
  const places = names.map((name) => /^(\d+)\s*x\s*(\d+)$/i.exec(name)).filter((m) => m !== null);
  const [first, last] = [places[0], places.at(-1)];
  if (!first || !last) return null;
  const base = Number(first[1]) === 0 && Number(first[2]) === 0 ? 1 : 0;
  return [Number(last[1]) + base, Number(last[2]) + base];
}
