import { count } from "../../sections/numbers.ts";
import type { Charts } from "../charts.ts";
import { distance, weight } from "../format.ts";
import type { ModelReport } from "../model_report.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { chart, details, eachModel, table } from "./parts.ts";
import { trio } from "./trio.ts";

/** The weights of one image, and what they rebuild. */
export function sample(report: Report, charts: Charts): Markup {
  return html`<p>An image is about the sum of the components, each times its weight: x ≈ w · H. With
<code>--index I</code> the report shows another one.</p>${
    eachModel(report, (model, i) =>
      html`${trio(model, model.sample)}${chart(charts.models[i]!.sample)}${facts(model)}${
        weights(model)
      }`)
  }`;
}

function facts({ model, sample }: ModelReport): Markup {
  const p = model.components.shape[1]!;
  return html`
    <p
      class="note">${sample.distance === null || sample.rank === null
        ? null
        : `Distance ${distance(sample.distance)}, rank ${count(sample.rank)} of ${
          count(model.features.shape[0]!)
        } from the worst. `}The product by hand and inverse_transform agree to the bit in ${sample
        .identical} of ${p} pixels.</p>
  `;
}

function weights({ sample }: ModelReport): Markup {
  return details(
    "Numbers of the weights",
    table(
      `Weights of image ${sample.index}`,
      ["Component", "Weight"],
      Array.from(sample.features, (value, t) => [String(t + 1), weight(value)]),
    ),
  );
}
