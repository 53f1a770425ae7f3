import { bodyArea, type Grid, gridOf } from "../../layout.ts";
import { activeModel, type State } from "../../state.ts";
import { components } from "./state.ts";

/** Components: the gallery. */
export function componentsGrid(state: State): Grid {
  const model = activeModel(state);
  return gridOf(bodyArea(state), {
    shape: model?.shape ?? [28, 28],
    count: model?.components.shape[0] ?? 1,
    zoom: components.of(state).zoom,
  });
}
