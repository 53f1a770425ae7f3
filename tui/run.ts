import process from "node:process";
import { Failure } from "../lib/failure.ts";
import { colorLevel } from "../lib/render/pictures/color_depth.ts";
import { createPictureStore, type PictureStore } from "./picture_store.ts";
import type { TuiStart } from "./start.ts";

/**
 * Runs the TUI until it is quit. The terminal is as it was before on every way out.
 *
 * @param start what to fit, or which models to open, and where to begin
 * @throws {Failure} where there is nothing to show: no file could be opened, or loading or fitting failed; and with
 * exit code 130 where it is interrupted: what became of the work
 */
export async function runTui(start: TuiStart): Promise<void> {
  // Ink and React read these when they are loaded.
  process.env.NODE_ENV ??= "production";
  process.env.FORCE_COLOR = String(colorLevel(start.colorDepth));
  const pictures = createPictureStore();
  const frame = await firstFrame(start, pictures);
  const { openSession } = await import("./session.ts");
  frame?.handOver();
  const { exitCode, failure } = await openSession(start, pictures, frame?.opened ?? null);
  if (failure !== undefined) throw new Failure(failure, exitCode === 130 ? 130 : 1);
}

/** The first model's components; with one file alone, a failure to open it is the end. */
async function firstFrame(start: TuiStart, pictures: PictureStore) {
  if (start.kind !== "browse") return null;
  const { showFirstFrame } = await import("./first_frame.ts");
  const [first] = start.paths;
  try {
    return await showFirstFrame(first!, start, pictures);
  } catch (error) {
    // Of several files the others may be good: the session tells of the bad one.
    if (error instanceof Failure && start.paths.length > 1) return null;
    throw error;
  }
}
