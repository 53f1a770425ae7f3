import process from "node:process";
import { Failure } from "../lib/failure.ts";
import type { Model as FittedModel } from "../lib/factorization/model.ts";
import { colorLevel } from "../lib/terminal/color_depth.ts";
import type { TuiStart } from "./model.ts";

export type { TuiStart } from "./model.ts";

/** What the TUI leaves behind. */
export interface TuiResult {
  readonly exitCode: number;
  /** The model that was shown last, if one was fitted. */
  readonly model: FittedModel | null;
}

/**
 * Runs the TUI until it is quit. The terminal is as it was before on every way out.
 *
 * @param start what to fit, or which models to open, and where to begin
 * @throws {Failure} where there is nothing to show: no file could be opened, or loading or fitting failed
 */
export async function runTui(start: TuiStart): Promise<TuiResult> {
  // Ink and React read these when they are loaded.
  process.env.NODE_ENV ??= "production";
  process.env.FORCE_COLOR = String(colorLevel(start.colorDepth));
  const { openSession } = await import("./session.tsx");
  const { exitCode, failure, model } = await openSession(start);
  if (failure !== undefined) throw new Failure(failure, exitCode === 130 ? 130 : 1);
  return { exitCode, model };
}
