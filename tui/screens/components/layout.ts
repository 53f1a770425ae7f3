import { textWidth } from "../../../lib/render/text/text_width.ts";
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

/** Lines above the classes beside the large component: share, sparseness, a space, their heading. */
const FACT_LINES = 4;
const LONGEST_NAME = 16;

/** The list of classes beside the large component: columns for their names, and how many rows are in sight. */
export function classListLayout(state: State): { readonly names: number; readonly rows: number } {
  const names = activeModel(state)?.classStatistics?.map(({ name }) => textWidth(name)) ?? [];
  return {
    names: Math.min(LONGEST_NAME, Math.max(3, ...names)),
    rows: Math.max(0, bodyArea(state).rows - FACT_LINES),
  };
}
