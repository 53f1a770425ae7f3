import type { LoadProgress } from "./load_progress.ts";
import type { Normalization } from "./normalize.ts";
import type { Resize } from "./pictures/fit_to_size.ts";

/** What is read of a source, and what its images become. */
export interface ReadOptions {
  /** [height, width] of an image; needed where neither the source nor a square tells it. */
  readonly shape?: readonly [height: number, width: number] | undefined;
  /** [height, width] to bring all images to. Absent: they must all have one size. */
  readonly size?: readonly [height: number, width: number] | undefined;
  /** How images of another shape are brought to `size`; absent: `contain`. */
  readonly resize?: Resize | undefined;
  /** 1 = grey by luminance, 3 = red, green, blue. Absent: grey, with a note where colour is lost. */
  readonly channels?: 1 | 3 | undefined;
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

/** How images are loaded. */
export interface LoadOptions extends ReadOptions {
  /** The model whose shape it is, for messages; absent: the user asked for it. */
  readonly model?: string | undefined;
  /** Called some 20 times a second, and at the end. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Called with what the user should know, such as pictures that were left out. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
