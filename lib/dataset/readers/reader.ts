import type { ImageChunks } from "../image_chunks.ts";
import type { FoundFormat } from "../image_format.ts";
import type { ReadOptions } from "../load_options.ts";
import type { DecodePool } from "../pictures/decode_pool.ts";
import type { PictureOptions } from "../pictures/wanted_pixels.ts";
import type { Source } from "../source.ts";

/** A source that is being read. */
export interface OpenSource extends Source {
  /** Its first bytes, unpacked: all that are needed to recognize a format. */
  readonly head: Uint8Array;
  /** All its bytes, unpacked, from the beginning. A piece is valid until the next one is asked for. */
  readonly bytes: AsyncGenerator<Uint8Array, void>;
  /** Its path where its bytes lie on disk as they are to be read, in any order; null for a pipe, or what was packed. */
  readonly plainPath: string | null;
}

/** What a reader is given to put images into. */
export interface Loading {
  /** What the user asked for. */
  readonly options: ReadOptions;
  /** The same for pictures, with defaults. */
  readonly pictureOptions: PictureOptions;
  /** Aborts the reading. */
  readonly signal: AbortSignal | undefined;
  /**
   * Where the images of a source go, once it is known what they are like.
   *
   * @param expectedRows images that there are at most, as far as can be told
   * @throws {Failure} they differ from the images of the sources before
   */
  imagesFor(found: FoundFormat, expectedRows: number): ImageChunks;
  /** Bytes of all sources together as they are stored, as far as they are known. */
  readonly storedBytes: number;
  /** Where the next image came from, for sources that know. */
  addPath(path: string): void;
  /** More bytes were read, where it is not `bytes` that they were read from. */
  addBytes(bytes: number): void;
  /** What the user should know in the end; the same is said once. */
  note(text: string): void;
  /** Workers that decode pictures, started when they are first asked for. */
  pool(): DecodePool;
  /** Set where `options.labels` named an array that was read. */
  usesLabels: boolean;
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
