import type { Report } from "../report.ts";
import { NO_IMAGES } from "../sections.ts";
import { html, type Markup } from "./markup.ts";
import { eachModel, gallery } from "./parts.ts";
import { trio } from "./trio.ts";

/** An image of each digit: original, reconstruction, difference. */
export function reconstructions(report: Report): Markup {
  return html`<p>The first image of each: original, reconstruction, and original minus reconstruction (orange where the
reconstruction is too dark, blue where it is too bright, black where both are equal).</p>${
    eachModel(report, (model) =>
      html`${model.model.images ? null : html`<p class="note">${NO_IMAGES}</p>`}${
        gallery(model.groups.map(({ examples }) =>
          trio(model, examples[0]!)
        ))
      }`)
  }`;
}
