import { percentage } from "../../sections/numbers.ts";
import type { ModelReport } from "../model_report.ts";
import { componentRaster } from "../pictures.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { details, eachModel, gallery, picture, table } from "./parts.ts";

/** The components of each model. */
export function components(report: Report): Markup {
  return html`<p>The parts that the images are made of, numbered from 1; each is scaled so that its largest value is
white. Below each: its share of all that the model paints.</p>${
    eachModel(report, (model) => html`${pictures(model)}${numbers(model)}`)
  }`;
}

function pictures(model: ModelReport): Markup {
  return gallery(model.facts.map(({ component, share }) =>
    picture(
      componentRaster(model, component),
      `Component ${component + 1}`,
      html`<b>${component + 1}</b> ${percentage(share)}`,
    )
  ));
}

function numbers({ facts, groups }: ModelReport): Markup {
  return details(
    "Numbers of the components",
    table(
      "Share of the reconstruction; Hoyer's sparseness (0 = all pixels equal, 1 = one pixel); who uses it most",
      ["Component", "Share", "Sparseness", "Used most by"],
      facts.map(({ component, share, sparseness }) => [
        String(component + 1),
        percentage(share),
        sparseness.toFixed(3),
        groups.reduce((a, b) =>
          b.statistics.mean[component]! > a.statistics.mean[component]! ? b : a
        ).name,
      ]),
    ),
  );
}
