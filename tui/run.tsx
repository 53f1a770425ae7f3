import process from "node:process";
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
 */
export async function runTui(start: TuiStart): Promise<TuiResult> {
  // Ink and React read these when they are loaded.
  process.env.NODE_ENV ??= "production";
  process.env.FORCE_COLOR = String(colorLevel(start.colorDepth));
  const { openSession } = await import("./session.tsx");
  return await openSession(start);
}
