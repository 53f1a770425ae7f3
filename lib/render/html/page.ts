import { counted } from "../../sections/numbers.ts";
import { modelTitle, type ReportFacts } from "../../sections/report_facts.ts";
import type { ReportSection } from "../../sections/sections.ts";
import { pairStyle } from "./classes.ts";
import { numberFigures } from "./figure_number.ts";
import { html, trusted } from "./markup.ts";
import { sectionMarkup } from "./section.ts";
import { STYLE } from "./style.ts";

/** Nothing may be fetched and no script may run; pictures and styles are in the page itself. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** The report as one HTML page that holds all it needs. */
export function page({ models }: ReportFacts, sections: readonly ReportSection[]): string {
  const heading = `What the images are composed of: ${models.map(modelTitle).join("; ")}`;
  const images = counted(models[0]!.model.features.shape[0]!, "image");
  return numberFigures(
    html`
      <!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta http-equiv="Content-Security-Policy" content="${POLICY}">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <meta name="generator" content="strokes">
          <meta name="description"
            content="Non-negative matrix factorization of ${images}: ${heading}">
          <link rel="icon" href="data:,">
          <title>${heading}</title>
          <style>
      ${trusted(STYLE)}
      ${trusted(pairStyle(sections.find(({ id }) => id === "digits")!))}
      </style>
        </head>
        <body>
          <a class="skip" href="#main">Skip to the contents</a>
          <header>
            <h1>What the images are composed of</h1>
            <p>${models.map(modelTitle).join(
              "; ",
            )}, found by non-negative matrix factorization of ${images}.</p>
          </header>
          <nav aria-label="Sections">
            <ol>${sections.map(({ id, title }) =>
              html`<li><a href="#${id}">${title}</a></li>`
            )}</ol>
          </nav>
          <main id="main" tabindex="-1">${sections.map((section) =>
            html`
              <section id="${section.id}"
                aria-labelledby="${section.id}-title"><h2 id="${section
                  .id}-title"><a href="#${section.id}">${section
                  .title}</a></h2>
              ${sectionMarkup(section)}</section>
            `
          )}
          </main>
        </body>
      </html>
    `.markup,
  );
}
