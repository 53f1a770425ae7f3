import type { Cell } from "./csv.ts";
import type { SectionId } from "./sections.ts";

/** The same numbers as a table and as an object. Indices and components count from 0. */
export interface Numbers {
  /** Of the file, without ending. */
  readonly name: string;
  /** The section that shows them. */
  readonly section: SectionId;
  /** What they are. */
  readonly title: string;
  /** Names of the columns. */
  readonly head: readonly string[];
  /** Rows of the table. */
  readonly rows: Iterable<readonly Cell[]>;
  /** The same as JSON. */
  readonly object: Record<string, unknown>;
}
