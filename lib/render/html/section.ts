import { modelTitle } from "../../sections/report_facts.ts";
import type { Part } from "../../sections/section.ts";
import type { ReportSection } from "../../sections/sections.ts";
import { classesOf } from "./classes.ts";
import { html, type Markup } from "./markup.ts";
import { chartFigure, pictureSet, tableOf } from "./parts.ts";

/** A section of a report: what it is about, what is of all models, and then each model's under its name. */
export function sectionMarkup(section: ReportSection): Markup {
  const { about, ofAll, ofModels, isShownOnce, after } = section;
  if (section.id === "digits") return html`<p>${about}</p>${classesOf(section)}`;
  const intro = about === "" ? null : html`<p>${about}</p>`;
  if (isShownOnce) {
    return html`${intro}<h3>The images of all models</h3>${partMarkup(ofModels[0]!.section, 4)}`;
  }
  return html`${intro}${ofAll && partMarkup(ofAll, 3)}${
    ofModels.map(({ model, section }) =>
      html`<h3>${modelTitle(model)}</h3>${partMarkup(section, 4)}`
    )
  }${after && html`<h3>${after.title}</h3>${partMarkup(after, 4)}`}`;
}

/**
 * What stands under a heading.
 *
 * @param level of the headings of its parts
 */
export function partMarkup(part: Part, level: 3 | 4): Markup {
  const { notes, code, charts, pictures, tables, parts } = part;
  return html`${code === undefined ? null : html`<pre><code>${code}</code></pre>`}${
    pictures.map(pictureSet)
  }${notes.map((note) => html`<p class="note">${note}</p>`)}${
    charts.map((chart) => chartFigure(chart))
  }${tables.map(tableOf)}${partsMarkup(parts, level)}`;
}

/** Classes stand beside one another, as many as fit; other parts below one another. */
function partsMarkup(parts: readonly Part[], level: 3 | 4): Markup | null {
  if (parts.length === 0) return null;
  const markup = parts.map((part) => html`${heading(part, level)}${partMarkup(part, 4)}`);
  if (parts.some(({ label }) => label === undefined)) return html`${markup}`;
  const isFew = parts.every(({ pictures }) =>
    pictures.every(({ rows }) => rows.every(({ exhibits }) => exhibits.length <= FEW))
  );
  return html`<div class="groups${isFew ? " few" : null}">${
    markup.map((one) => html`<div>${one}</div>`)
  }</div>`;
}

/** So many pictures take half a printed page's width. */
const FEW = 4;

function heading({ title, subtitle }: Part, level: 3 | 4): Markup | null {
  if (title === "") return null;
  const words = subtitle === undefined ? title : [title, " ", html`<small>${subtitle}</small>`];
  return level === 3 ? html`<h3>${words}</h3>` : html`<h4>${words}</h4>`;
}
