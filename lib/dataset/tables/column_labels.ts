import { Failure } from "../../failure.ts";
import type { LabelNames } from "../source_labels.ts";
import { createWordIndex } from "../word_index.ts";

/** Labels as they stand in the rows of a table. */
export interface ColumnLabels {
  /** The label of a row's value: a whole number, or an index into the names. */
  labelOf(value: unknown, row: number): number;
  /** Their names so far; null where they are whole numbers. */
  readonly names: LabelNames | null;
}

/**
 * Labels of a column of whole numbers, of indices of named classes, or of words.
 *
 * @param column its name
 * @param classNames names of indices, where the table's metadata tell them
 */
export function columnLabels(
  name: string,
  column: string,
  classNames: readonly string[] | null,
): ColumnLabels {
  const words = createWordIndex();
  let names: LabelNames | null = classNames ? { names: classNames, isOrdered: true } : null;
  const wrong = (value: unknown, row: number) =>
    new Failure(
      `${name}: row ${row}: ${column} is ${JSON.stringify(String(value)).slice(0, 40)}, ` +
        `expected a whole number or a word; correct it, or add --label-column none`,
    );
  return {
    get names() {
      return names;
    },
    labelOf(value, row) {
      const plain = typeof value === "bigint" || typeof value === "boolean" ? Number(value) : value;
      if (typeof plain === "string" && classNames === null) {
        names ??= { names: words.names, isOrdered: false };
        return words.indexOf(plain);
      }
      const isKnown = typeof plain === "number" && (plain | 0) === plain &&
        names?.names !== words.names;
      if (!isKnown || (classNames && classNames[plain] === undefined)) throw wrong(value, row);
      return plain;
    },
  };
}
