import process from "node:process";
import type { OpenedFile } from "./effects/open_model.ts";
import { openFile } from "./effects/open_model.ts";
import { loadColorMap } from "../lib/render/pictures/color_map.ts";
import { drawn, lookOf } from "./drawing.ts";
import { componentsGrid, GAP, isTooSmall, LINES_ABOVE } from "./layout.ts";
import { initialModel, type Model, type TuiStart } from "./model.ts";
import { componentPicture } from "./pictures.ts";
import { update } from "./update.ts";
import { windowSize } from "./window_size.ts";

const ENTER = "\x1b[?1049h\x1b[?25l\x1b[2J\x1b[H", LEAVE = "\x1b[?1049l\x1b[?25h";

/** A model that is open and on the screen. */
export interface FirstFrame {
  readonly opened: OpenedFile;
  /** Hands the screen over; until then it is left on exit. */
  handOver(): void;
}

/**
 * Shows the components of the first model while Ink is still being loaded, which takes longer than all else: each
 * picture where Ink will draw it.
 */
export async function showFirstFrame(path: string, start: TuiStart): Promise<FirstFrame> {
  const opened = await openFile(path);
  const [model] = update(initialModel(start, windowSize()), {
    type: "opened",
    loaded: opened.loaded,
  });
  await loadColorMap(model.colorMap);
  // What is typed meanwhile is for the TUI, and not to be seen.
  process.stdin.setRawMode?.(true);
  process.stdout.write(ENTER + galleryText(model));
  const leave = () => process.stdout.write(LEAVE);
  globalThis.addEventListener("unload", leave);
  return { opened, handOver: () => globalThis.removeEventListener("unload", leave) };
}

function galleryText(model: Model): string {
  const loaded = model.loaded[0]!;
  if (isTooSmall(model.size) || model.screen !== "components") return "";
  const grid = componentsGrid(model);
  const count = Math.min(loaded.components.shape[0]!, grid.across * grid.down);
  let text = "";
  for (let component = 0; component < count; component++) {
    const column = component % grid.across * (grid.item.columns + GAP) + 1;
    const top = LINES_ABOVE + Math.floor(component / grid.across) * grid.item.rows + 1;
    const { drawing } = drawn(componentPicture(loaded, component), grid.zoom, lookOf(model));
    for (let row = 0; row < drawing.rows; row++) {
      text += `\x1b[${top + 1 + row};${column}H${drawing.line(row)}`;
    }
  }
  return text;
}
