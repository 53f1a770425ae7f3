import type { LoadProgress } from "./load_progress.ts";

/** How images are loaded. */
export interface LoadOptions {
  /** [height, width] of an image; needed where neither the source nor a square tells it. */
  readonly shape?: readonly [height: number, width: number] | undefined;
  /** The model whose shape it is, for messages; absent: the user asked for it. */
  readonly model?: string | undefined;
  /** Called some 20 times a second, and at the end. */
  readonly onProgress?: ((progress: LoadProgress) => void) | undefined;
  /** Aborting rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
