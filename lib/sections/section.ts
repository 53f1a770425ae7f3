import type { NdArray } from "ndarray";
import type { Rgb } from "./overlay_painting.ts";
import type { Chart } from "./chart.ts";
import type { Picture } from "./picture.ts";
import type { Recipe } from "./recipe.ts";
import type { DataTable, Table } from "./table.ts";

/** The name of a section, as in addresses and file lists: one of the registry's, `SECTIONS`. */
export type SectionId = string;

/** One thing that is shown, once for commands, reports, exports and the terminal UI. */
export interface Section extends Part {
  /** Its name. */
  readonly id: SectionId;
  /** What is to be seen and how to read it, in a sentence or two. */
  readonly about: string;
  /** How it is made by hand; absent where there is nothing to make. */
  readonly recipe?: Recipe;
  /** Its numbers, for programs; the first is what the section's own command prints as JSON. */
  readonly data: readonly Data[];
}

/** What stands under one heading: a class, a ranking, a model. */
export interface Part {
  /** Its heading; "" for none. */
  readonly title: string;
  /** Beside the heading: "1,001 images". */
  readonly subtitle?: string;
  /** The class that it is of, an index into the model's classes. */
  readonly label?: number;
  /** Sentences: facts, and what a model lacks. */
  readonly notes: readonly string[];
  /** A command line. */
  readonly code?: string;
  /** Pictures, each set for a sheet of its own. */
  readonly pictures: readonly PictureSet[];
  /** Which colour is what. */
  readonly legend?: readonly LegendEntry[];
  /** Charts. */
  readonly charts: readonly Chart[];
  /** Tables, for people. */
  readonly tables: readonly Table[];
  /** Parts of it, each under a heading of its own. */
  readonly parts: readonly Part[];
}

/** A part of nothing but its heading, to be filled. */
export const EMPTY: Omit<Part, "title"> = {
  notes: [],
  pictures: [],
  charts: [],
  tables: [],
  parts: [],
};

/** Pictures that are shown together. */
export interface PictureSet {
  /** Of its file, without ending. */
  readonly name: string;
  /** What the pictures are. */
  readonly title: string;
  /** How many stand side by side on a sheet; default: each row as it is. */
  readonly columns?: number;
  /** The pictures of an exhibit stand below one another in a terminal: original above reconstruction. */
  readonly isStacked?: boolean;
  /** One picture as large as there is room, with its scale. */
  readonly isLarge?: boolean;
  /** One of many sets, each of many pictures: in a report of characters the first row will do. */
  readonly isOneOfMany?: boolean;
  /** Small pictures, many in a row. */
  readonly isSmall?: boolean;
  /** The folder for each picture as a file of its own. */
  readonly folder?: string;
  /** From top to bottom. */
  readonly rows: readonly PictureRow[];
}

/** A row of pictures. */
export interface PictureRow {
  /** What stands before it; "" for nothing. */
  readonly label: string;
  /** From left to right. */
  readonly exhibits: readonly Exhibit[];
}

/** What is shown of one thing: a component, or an image with its reconstruction and their difference. */
export interface Exhibit {
  /** "Component 3", "image 7". */
  readonly name: string;
  /** The same where there is little room: "3", "7". */
  readonly short: string;
  /** The class of an image: "7", "boot". */
  readonly of?: string | null;
  /** What is said of it. */
  readonly facts: readonly Fact[];
  /** Mostly one. */
  readonly pictures: readonly ShownPicture[];
}

/** A number with its name: share 12.3 %. */
export interface Fact {
  /** What the number is. */
  readonly name: string;
  /** As people read it. */
  readonly text: string;
}

/** A picture that is made when it is drawn. */
export interface ShownPicture {
  /** "Original", "Reconstruction", "Difference"; "" where its exhibit says it all. */
  readonly label: string;
  /** How to read it. */
  readonly hint?: string;
  /** What it shows, for whoever does not see it. */
  readonly words: string;
  /** Its values are differences: the middle of the scale is zero. */
  readonly isSigned: boolean;
  /** The numbers that the ends of the scale stand for; null for colours that are no scale. */
  readonly scale: Scale | null;
  /** The picture. */
  make(): Picture;
}

/** What black and white (or the colours at both ends) stand for. */
export interface Scale {
  /** Of black, or of the colour for too bright. */
  readonly low: number;
  /** Of white, or of the colour for too dark. */
  readonly high: number;
  /** The largest value of each channel, of colour pictures. */
  readonly channels?: readonly number[];
}

/** A colour of an overlay and what bears it. */
export interface LegendEntry {
  /** The letter that stands for it where there are no colours. */
  readonly mark: string;
  /** Red, green, blue. */
  readonly color: Rgb;
  /** "Component 3". */
  readonly name: string;
  /** What is said of it. */
  readonly facts: readonly Fact[];
}

/** Numbers of a section as a table, as an object and as an array; made when asked for. Indices count from 0. */
export interface Data {
  /** Of its files, without ending. */
  readonly name: string;
  /** What the numbers are. */
  readonly title: string;
  /** For spreadsheets. */
  table(): DataTable;
  /** For programs; arrays of float32 may stand in it as they are. */
  json(): unknown;
  /** For numpy. */
  array?(): NdArray<Float32Array | Float64Array | Uint8Array>;
}
