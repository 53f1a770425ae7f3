import type { Step } from "./messages.ts";
import type { State } from "./state.ts";

/**
 * A key and what it does, said once: `update` runs it, the help and the status line are written from it. Keys are named
 * as `input.ts` names them: the character, or `left`, `enter`, `ctrl+l`, ...
 */
export interface Binding {
  /** The first is named in the status line. */
  readonly keys: readonly string[];
  /** The state after one of the keys; with what is to be done outside, where there is something. */
  readonly press: (state: State, key: string) => State | Step;
  /** What it does, in a few words. */
  readonly help: string;
  /** For the status line, where the binding matters most; without it, it is found in the help only. */
  readonly hint?: string;
  /** Each of the keys does something else. */
  readonly perKey?: boolean;
}

/** Keys that mean the same on several screens. */
export const LEFT: readonly string[] = ["left", "h"];
/** To the right, or on. */
export const RIGHT: readonly string[] = ["right", "l"];
/** Upwards. */
export const UP: readonly string[] = ["up", "k"];
/** Downwards. */
export const DOWN: readonly string[] = ["down", "j"];
/** A page back. */
export const PAGE_UP: readonly string[] = ["pageup", "ctrl+u", "ctrl+b"];
/** A page on. */
export const PAGE_DOWN: readonly string[] = ["pagedown", "ctrl+d", "ctrl+f"];
/** To the beginning. */
export const FIRST: readonly string[] = ["home", "<"];
/** To the end. */
export const LAST: readonly string[] = ["end", "G", ">"];
/** What the cursor is on. */
export const OPEN: readonly string[] = ["enter", "space"];
/** The first ten of something. */
export const DIGITS: readonly string[] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
