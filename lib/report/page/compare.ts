import { percentage } from "../../sections/numbers.ts";
import type { Charts } from "../charts.ts";
import { distance } from "../format.ts";
import type { ModelReport } from "../model_report.ts";
import { sampleRasters } from "../pictures.ts";
import type { Comparison, Report } from "../report.ts";
import type { Sample } from "../sample.ts";
import { html, type Markup, type Part } from "./markup.ts";
import { chart, details, gallery, picture, table, title } from "./parts.ts";

/** The models beside each other: errors, and what each makes of the same images. */
export function compare(report: Report, charts: Charts): Markup {
  if (report.models.length === 1) {
    return html`<p class="note">This report is of one model; name two to compare them:
<code>deno task report k15.npz k45.npz -o DIR</code></p>`;
  }
  return html`${errors(report.models)}${
    report.comparison
      ? sameImages(report.models, report.comparison, charts)
      : html`<p class="note">The
models are not of the same images, or lack them, so they are not compared image by image.</p>`
  }`;
}

function errors(models: readonly ModelReport[]): Markup {
  const orDash = (value: string | undefined) => value ?? "–";
  return table(
    "Errors of the models",
    ["Model", "Components", "‖X − WH‖", "of ‖X‖", "Mean distance", "Iterations", "Fit, seconds"],
    models.map((model): Part[] => {
      const { reconstructions, model: { origin } } = model;
      return [
        model.name,
        String(model.facts.length),
        orDash(reconstructions ? distance(reconstructions.transformErr) : undefined),
        orDash(reconstructions ? percentage(reconstructions.relativeErr) : undefined),
        orDash(reconstructions ? distance(mean(reconstructions.distances)) : undefined),
        orDash(origin?.result.nIter.toString()),
        orDash(origin?.result.seconds.fit.toFixed(2)),
      ];
    }),
  );
}

function sameImages(
  models: readonly ModelReport[],
  comparison: Comparison,
  charts: Charts,
): Markup {
  return html`${charts.comparison && html`${chart(charts.comparison)}${meanDistances(models)}`}
<h3>The same images in ${models.map(title).join(" and ")}</h3>
<div class="groups few">${comparison.samples.map((samples) => sameImage(models, samples))}</div>`;
}

function meanDistances(models: readonly ModelReport[]): Markup {
  return details(
    "Numbers of the mean distances",
    table(
      "Mean distance of each digit",
      ["", ...models.map(({ name }) => name)],
      models[0]!.groups.map(({ name }, g) => [
        name,
        ...models.map(({ groups }) => distance(groups[g]!.meanDistance!)),
      ]),
    ),
  );
}

function sameImage(models: readonly ModelReport[], samples: readonly Sample[]): Markup {
  const { index, label } = samples[0]!;
  const name = label === null ? `Image ${index}` : `Image ${index}, a ${label}`;
  return html`<div><h4>${name}</h4>${
    gallery([
      picture(sampleRasters(models[0]!, samples[0]!).original!, name, "original"),
      ...samples.map((sample, i) =>
        picture(
          sampleRasters(models[i]!, sample).reconstruction,
          `${name}, rebuilt by ${models[i]!.name}`,
          html`${models[i]!.name}<br>${distance(sample.distance!)}`,
        )
      ),
    ])
  }</div>`;
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
