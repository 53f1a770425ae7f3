import { escapeXml } from "../charts/plot.ts";

/** A piece of HTML that may stand in a page as it is. */
export interface Markup {
  /** HTML. */
  readonly markup: string;
}

/** What may be put into {@linkcode html}: texts are escaped, pieces of HTML are not. */
export type Part = Markup | string | number | null | readonly Part[];

/**
 * A piece of HTML from a template.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { html } from "./markup.ts";
 * const items = ["a", "<b>"].map((name) => html`<li>${name}</li>`);
 * assert.equal(html`<ul>${items}</ul>`.markup, "<ul><li>a</li><li>&lt;b&gt;</li></ul>");
 * ```
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return {
    markup: strings.map((text, i) => i === 0 ? text : write(parts[i - 1]!) + text).join(""),
  };
}

/** Text that is HTML already, such as the SVG of a chart. */
export function trusted(markup: string): Markup {
  return { markup };
}

function write(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escapeXml(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(write).join("");
}
