import type { NamedPicture } from "./named_picture.ts";

/** What a screen shows, to be copied or exported: its pictures, and its numbers as a table. */
export interface Contents {
  /** Begins the names of files. */
  readonly name: string;
  /** As they are exported, in this order. */
  readonly pictures: readonly NamedPicture[];
  /** Of the columns. */
  readonly titles: readonly string[];
  /** A value for each column. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}
