import { classOfKey } from "../../class_names.ts";
import {
  type Binding,
  DIGITS,
  DOWN,
  FIRST,
  LAST,
  LEFT,
  PAGE_DOWN,
  PAGE_UP,
  RIGHT,
  UP,
} from "../../binding.ts";
import { factorizedLayout } from "../../parts/image_layout.ts";
import { NUMBERS_KEY, scrollKeys } from "../../weights/keys.ts";
import { moveTo, step, stepInClass, stepInRank } from "./update.ts";

/** Keys of Samples. */
// deno-fmt-ignore: a table
export const KEYS: readonly Binding[] = [
  { keys: LEFT, press: (state) => step(state, -1), help: "previous image" },
  { keys: RIGHT, press: (state) => step(state, 1), help: "next image", hint: "arrows step" },
  { keys: ["n"], press: (state) => stepInClass(state, 1), help: "next image of the same digit", hint: "same digit" },
  { keys: ["N"], press: (state) => stepInClass(state, -1), help: "previous image of the same digit" },
  { keys: DIGITS, press: (state, key) => stepInClass(state, 1, classOfKey(state, key)), help: "next image of that digit", hint: "0-9 digit" },
  { keys: UP, press: (state) => stepInRank(state, -1), help: "the image that is reconstructed next worse" },
  { keys: DOWN, press: (state) => stepInRank(state, 1), help: "the image that is reconstructed next better", hint: "up/down rank" },
  { keys: PAGE_UP, press: (state) => step(state, -100), help: "100 images back" },
  { keys: PAGE_DOWN, press: (state) => step(state, 100), help: "100 images on" },
  { keys: FIRST, press: (state) => moveTo(state, 0), help: "first image" },
  { keys: LAST, press: (state) => moveTo(state, Infinity), help: "last image" },
  NUMBERS_KEY,
  ...scrollKeys((state) => factorizedLayout(state).chart),
];
