import { groupBindings } from "../../group_bindings.ts";
import type { State } from "../../state.ts";
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
import { factorizedLayout } from "../../parts/image_layout.ts";
import { NUMBERS_KEY, scrollKeys } from "../../weights/keys.ts";
import { moveTo, openStrongest, step, stepInGroup, stepInRank, stepToGroup } from "./update.ts";

// deno-fmt-ignore: a table
const KEYS: readonly Binding[] = [
  { keys: LEFT, press: (state) => step(state, -1), help: "previous image" },
  { keys: RIGHT, press: (state) => step(state, 1), help: "next image", hint: "arrows step" },
  { keys: ["n"], press: (state) => stepInGroup(state, 1), help: "next image of the same class", hint: "same class" },
  { keys: ["N"], press: (state) => stepInGroup(state, -1), help: "previous image of the same class" },
  { keys: UP, press: (state) => stepInRank(state, -1), help: "the image that is reconstructed next worse" },
  { keys: DOWN, press: (state) => stepInRank(state, 1), help: "the image that is reconstructed next better", hint: "up/down rank" },
  { keys: PAGE_UP, press: (state) => step(state, -100), help: "100 images back" },
  { keys: PAGE_DOWN, press: (state) => step(state, 100), help: "100 images on" },
  { keys: OPEN, press: openStrongest, help: "its strongest component, large; Esc comes back", hint: "strongest" },
  { keys: FIRST, press: (state) => moveTo(state, 0), help: "first image" },
  { keys: LAST, press: (state) => moveTo(state, Infinity), help: "last image" },
  NUMBERS_KEY,
  ...scrollKeys((state) => factorizedLayout(state).chart),
];

const GROUP_KEYS = groupBindings(stepToGroup, (noun) => `next image of that ${noun}`);

/** Keys of Samples. */
export function keysOf(state: State): readonly Binding[] {
  return [...GROUP_KEYS(state), ...KEYS];
}
