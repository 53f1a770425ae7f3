import type { LoadProgress } from "./load_progress.ts";
import type { Resize } from "./pictures/fit_to_size.ts";

/** The channels of images. */
export type Channels = "grey" | "rgb";

/** All of {@linkcode Channels}, the default first. */
export const CHANNELS = ["grey", "rgb"] as const satisfies readonly Channels[];

/** A range that pixels are brought to. */
export type Normalization = "0-255" | "0-1";

/** All of {@linkcode Normalization}. */
export const NORMALIZATIONS = ["0-255", "0-1"] as const satisfies readonly Normalization[];

/** What is read of a source, and what its images become. */
export interface ReadOptions {
  /** [height, width] of an image; needed where neither the source nor a square tells it. */
  readonly shape?: readonly [height: number, width: number] | undefined;
  /** [height, width] to bring all images to. Absent: they must all have one size. */
  readonly size?: readonly [height: number, width: number] | undefined;
  /** How images of another shape are brought to `size`; absent: `contain`. */
  readonly resize?: Resize | undefined;
  /** Grey by luminance, or red, green and blue. Absent: grey, with a note where colour is lost. */
  readonly channels?: Channels | undefined;
  /** Red, green and blue (0..255) behind transparent pixels and beside images that are fitted in; absent: black. */
  readonly background?: readonly [red: number, green: number, blue: number] | undefined;
  /** Whether black becomes white. */
  readonly invert?: boolean | undefined;
  /** The range that pixels are brought to; absent: as they are, 0..255. */
  readonly normalize?: Normalization | undefined;
  /** The array of an .npz, or the column of a table, that holds the images. */
  readonly array?: string | undefined;
  /** The array of an .npz that holds the labels, or a file of them: text, .npy or IDX. */
  readonly labels?: string | undefined;
  /** The label column of a table: its name, its index from 0, or "none". */
  readonly labelColumn?: string | undefined;
  /** Whether pictures that cannot be read are left out, with a note. */
  readonly skipBad?: boolean | undefined;
}

/** The options of reading among others. */
export function readOptionsOf(options: ReadOptions): ReadOptions {
  const { shape, size, resize, channels, background, invert, normalize } = options;
  const { array, labels, labelColumn, skipBad } = options;
  return {
    ...{ shape, size, resize, channels, background, invert, normalize },
    ...{ array, labels, labelColumn, skipBad },
  };
}

/** What of {@linkcode ReadOptions} changes pixels, so that other images must be read with it too to be alike. */
export type Reading = Pick<ReadOptions, "size" | "resize" | "background" | "invert" | "normalize">;

/** What of some options changes pixels; null where nothing does. */
export function readingOf(options: ReadOptions): Reading | null {
  const { size, resize, background, invert, normalize } = options;
  if (!size && !background && !invert && !normalize) return null;
  return {
    ...(size && { size, resize: resize ?? "contain" }),
    ...(background && { background }),
    ...(invert && { invert }),
    ...(normalize && { normalize }),
  };
}

/** How images are loaded. */
export interface LoadOptions extends ReadOptions {
  /** The model whose shape it is, for messages; absent: the user asked for it. */
  readonly model?: string | undefined;
  /** Called some 20 times a second, and at the end. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
