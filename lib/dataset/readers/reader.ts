import type { ImageChunks } from "../image_chunks.ts";
import type { FoundFormat } from "../image_format.ts";
import type { Source } from "../source.ts";

/** A source that is being read. */
export interface OpenSource extends Source {
  /** Its first bytes, unpacked: all that are needed to recognize a format. */
  readonly head: Uint8Array;
  /** All its bytes, unpacked, from the beginning. A piece is valid until the next one is asked for. */
  readonly bytes: AsyncGenerator<Uint8Array, void>;
}

/** What a reader is given to put images into. */
export interface Loading {
  /** [height, width] that the user asked for. */
  readonly wanted: readonly [height: number, width: number] | null;
  /** Aborts the reading. */
  readonly signal: AbortSignal | undefined;
  /**
   * Where the images of a source go, once it is known what they are like.
   *
   * @param rowBytes bytes that an image takes in the source at least
   * @throws {Failure} they differ from the images of the sources before
   */
  imagesFor(found: FoundFormat, rowBytes: number): ImageChunks;
  /** What a reader keeps from one source to the next, such as the layout of a CSV file. */
  readonly memory: Map<Reader, unknown>;
}

/** Reads the images of one format. */
export interface Reader {
  /** What people call the format, such as "CSV". */
  readonly format: string;
  /** Whether a source that begins so is of this format. */
  readonly hasContent: (head: Uint8Array) => boolean;
  /** Whether a file of this name is meant to be of this format; asked where no content is recognized. */
  readonly hasName: (name: string) => boolean;
  /**
   * Reads all images of a source.
   *
   * @throws {Failure} at the first thing that is wrong
   */
  readonly read: (source: OpenSource, loading: Loading) => Promise<void>;
}
