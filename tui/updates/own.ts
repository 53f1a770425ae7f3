import type { Action } from "../keys.ts";
import { bodyArea, LINES_ABOVE, sampleLayout } from "../layout.ts";
import { activeModel, type Model } from "../model.ts";

/** Keys of Own: the pen moves, and draws while it is down. */
export function updateOwn(model: Model, action: Action): Model {
  const { x, y, isDown, pixels } = model.own;
  switch (action) {
    case "left":
      return moved(model, x - 1, y);
    case "right":
      return moved(model, x + 1, y);
    case "up":
      return moved(model, x, y - 1);
    case "down":
      return moved(model, x, y + 1);
    case "pen": {
      const next = { ...model, own: { ...model.own, isDown: !isDown } };
      return isDown ? next : painted(next);
    }
    case "erase":
      return pixels ? painted(model, 0) : model;
    case "clear":
      return { ...model, own: { ...model.own, pixels: null, isDown: false } };
    default:
      return model;
  }
}

/** The mouse at a cell: draws there, if it is over the canvas. */
export function drawAt(
  model: Model,
  { column, row }: { readonly column: number; readonly row: number },
): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const { zoom } = sampleLayout(bodyArea(model), loaded.shape);
  const [height, width] = loaded.shape;
  const x = Math.floor(column / zoom);
  // Below the caption; a cell shows two pixels.
  const y = Math.floor((row - LINES_ABOVE - 1) * 2 / zoom);
  if (x < 0 || x >= width || y < 0 || y >= height) return model;
  return painted({ ...model, own: { ...model.own, x, y } });
}

function moved(model: Model, x: number, y: number): Model {
  const next = settleOwn({ ...model, own: { ...model.own, x, y } });
  return next.own.isDown ? painted(next) : next;
}

/** How light a pixel is that the pen touches, and those beside it. */
const CENTRE = 255, BESIDE = 140;

/** A touch of the pen; with 0 it rubs out. */
function painted(model: Model, lightness = CENTRE): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const [height, width] = loaded.shape;
  const pixels = model.own.pixels?.slice() ?? new Uint8Array(width * height);
  const { x, y } = model.own;
  const touch = (u: number, v: number, value: number) => {
    if (u < 0 || u >= width || v < 0 || v >= height) return;
    const at = v * width + u;
    pixels[at] = lightness === 0 ? 0 : Math.max(pixels[at]!, value);
  };
  touch(x, y, CENTRE);
  for (const [dx, dy] of [[-1, 0], [1, 0], [0, -1], [0, 1]] as const) touch(x + dx, y + dy, BESIDE);
  return { ...model, own: { ...model.own, pixels } };
}

/** Keeps the pen on the canvas, and the canvas of the size of the model's images. */
export function settleOwn(model: Model): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const [height, width] = loaded.shape;
  const x = Math.max(0, Math.min(width - 1, model.own.x));
  const y = Math.max(0, Math.min(height - 1, model.own.y));
  const fits = !model.own.pixels || model.own.pixels.length === width * height;
  if (fits && x === model.own.x && y === model.own.y) return model;
  return { ...model, own: { ...model.own, x, y, pixels: fits ? model.own.pixels : null } };
}
