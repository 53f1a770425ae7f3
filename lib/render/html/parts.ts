import type { Chart } from "../../sections/chart.ts";
import type { Exhibit, PictureSet, ShownPicture } from "../../sections/section.ts";
import { type Cell, cellText, type Table } from "../../sections/table.ts";
import { drawChart } from "../charts/draw_chart.ts";
import { pngDataUri, rasterOfShown } from "../sheets/raster.ts";
import { escapeXml } from "../charts/plot.ts";
import { colorBars } from "./color_bar.ts";
import { FIGURE_NUMBER } from "./figure_number.ts";
import { html, type Markup, type Part, trusted } from "./markup.ts";

/** Small pictures are enlarged by a whole number up to about this many pixels, so that pixels stay squares. */
const PICTURE_WIDTH = 84;
/** The same where there are many in a row. */
const SMALL_WIDTH = 56;

/** A set of pictures under a number and a caption: its rows below one another, each with its label. */
export function pictureSet(set: PictureSet): Markup {
  return html`<figure class="set">${rowsOf(set)}<figcaption>${FIGURE_NUMBER}${set.title}${
    colorBars(set)
  }</figcaption></figure>`;
}

function rowsOf({ rows, isSmall }: PictureSet): Markup | Markup[] {
  const about = isSmall ? SMALL_WIDTH : PICTURE_WIDTH;
  const gallery = (exhibits: readonly Exhibit[]) =>
    html`<div class="gallery">${exhibits.map((one) => figure(one, about))}</div>`;
  // images of one class each stand side by side: their captions name the class
  const isOneEach = rows.every(({ exhibits }) => exhibits.length === 1);
  if (isOneEach) return gallery(rows.flatMap(({ exhibits }) => exhibits));
  return rows.map(({ label, exhibits }) =>
    label === ""
      ? gallery(exhibits)
      : html`<div class="line"><h4>${label}</h4>${gallery(exhibits)}</div>`
  );
}

/** A component, or an image with what a model makes of it, under one caption. */
function figure(exhibit: Exhibit, about: number): Markup {
  const images = exhibit.pictures.map((shown) => image(shown, about));
  return html`<figure class="picture">${
    images.length === 1 ? images : html`<div class="trio">${images}</div>`
  }<figcaption>${caption(exhibit)}</figcaption></figure>`;
}

/** Of a component its number and what is said of it in one line; of an image each fact in a line. */
function caption({ name, short, of, facts }: Exhibit): Part {
  if (of === undefined) {
    if (facts.length === 0) return short;
    return [html`<b>${short}</b>`, ...facts.map(({ text }) => ` ${text}`)];
  }
  return [
    name,
    ...(of === null ? [] : [", ", html`<b>${of}</b>`]),
    ...facts.flatMap(({ name, text }) => [trusted("<br>"), `${name} ${text}`]),
  ];
}

function image(shown: ShownPicture, about: number): Markup {
  const raster = rasterOfShown(shown);
  const zoom = Math.max(1, Math.floor(about / raster.width));
  return html`<img src="${pngDataUri(raster)}" alt="${shown.words}" width="${
    raster.width * zoom
  }" height="${raster.height * zoom}">`;
}

/** Charts of at least so many pixels scroll on small screens. */
const WIDE = 500;

/** A chart; where the screen is much narrower it scrolls, by keyboard too. */
export function chartFigure(chart: Chart, caption: Part = chart.description): Markup {
  const { svg, width, title } = drawChart(chart);
  const keys = width < WIDE ? null : byKeyboard(title);
  return html`
    <figure class="chart"
      style="--width:${width}px"><div class="scroll"${keys}>${trusted(
        svg,
      )}</div>${html`<figcaption>${FIGURE_NUMBER}${caption}</figcaption>`}</figure>
  `;
}

/** Attributes of what scrolls: the keyboard can reach it, and it has a name. */
function byKeyboard(name: string): Markup {
  return trusted(` tabindex="0" role="group" aria-label="${escapeXml(name)}"`);
}

/** A table, folded away where it is for those who want it. */
export function tableOf(table: Table): Markup {
  return table.isDetail
    ? html`<details><summary>Numbers: ${table.title}</summary>${plainTable(table)}</details>`
    : plainTable(table);
}

/** Columns of numbers are set flush right; the first names its row. */
function plainTable({ title, columns, rows }: Table): Markup {
  const side = (i: number) => columns[i]!.align === "right" ? trusted(' class="number"') : null;
  const cell = (value: Cell, i: number) => {
    const text = value === null ? "–" : cellText(value, columns[i]!);
    return i === 0 ? html`<th scope="row">${text}</th>` : html`<td${side(i)}>${text}</td>`;
  };
  const hasTitles = columns.some((column) => column.title !== "");
  return html`
    <div class="scroll" ${byKeyboard(title)}>
      <table>
        <caption>${title}</caption>
        ${hasTitles
          ? html`
            <thead>
              <tr>${columns.map((column, i) => headCell(column.title, side(i)))}</tr>
            </thead>
          `
          : null}
        <tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
      </table>
    </div>
  `;
}

/** An empty heading would be read aloud. */
function headCell(title: string, side: Markup | null): Markup {
  return title === "" ? html`<td></td>` : html`
    <th scope="col" ${side}>${title}</th>
  `;
}
