import { CLASS_PICTURES, classRasters } from "../pictures.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { eachModel, gallery, picture } from "./parts.ts";

/** Mean, median, minimum and maximum of each digit's top components. */
export function classes(report: Report): Markup {
  return html`<p>Pixel by pixel over the ${report.options.classTop} components that a digit uses most: their mean, median,
minimum and maximum, each scaled by its own largest value.</p>${
    eachModel(report, (model) =>
      html`<div class="groups few">${
        model.groups.map((group) =>
          html`<div><h4>${group.name} <small>components ${
            group.classComponents.map((t) =>
              t + 1
            ).join(", ")
          }</small></h4>${
            gallery(
              classRasters(model, group).map((raster, i) =>
                picture(raster, `${group.name}: ${CLASS_PICTURES[i]!}`, CLASS_PICTURES[i]!)
              ),
            )
          }</div>`
        )
      }</div>`)
  }`;
}
