import { fileTargets } from "./file_targets.ts";
import { programTargets } from "./program_targets.ts";
import type { Target } from "./target.ts";

/** Everything that reads what others have written; files lie in the folder. */
export async function allTargets(folder: string): Promise<Target[]> {
  return [...programTargets(folder), ...await fileTargets(folder)];
}
