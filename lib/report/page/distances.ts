import { count, percentage } from "../../sections/numbers.ts";
import type { Charts } from "../charts.ts";
import { distance } from "../format.ts";
import type { ModelReport, Reconstructions } from "../model_report.ts";
import type { Report } from "../report.ts";
import type { Sample } from "../sample.ts";
import { NO_IMAGES } from "../sections.ts";
import { html, type Markup } from "./markup.ts";
import { chart, details, eachModel, gallery, table } from "./parts.ts";
import { pair } from "./trio.ts";

/** How far the images are from their reconstructions; the worst and the best. */
export function distances(report: Report, charts: Charts): Markup {
  return html`<p>The distance of an image is the length of its difference, ‖x − wH‖.</p>${
    eachModel(report, (model, i) => {
      const { reconstructions } = model;
      const histogram = charts.models[i]!.histogram;
      if (!reconstructions || !histogram) return html`<p class="note">${NO_IMAGES}</p>`;
      return html`<p>All together: ‖X − WH‖ = ${distance(reconstructions.transformErr)}, which is ${
        percentage(reconstructions.relativeErr)
      } of ‖X‖.</p>${chart(histogram)}${bins(reconstructions)}${
        ranked(model, "worst", reconstructions.worst)
      }${ranked(model, "best", reconstructions.best)}`;
    })
  }`;
}

function ranked(model: ModelReport, which: "worst" | "best", samples: readonly Sample[]): Markup {
  return html`<h4>The ${samples.length} ${which}: original and reconstruction</h4>${
    gallery(samples.map((sample) => pair(model, sample)))
  }`;
}

function bins({ histogram: { edges, counts } }: Reconstructions): Markup {
  return details(
    "Numbers of the distances",
    table(
      "Images by distance",
      ["Distance", "Images"],
      Array.from(counts, (
        images,
        b,
      ) => [`${distance(edges[b]!)} to ${distance(edges[b + 1]!)}`, count(images)]),
    ),
  );
}
