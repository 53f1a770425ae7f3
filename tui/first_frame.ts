import process from "node:process";
import { type OpenedFile, openFile } from "./effects/open_file.ts";
import { loadColorMap } from "../lib/render/pictures/color_map.ts";
import { drawn, lookOf } from "./drawing.ts";
import { GAP, isTooSmall, LINES_ABOVE } from "./layout.ts";
import type { PictureStore } from "./picture_store.ts";
import type { TuiStart } from "./start.ts";
import { emptyState, type State } from "./state.ts";
import { componentPicture } from "./named_picture.ts";
import { componentsGrid } from "./screens/components/layout.ts";
import { windowSize } from "./window_size.ts";

const ENTER = "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H", LEAVE = "\x1b[?1049l\x1b[?25h";

/** A model that is open and on the screen. */
export interface FirstFrame {
  /** The model. */
  readonly opened: OpenedFile;
  /** Hands the screen over; until then it is left on exit. */
  handOver(): void;
}

/**
 * Shows the components of the first model while Ink is still being loaded, which takes longer than all else: each
 * picture where Ink will draw it.
 */
export async function showFirstFrame(
  path: string,
  start: TuiStart,
  pictures: PictureStore,
): Promise<FirstFrame> {
  const opened = await openFile(path);
  // Nothing is loaded here that the gallery does not need.
  const state: State = { ...emptyState(start, windowSize()), models: [opened.model] };
  await loadColorMap(state.colorMap);
  // What is typed meanwhile is for the TUI, and not to be seen.
  process.stdin.setRawMode?.(true);
  process.stdout.write(ENTER + galleryText(state, pictures));
  const leave = () => process.stdout.write(LEAVE);
  globalThis.addEventListener("unload", leave);
  return { opened, handOver: () => globalThis.removeEventListener("unload", leave) };
}

function galleryText(state: State, pictures: PictureStore): string {
  const model = state.models[0]!;
  if (isTooSmall(state.size) || state.screen !== "components") return "";
  const grid = componentsGrid(state);
  const count = Math.min(model.components.shape[0]!, grid.across * grid.down);
  let text = "";
  for (let component = 0; component < count; component++) {
    const column = component % grid.across * (grid.item.columns + GAP) + 1;
    const top = LINES_ABOVE + Math.floor(component / grid.across) * grid.item.rows + 1;
    const { drawing } = drawn(
      componentPicture(model, component),
      grid.zoom,
      lookOf(state, pictures),
    );
    if (drawing.kind !== "text") continue;
    for (let row = 0; row < drawing.rows; row++) {
      text += `\x1b[${top + 1 + row};${column}H${drawing.line(row)}`;
    }
  }
  return text;
}
