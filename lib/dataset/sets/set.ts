/** Images that strokes makes itself, or draws from a package. */
export interface SetImages {
  /** (n, p) row-major. */
  readonly pixels: Uint8Array;
  /** (n,) indices into `names`; null where the set has no classes. */
  readonly labels: Int32Array | null;
  /** Names of the classes, in their order. */
  readonly names: readonly string[];
  /** (n,) what each image is of, where the class does not tell; else null. */
  readonly paths: readonly string[] | null;
}

/** The parts that the images of a set are made of. */
export interface KnownParts {
  /** (m,) what each is called. */
  readonly names: readonly string[];
  /** (m, p) row-major. */
  readonly pixels: Uint8Array;
  /** Which of them the images do not determine, if any, and what NMF cannot find here and why; null where it finds all. */
  readonly beyond: { readonly parts: readonly string[]; readonly why: string } | null;
}

/** A data set that comes with strokes, named in the place of a file. */
export interface BuiltInSet {
  /** As it is named: "@lcd". */
  readonly name: `@${string}`;
  /** What it is, in a line. */
  readonly about: string;
  /** [height, width] of an image. */
  readonly shape: readonly [height: number, width: number];
  /**
   * Downloads what it is drawn from, where that is not at hand: before a screen is opened that Deno would write into.
   *
   * @throws {Failure} that cannot be read
   */
  readonly prepare?: () => Promise<void>;
  /**
   * Makes its images.
   *
   * @throws {Failure} the package that it is drawn from cannot be read
   */
  images(signal?: AbortSignal): Promise<SetImages>;
  /** What they are made of; null where that is not known. */
  readonly parts: (() => Promise<KnownParts>) | null;
}
