import {
  type Binding,
  DOWN,
  FIRST,
  LAST,
  LEFT,
  OPEN,
  PAGE_DOWN,
  PAGE_UP,
  RIGHT,
  UP,
} from "../../binding.ts";
import { changeZoom, moveTo, scrollFacts, showLarge, step, stepPage, stepRows } from "./update.ts";

const ENDS: readonly Binding[] = [
  { keys: FIRST, press: (state) => moveTo(state, 0), help: "first component" },
  { keys: LAST, press: (state) => moveTo(state, Infinity), help: "last component" },
];

// deno-fmt-ignore: a table
/** Keys of the gallery. */
export const GALLERY_KEYS: readonly Binding[] = [
  { keys: LEFT, press: (state) => step(state, -1), help: "component to the left" },
  { keys: RIGHT, press: (state) => step(state, 1), help: "component to the right", hint: "arrows move" },
  { keys: UP, press: (state) => stepRows(state, -1), help: "component above" },
  { keys: DOWN, press: (state) => stepRows(state, 1), help: "component below" },
  { keys: PAGE_UP, press: (state) => stepPage(state, -1), help: "page up" },
  { keys: PAGE_DOWN, press: (state) => stepPage(state, 1), help: "page down" },
  ...ENDS,
  { keys: OPEN, press: (state) => showLarge(state, true), help: "show the component large, with its facts", hint: "large" },
  { keys: ["z"], press: changeZoom, help: "size of the pictures: fitting, full, double, half", hint: "size" },
];

// deno-fmt-ignore: a table
/** Keys of the large component. */
export const LARGE_KEYS: readonly Binding[] = [
  { keys: [...LEFT, ...UP], press: (state) => step(state, -1), help: "previous component" },
  { keys: [...RIGHT, ...DOWN], press: (state) => step(state, 1), help: "next component", hint: "arrows step" },
  ...ENDS,
  { keys: OPEN, press: (state) => showLarge(state, false), help: "back to the gallery", hint: "gallery" },
  { keys: PAGE_UP, press: (state) => scrollFacts(state, -1), help: "classes before those in sight" },
  { keys: PAGE_DOWN, press: (state) => scrollFacts(state, 1), help: "classes after those in sight" },
];
