import type { Action } from "../keys.ts";
import { componentsGrid, itemAt, LINES_ABOVE, reconstructionsLayout } from "../layout.ts";
import type { Step } from "../messages.ts";
import type { Model } from "../model.ts";
import { drawAt } from "./own.ts";
import { tabSpans } from "./tabs.ts";

type Press = (model: Model, action: Action, key: string) => Step;

/** The wheel scrolls as the arrow keys would. */
export function wheel(model: Model, direction: -1 | 1, press: Press): Step {
  if (model.prompt || model.confirm) return [model, []];
  if (!model.help && model.screen === "digits") {
    return press(model, direction < 0 ? "pageUp" : "pageDown", "");
  }
  return press(model, direction < 0 ? "up" : "down", "");
}

/** A click chooses a tab or a picture; on the picture that is chosen already it opens it. */
export function click(
  model: Model,
  { column, row }: { readonly column: number; readonly row: number },
  press: Press,
): Step {
  if (model.prompt || model.confirm) return [model, []];
  if (row === 0) {
    const tab = tabSpans(model).find(({ from, to }) => column >= from && column < to);
    return tab ? press(model, "screen", tab.screen[0]!) : [model, []];
  }
  if (model.help) return [model, []];
  if (model.screen === "components" && !model.components.isLarge) {
    const grid = componentsGrid(model);
    const item = itemAt(grid, column, row - LINES_ABOVE);
    if (item === undefined) return [model, []];
    const cursor = model.components.scroll * grid.across + item;
    if (cursor === model.components.cursor) return press(model, "open", "");
    return [{ ...model, components: { ...model.components, cursor } }, []];
  }
  if (model.screen === "own") return [drawAt(model, { column, row }), []];
  if (model.screen === "reconstructions") {
    const { grid } = reconstructionsLayout(model);
    const item = itemAt(grid, column, row - LINES_ABOVE);
    if (item === undefined) return [model, []];
    const cursor = model.reconstructions.scroll * grid.across + item;
    if (cursor === model.reconstructions.cursor) return press(model, "open", "");
    return [{ ...model, reconstructions: { ...model.reconstructions, cursor } }, []];
  }
  return [model, []];
}
