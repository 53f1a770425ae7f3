import { type Markup, trusted } from "./markup.ts";

const PLACE = "<!--figure-->";

/** Where a figure's number goes; figures are numbered when the page is whole. */
export const FIGURE_NUMBER: Markup = trusted(PLACE);

/** The page with its figures numbered in their order, from 1. */
export function numberFigures(page: string): string {
  let number = 0;
  return page.replaceAll(PLACE, () => `Figure ${++number}. `);
}
