import { wrapWords } from "../../lib/render/text/wrap_words.ts";
import { bindingsOf, keyLabel } from "../keys.ts";
import { bodyArea } from "../layout.ts";
import { screenOf } from "../screens/registry.ts";
import type { State } from "../state.ts";

/** A line of the help: keys and what they do. */
export interface HelpLine {
  /** Filled up to one width. */
  readonly keys: string;
  /** What they do. */
  readonly text: string;
}

/** Between keys and what they do. */
const GAP = 2;

/** What the help lists: the keys of the screen below it, then those that hold everywhere, as filtered; long lines wrapped. */
export function helpLines(state: State): HelpLine[] {
  const words = (state.help?.filter ?? "").toLowerCase().split(/\s+/);
  const found = bindingsOf(screenOf(state.screen).keys(state))
    .map(({ keys, help }) => ({ keys: keyLabel(keys), text: help }))
    .filter((line) => {
      const text = `${line.keys} ${line.text}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  const width = Math.max(0, ...found.map(({ keys }) => keys.length)) + GAP;
  return found.flatMap(({ keys, text }) =>
    wrapWords(text, state.size.columns - width)
      .map((part, i) => ({ keys: (i === 0 ? keys : "").padEnd(width), text: part }))
  );
}

/** Keeps what is scrolled within the lines. */
export function clampHelp(state: State): State {
  if (!state.help) return state;
  const most = helpLines(state).length - bodyArea(state).rows;
  const scroll = Math.max(0, Math.min(state.help.scroll, most));
  return scroll === state.help.scroll ? state : { ...state, help: { ...state.help, scroll } };
}
