import { overlayRaster, tintedRaster } from "../pictures.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { eachModel, gallery, picture } from "./parts.ts";

/** Each digit's top components in ten colours over one another, with a legend. */
export function overlays(report: Report): Markup {
  return html`<p>The ${report.options.top} components that a digit uses most, the first painted first; values below 0.01 are
not painted. Beside each: its components in their colours, in the order of painting.</p>${
    eachModel(report, (model) =>
      html`<div class="groups">${
        model.groups.map((group) =>
          html`<div><h4>${group.name}</h4>${
            gallery([
              picture(overlayRaster(model, group), `${group.name}: overlay`, html`<b>all</b>`),
              ...group.overlay.legend.map(({ component, color }) =>
                picture(
                  tintedRaster(model, component, color),
                  `component ${component + 1} in its colour`,
                  html`<span style="border-left:.7em solid rgb(${
                    color.join(" ")
                  });padding-left:.3em">${component + 1}</span>`,
                )
              ),
            ])
          }</div>`
        )
      }</div>`)
  }`;
}
