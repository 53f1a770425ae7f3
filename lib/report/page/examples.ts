import type { ModelReport } from "../model_report.ts";
import { sampleRasters } from "../pictures.ts";
import type { Report } from "../report.ts";
import { NO_IMAGES } from "../sections.ts";
import { html, type Markup } from "./markup.ts";
import { eachModel, gallery, picture } from "./parts.ts";

/** Ten in a row. */
const EXAMPLE_WIDTH = 56;

/** The first images of each digit; once, where all models are of the same. */
export function examples(report: Report): Markup {
  const intro = html`<p>The first images of each, with their rows counted from 0.</p>`;
  return report.comparison?.byDigit
    ? html`${intro}<h3>The images of all models</h3>${grid(report.models[0]!)}`
    : html`${intro}${eachModel(report, grid)}`;
}

function grid(model: ModelReport): Markup {
  if (!model.model.images) return html`<p class="note">${NO_IMAGES}</p>`;
  return html`${
    model.groups.map((group) =>
      html`<div class="line"><h4>${group.name}</h4>${
        gallery(group.examples.map((sample) =>
          picture(
            sampleRasters(model, sample).original!,
            `${group.name}, image ${sample.index}`,
            String(sample.index),
            EXAMPLE_WIDTH,
          )
        ))
      }</div>`
    )
  }`;
}
