import { labelOf } from "../../groups.ts";
import type { Contents } from "../../contents.ts";
import { imagePictures } from "../../pictures.ts";
import { activeModel, type State } from "../../state.ts";
import { ranked } from "./ranking.ts";
import { reconstructions } from "./state.ts";

/** As many as the notebook lists. */
const LISTED = 20;

/** The first images of the ranking with their reconstructions and distances. */
export function contents(state: State): Contents | null {
  const model = activeModel(state);
  if (!model?.distances) return null;
  const { distances } = model;
  const { order, label } = reconstructions.of(state);
  const indices = ranked(model, order, label, 0, LISTED);
  return {
    name: `reconstructions-${order}${label === null ? "" : `-${label}`}`,
    pictures: indices.flatMap((index) => {
      const { original, reconstruction } = imagePictures(model, index);
      return [original, reconstruction].filter((picture) => picture !== null);
    }),
    titles: ["rank", "index", "label", "distance"],
    rows: indices.map((index, i) => [i + 1, index, labelOf(model, index), distances[index]!]),
  };
}
