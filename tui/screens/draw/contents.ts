import type { Contents } from "../../contents.ts";
import { activeModel, type State } from "../../state.ts";
import { drawingOf } from "./pictures.ts";
import { draw } from "./state.ts";

/** What is drawn with its reconstruction, and its weights. */
export function contents(state: State): Contents | null {
  const model = activeModel(state);
  const { pixels } = draw.of(state);
  if (!model || !pixels) return null;
  const drawing = drawingOf(model, pixels);
  if (!drawing) return null;
  return {
    name: "drawing",
    pictures: Object.values(drawing.pictures).filter((picture) => picture !== null),
    titles: ["component", "weight"],
    rows: Array.from(drawing.weights, (weight, component) => [component, weight]),
  };
}
