import type { Contents } from "../../contents.ts";
import { activeModel, type State } from "../../state.ts";
import { drawnPictures, drawnWeights } from "./pictures.ts";
import { draw } from "./state.ts";

/** What is drawn with its reconstruction, and its weights. */
export function contents(state: State): Contents | null {
  const model = activeModel(state);
  const { pixels } = draw.of(state);
  if (!model || !pixels) return null;
  return {
    name: "drawing",
    pictures: drawnPictures(model, pixels),
    titles: ["component", "weight"],
    rows: Array.from(drawnWeights(model, pixels), (weight, component) => [component, weight]),
  };
}
