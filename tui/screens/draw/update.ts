import { LINES_ABOVE, within } from "../../layout.ts";
import type { Cell } from "../../messages.ts";
import { factorizedLayout } from "../../parts/image_layout.ts";
import { activeModel, onScreen, type State } from "../../state.ts";
import { draw } from "./state.ts";

/** Moves the brush; it draws while it is down. */
export function move(state: State, across: number, down: number): State {
  const { x, y, isDown } = draw.of(state);
  const next = clamp(draw.change(state, { x: x + across, y: y + down }));
  return isDown ? painted(next) : next;
}

/** Sets the brush down, so that moving draws, or lifts it. */
export function toggleBrush(state: State): State {
  const { isDown } = draw.of(state);
  const next = draw.change(state, { isDown: !isDown });
  return isDown ? next : painted(next);
}

/** Erases around the brush. */
export function erase(state: State): State {
  return draw.of(state).pixels ? painted(state, 0) : state;
}

/** Begins again. */
export function clear(state: State): State {
  return draw.change(state, { pixels: null, source: null, isDown: false });
}

/** Black becomes white: most pictures are dark on light, digits light on dark. */
export function invert(state: State): State {
  const { pixels } = draw.of(state);
  return pixels ? draw.change(state, { pixels: pixels.map((value) => 255 - value) }) : state;
}

/** Shows a picture as the model sees it, to be drawn on. */
export function showPicture(state: State, pixels: Uint8Array, source: string): State {
  return draw.change(onScreen(state, "draw"), { pixels, source, isDown: false });
}

/** The mouse at a cell: draws there, if it is over the canvas. */
export function drawAt(state: State, { column, row }: Cell): State {
  const model = activeModel(state);
  if (!model) return state;
  const { zoom } = factorizedLayout(state);
  const [height, width] = model.shape;
  const x = Math.floor(column / zoom);
  // Below the caption; a cell shows two pixels.
  const y = Math.floor((row - LINES_ABOVE - 1) * 2 / zoom);
  if (x < 0 || x >= width || y < 0 || y >= height) return state;
  return painted(draw.change(state, { x, y }));
}

/** How light a pixel is that the brush touches, and those beside it. */
const CENTRE = 255, BESIDE = 140;

/** A touch of the brush; with 0 it erases. */
function painted(state: State, lightness = CENTRE): State {
  const model = activeModel(state);
  if (!model) return state;
  const [height, width] = model.shape;
  const { x, y, pixels: before } = draw.of(state);
  const { channels } = model;
  const pixels = before?.slice() ?? new Uint8Array(width * height * channels);
  const touch = (u: number, v: number, value: number) => {
    if (u < 0 || u >= width || v < 0 || v >= height) return;
    const first = (v * width + u) * channels;
    for (let at = first; at < first + channels; at++) {
      pixels[at] = lightness === 0 ? 0 : Math.max(pixels[at]!, value);
    }
  };
  touch(x, y, CENTRE);
  for (const [dx, dy] of [[-1, 0], [1, 0], [0, -1], [0, 1]] as const) touch(x + dx, y + dy, BESIDE);
  return draw.change(state, { pixels });
}

/** Keeps the brush on the canvas, and the canvas of the size of the model's images. */
export function clamp(state: State): State {
  const model = activeModel(state);
  if (!model) return state;
  const [height, width] = model.shape;
  const { x, y, pixels } = draw.of(state);
  return draw.change(state, {
    x: within(x, width),
    y: within(y, height),
    pixels: pixels?.length === width * height * model.channels ? pixels : null,
  });
}
