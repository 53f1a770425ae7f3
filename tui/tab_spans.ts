import type { ScreenName } from "./screens/names.ts";
import { openScreens } from "./screens/registry.ts";
import type { State } from "./state.ts";

/** A tab of the first line: the columns that it takes. */
export interface TabSpan {
  /** What it opens. */
  readonly screen: ScreenName;
  /** The key that opens it. */
  readonly letter: string;
  /** As it is written. */
  readonly title: string;
  /** The first column. */
  readonly from: number;
  /** The column after the last. */
  readonly to: number;
}

/**
 * Where the tabs stand: each title with a space before and after, for the mark of the one that is open. Where the window
 * is narrow, the others are written as short as they must be.
 */
export function tabSpans(state: State): TabSpan[] {
  const tabs = openScreens(state).map(({ name, key, title }) => ({
    screen: name,
    letter: key,
    full: name === state.screen ? title(state) : withKey(title(state), key),
  }));
  let longest = Math.max(...tabs.map(({ full }) => full.length));
  const titleOf = ({ screen, full }: typeof tabs[number]) =>
    screen === state.screen ? full : full.slice(0, longest);
  const width = () => tabs.reduce((sum, tab) => sum + titleOf(tab).length + 2, 0);
  while (longest > 1 && width() > state.size.columns) longest--;
  let column = 0;
  return tabs.map((tab) => {
    const title = titleOf(tab), from = column;
    column += title.length + 2;
    return { screen: tab.screen, letter: tab.letter, title, from, to: column };
  });
}

/** A title that does not begin with the key which opens it, with that before it. */
function withKey(title: string, key: string): string {
  return title.toLowerCase().startsWith(key) ? title : `${key}:${title}`;
}
