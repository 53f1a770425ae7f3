import type { Contents } from "../../contents.ts";
import type { State } from "../../state.ts";

/** The error after each pass reported. */
export function contents({ training }: State): Contents | null {
  if (!training || training.errors.length === 0) return null;
  const rows = training.errors.map((error, i) => [i + 1, error]);
  return { name: "training", pictures: [], titles: ["report", "error"], rows };
}
