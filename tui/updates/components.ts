import type { Action } from "../keys.ts";
import { componentsGrid, scrollTo, zooms } from "../layout.ts";
import { activeModel, type Model } from "../model.ts";

/** Keys of the gallery and of the large component. */
export function updateComponents(model: Model, action: Action): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const grid = componentsGrid(model);
  const { cursor } = model.components;
  const move = (to: number) => withCursor(model, to);
  const row = model.components.isLarge ? 1 : grid.across;
  switch (action) {
    case "left":
      return move(cursor - 1);
    case "right":
      return move(cursor + 1);
    case "up":
      return cursor - row >= 0 ? move(cursor - row) : model;
    case "down":
      return move(cursor + row);
    case "pageUp":
      return move(Math.max(cursor % row, cursor - row * grid.down));
    case "pageDown":
      return move(cursor + row * grid.down);
    case "first":
      return move(0);
    case "last":
      return move(Infinity);
    case "open":
      return { ...model, components: { ...model.components, isLarge: true } };
    case "back":
      return { ...model, components: { ...model.components, isLarge: false } };
    case "zoom":
      return {
        ...model,
        components: {
          ...model.components,
          zoom: nextZoom(model.components.zoom, zooms(loaded.shape, 2)),
        },
      };
    default:
      return model;
  }
}

function withCursor(model: Model, cursor: number): Model {
  return { ...model, components: { ...model.components, cursor } };
}

/** Keeps cursor and scroll within what is there. */
export function settleComponents(model: Model): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const count = loaded.components.shape[0]!;
  const cursor = Math.max(0, Math.min(count - 1, model.components.cursor));
  const grid = componentsGrid(model);
  const scroll = scrollTo(
    model.components.scroll,
    Math.floor(cursor / grid.across),
    grid.down,
    Math.ceil(count / grid.across),
  );
  if (cursor === model.components.cursor && scroll === model.components.scroll) return model;
  return { ...model, components: { ...model.components, cursor, scroll } };
}

/** Through the sizes: by the room there is, then from the largest to the smallest. */
export function nextZoom(zoom: number | null, choices: readonly number[]): number | null {
  if (zoom === null) return choices[0] ?? null;
  return choices[choices.indexOf(zoom) + 1] ?? null;
}
