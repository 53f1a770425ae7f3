import { weight } from "../format.ts";
import type { Group, ModelReport } from "../model_report.ts";
import { componentRaster } from "../pictures.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { eachModel, gallery, picture } from "./parts.ts";

/** The components that each digit uses most, with their mean weights. */
export function top(report: Report): Markup {
  return html`<p>The components of the largest mean weights, largest first: number and mean.</p>${
    eachModel(report, (model) =>
      html`<div class="groups">${
        model.groups.map((group) =>
          html`<div><h4>${group.name}</h4>${pictures(model, group)}</div>`
        )
      }</div>`)
  }`;
}

function pictures(model: ModelReport, { name, top, statistics }: Group): Markup {
  return gallery(top.map((t, rank) =>
    picture(
      componentRaster(model, t),
      `${name}, place ${rank + 1}: component ${t + 1}`,
      html`<b>${t + 1}</b> ${weight(statistics.mean[t]!)}`,
    )
  ));
}
