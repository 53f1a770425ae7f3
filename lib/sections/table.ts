/** What a cell of a table may hold; null is an empty cell. */
export type Cell = string | number | null;

/** A column: how it is called by programs and by people, and how its numbers are written. */
export interface Column {
  /** In a data file: `quartile_1`. */
  readonly name: string;
  /** Above it, for people: `25 %`. */
  readonly title: string;
  /** Numbers are set flush right. */
  readonly align?: "right";
  /** A value as people read it; default: as it is. */
  readonly text?: (value: number) => string;
}

/** A table for people. */
export interface Table {
  /** What it shows. */
  readonly title: string;
  /** For those who want it: folded away on a page, left out in a terminal, where charts bear their numbers. */
  readonly isDetail: boolean;
  /** Its columns. */
  readonly columns: readonly Column[];
  /** A value for each column. */
  readonly rows: readonly (readonly Cell[])[];
}

/** A table for programs. */
export interface DataTable {
  /** Names of the columns. */
  readonly head: readonly string[];
  /** A value for each column. */
  readonly rows: Iterable<readonly Cell[]>;
}

/** A cell as people read it. */
export function cellText(value: Cell, { text }: Column): string {
  if (value === null) return "";
  return typeof value === "number" && text ? text(value) : String(value);
}

/** A table for people as one for programs. */
export function dataTable(columns: readonly Column[], rows: DataTable["rows"]): DataTable {
  return { head: columns.map(({ name }) => name), rows };
}

/** The names of pixel columns, as in the Kaggle files: row x column, counted from 1; of colours with r, g or b. */
export function pixelColumns(
  [height, width]: readonly [height: number, width: number],
  channels: 1 | 3 = 1,
): string[] {
  return Array.from({ length: height * width * channels }, (_, j) => {
    const pixel = Math.floor(j / channels);
    const name = `${Math.floor(pixel / width) + 1}x${pixel % width + 1}`;
    return channels === 1 ? name : name + "rgb"[j % 3];
  });
}
