import { textWidth } from "../../lib/render/text/text_width.ts";
import { wrapWords } from "../../lib/render/text/wrap_words.ts";
import { bindingsOf, keyLabel } from "../keys.ts";
import { bodyArea } from "../layout.ts";
import { openScreens, screenOf } from "../screens/registry.ts";
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

/** What the help lists: the keys of a screen or of all, then those that hold everywhere, as filtered; long lines wrapped. */
export function helpLines(state: State): HelpLine[] {
  const screens = state.help?.isAll ? openScreens(state) : [screenOf(state.screen)];
  const sections = screens.length === 1
    ? [{ title: "", bindings: bindingsOf(screens[0]!.keys(state)) }]
    : [
      ...screens.map((screen) => ({ title: screen.title(state), bindings: screen.keys(state) })),
      { title: "Everywhere", bindings: bindingsOf([]) },
    ];
  const words = (state.help?.filter ?? "").toLowerCase().split(/\s+/);
  const found = sections.map(({ title, bindings }) => ({
    title,
    lines: bindings.map(({ keys, help }) => ({ keys: keyLabel(keys), text: help }))
      .filter((line) => hasWords(`${line.keys} ${line.text}`, words)),
  })).filter(({ lines }) => lines.length > 0);
  const longest = found.flatMap(({ lines }) => lines.map(({ keys }) => textWidth(keys)));
  const width = Math.max(0, ...longest) + GAP;
  return found.flatMap(({ title, lines }) => [
    ...(title === "" ? [] : [{ keys: "", text: `${title}:` }]),
    ...lines.flatMap((line) => wrapped(line, width, state.size.columns)),
  ]);
}

function hasWords(text: string, words: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}

function wrapped({ keys, text }: HelpLine, width: number, columns: number): HelpLine[] {
  return wrapWords(text, columns - width)
    .map((part, i) => ({ keys: (i === 0 ? keys : "").padEnd(width), text: part }));
}

/** Keeps what is scrolled within the lines. */
export function clampHelp(state: State): State {
  if (!state.help) return state;
  const most = helpLines(state).length - bodyArea(state).rows;
  const scroll = Math.max(0, Math.min(state.help.scroll, most));
  return scroll === state.help.scroll ? state : { ...state, help: { ...state.help, scroll } };
}
