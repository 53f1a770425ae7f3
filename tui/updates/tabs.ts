import type { ScreenName } from "../model.ts";

/** A tab of the first line: the columns that it takes. */
export interface TabSpan {
  readonly screen: ScreenName;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** Where the tabs stand: each title with a space before and after, for the mark of the one that is open. */
export function tabSpans(screens: readonly ScreenName[]): TabSpan[] {
  let column = 0;
  return screens.map((screen) => {
    const title = screen[0]!.toUpperCase() + screen.slice(1);
    const from = column;
    column += title.length + 2;
    return { screen, title, from, to: column };
  });
}
