import { html, type Markup } from "./markup.ts";

/**
 * A heading that can be linked to: it is the link to itself. Of the many headings of the lowest level the keyboard does
 * not stop at each.
 *
 * @param place what the id begins with: the section, and the model
 * @param small what stands beside it, softer
 */
export function heading(
  level: 3 | 4,
  title: string,
  place: string,
  small?: string | undefined,
): Markup {
  const id = idOf(place, title);
  const link = level === 3
    ? html`<a href="#${id}">${title}</a>`
    : html`<a href="#${id}" tabindex="-1">${title}</a>`;
  const words = small === undefined ? link : [link, " ", html`<small>${small}</small>`];
  return level === 3 ? html`<h3 id="${id}">${words}</h3>` : html`<h4 id="${id}">${words}</h4>`;
}

function idOf(place: string, title: string): string {
  const slug = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-");
  return `${slug(place)}-${slug(title)}`.replaceAll(/-+/g, "-").replace(/-$/, "");
}
