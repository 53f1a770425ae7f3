import { distance } from "../format.ts";
import type { ModelReport } from "../model_report.ts";
import { sampleRasters } from "../pictures.ts";
import { differenceOf, type Sample } from "../sample.ts";
import { html, type Markup } from "./markup.ts";
import { image } from "./parts.ts";

/** Original, reconstruction and difference of an image side by side, or its reconstruction alone. */
export function trio(model: ModelReport, sample: Sample): Markup {
  const { original, reconstruction, difference } = sampleRasters(model, sample);
  const name = nameOf(sample);
  return html`
    <figure class="picture">
      <div class="trio">${original && image(original, `Original of ${name}`)}${image(
        reconstruction,
        `Reconstruction of ${name}`,
      )}${difference && image(difference, `Difference of both, ${extremes(sample)}`)}</div>
      <figcaption>${caption(sample)}${difference &&
        html`<br>difference ${extremes(sample)}`}</figcaption>
    </figure>
  `;
}

/** Original and reconstruction of an image side by side. */
export function pair(model: ModelReport, sample: Sample): Markup {
  const { original, reconstruction } = sampleRasters(model, sample);
  const name = nameOf(sample);
  return html`
    <figure class="picture">
      <div class="trio">${original && image(original, `Original of ${name}`)}${image(
        reconstruction,
        `Reconstruction of ${name}`,
      )}</div>
      <figcaption>${caption(sample)}</figcaption>
    </figure>
  `;
}

function nameOf({ index, label }: Sample): string {
  return label === null ? `image ${index}` : `image ${index}, a ${label}`;
}

function caption({ index, label, distance: off }: Sample): Markup {
  return html`image ${index}${label === null ? null : html`, <b>${label}</b>`}${
    off === null ? null : html`<br>distance ${distance(off)}`
  }`;
}

function extremes(sample: Sample): string {
  const difference = differenceOf(sample);
  if (!difference) return "";
  return `−${Math.max(0, -Math.min(...difference)).toFixed(0)} to +${
    Math.max(0, ...difference).toFixed(0)
  }`;
}
