import type { NamedPicture } from "./pictures.ts";

/** What a screen shows, to be copied or exported: its pictures, and its numbers as a table. */
export interface Contents {
  /** Begins the names of files. */
  readonly name: string;
  readonly pictures: readonly NamedPicture[];
  readonly titles: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}
