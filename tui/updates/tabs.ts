import type { Model, ScreenName } from "../model.ts";
import { screensOf } from "../selectors.ts";

/** A tab of the first line: the columns that it takes. */
export interface TabSpan {
  readonly screen: ScreenName;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Where the tabs stand: each title with a space before and after, for the mark of the one that is open. Where the window
 * is narrow, the others are written as short as they must be.
 */
export function tabSpans(model: Model): TabSpan[] {
  const screens = screensOf(model);
  let longest = Math.max(...screens.map((screen) => screen.length));
  const titleOf = (screen: ScreenName) =>
    screen[0]!.toUpperCase() + screen.slice(1, screen === model.screen ? undefined : longest);
  const width = () => screens.reduce((sum, screen) => sum + titleOf(screen).length + 2, 0);
  while (longest > 1 && width() > model.size.columns) longest--;
  let column = 0;
  return screens.map((screen) => {
    const title = titleOf(screen);
    const from = column;
    column += title.length + 2;
    return { screen, title, from, to: column };
  });
}
