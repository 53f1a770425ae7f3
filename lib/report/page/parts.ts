import type { Chart } from "../chart.ts";
import type { ModelReport } from "../model_report.ts";
import { pngDataUri, type Raster } from "../raster.ts";
import type { Report } from "../report.ts";
import { html, type Markup, type Part, trusted } from "./markup.ts";

/** Small pictures are enlarged by a whole number up to about this many pixels, so that pixels stay squares. */
const PICTURE_WIDTH = 84;

/** A picture with a caption. */
export function picture(
  raster: Raster,
  alternative: string,
  caption: Part,
  about = PICTURE_WIDTH,
): Markup {
  return html`<figure class="picture">${
    image(raster, alternative, about)
  }<figcaption>${caption}</figcaption></figure>`;
}

/** A picture alone. */
export function image(raster: Raster, alternative: string, about = PICTURE_WIDTH): Markup {
  const zoom = Math.max(1, Math.floor(about / raster.width));
  return html`<img src="${pngDataUri(raster)}" alt="${alternative}" width="${
    raster.width * zoom
  }" height="${raster.height * zoom}">`;
}

/** Pictures side by side, as many as fit. */
export function gallery(pictures: readonly Markup[]): Markup {
  return html`<div class="gallery">${pictures}</div>`;
}

/** A chart; where the screen is much narrower it scrolls. */
export function chart({ svg, width, description }: Chart, caption: Part = description): Markup {
  return html`
    <figure class="chart"
      style="--width:${width}px"><div class="scroll">${trusted(svg)}</div>${caption === ""
        ? null
        : html`<figcaption>${caption}</figcaption>`}</figure>
  `;
}

/** A table; columns of numbers are set flush right. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly Part[])[],
): Markup {
  const isNumeric = head.map((_, column) =>
    column > 0 && rows.every((row) => /^[\d–]/.test(String(row[column])))
  );
  const side = (column: number) => isNumeric[column]! ? trusted(' class="number"') : null;
  const cell = (part: Part, column: number) =>
    column === 0 ? html`<th scope="row">${part}</th>` : html`<td${side(column)}>${part}</td>`;
  return html`
    <div class="scroll">
      <table>
        <caption>${caption}</caption>
        <thead>
          <tr>${head.map((title, i) =>
            html`
              <th scope="col" ${side(i)}>${title}</th>
            `
          )}</tr>
        </thead>
        <tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
      </table>
    </div>
  `;
}

/** What is there for those who want it. */
export function details(summary: string, content: Part): Markup {
  return html`<details><summary>${summary}</summary>${content}</details>`;
}

/** A section's contents for each model, under its name. */
export function eachModel(
  { models }: Report,
  content: (model: ModelReport, index: number) => Part,
): Markup[] {
  return models.map((model, i) => html`<h3>${title(model)}</h3>${content(model, i)}`);
}

/** A model's name and size. */
export function title({ name, facts }: ModelReport): string {
  return `${name}: ${facts.length} components`;
}
