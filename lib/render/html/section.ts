import type { ModelFacts } from "../../sections/model_facts.ts";
import { pythonFit, type Recipe } from "../../sections/recipe.ts";
import { modelTitle } from "../../sections/report_facts.ts";
import type { Part } from "../../sections/section.ts";
import type { ReportSection } from "../../sections/sections.ts";
import { classesOf } from "./classes.ts";
import { heading } from "./heading.ts";
import { html, type Markup } from "./markup.ts";
import { chartFigure, pictureSet, tableOf } from "./parts.ts";

/** A section of a report: what it is about, what is of all models, and then each model's under its name. */
export function sectionMarkup(section: ReportSection): Markup {
  const { id, about, recipe, ofModels } = section;
  return html`${about === "" ? null : html`<p>${about}</p>`}${
    recipe && recipeMarkup(recipe, ofModels[0]!.model)
  }${id === "digits" ? classesOf(section) : contents(section)}`;
}

/** The lines that make the same by hand. */
function recipeMarkup({ command, python }: Recipe, model: ModelFacts): Markup {
  return html`<details><summary>Lines that make it: strokes, scikit-learn</summary>${
    codeBlock(command)
  }${codeBlock(`${pythonFit(model)}\n\n${python}`)}</details>`;
}

function codeBlock(code: string): Markup {
  return html`<pre><code>${code}</code></pre>`;
}

function contents({ id, ofAll, ofModels, isShownOnce, after }: ReportSection): Markup {
  if (isShownOnce) {
    return html`${heading(3, "The images of all models", id)}${
      partMarkup(ofModels[0]!.section, 4, id)
    }`;
  }
  return html`${ofAll && partMarkup(ofAll, 3, id)}${
    ofModels.map(({ model, section }) =>
      html`${heading(3, modelTitle(model), id)}${partMarkup(section, 4, `${id}-${model.name}`)}`
    )
  }${after && html`${heading(3, after.title, id)}${partMarkup(after, 4, id)}`}`;
}

/**
 * What stands under a heading.
 *
 * @param level of the headings of its parts
 * @param place what their ids begin with
 */
function partMarkup(part: Part, level: 3 | 4, place: string): Markup {
  const { notes, code, charts, pictures, tables } = part;
  return html`${code === undefined ? null : codeBlock(code)}${pictures.map(pictureSet)}${
    notes.map((note) => html`<p class="note">${note}</p>`)
  }${charts.map((chart) => chartFigure(chart))}${tables.map(tableOf)}${
    partsMarkup(part.parts, level, place)
  }`;
}

/** Classes stand beside one another, as many as fit; other parts below one another. */
function partsMarkup(parts: readonly Part[], level: 3 | 4, place: string): Markup | null {
  if (parts.length === 0) return null;
  const markup = parts.map((part) => {
    const { title, subtitle } = part;
    const above = title === "" ? null : heading(level, title, place, subtitle);
    return html`${above}${partMarkup(part, 4, place)}`;
  });
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
