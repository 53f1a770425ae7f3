import { counted } from "../../sections/numbers.ts";
import type { Charts } from "../charts.ts";
import type { Report } from "../report.ts";
import { type SectionId, SECTIONS } from "../sections.ts";
import { classes } from "./class.ts";
import { compare } from "./compare.ts";
import { components } from "./components.ts";
import { digits, pairStyle } from "./digits.ts";
import { distances } from "./distances.ts";
import { examples } from "./examples.ts";
import { loaded } from "./loaded.ts";
import { made } from "./made.ts";
import { html, type Markup, trusted } from "./markup.ts";
import { overlays } from "./overlay.ts";
import { title } from "./parts.ts";
import { reconstructions } from "./reconstructions.ts";
import { sample } from "./sample.ts";
import { STYLE } from "./style.ts";
import { top } from "./top.ts";

const CONTENTS: Readonly<Record<SectionId, (report: Report, charts: Charts) => Markup>> = {
  loaded,
  examples,
  components,
  sample,
  digits,
  top,
  reconstructions,
  distances,
  class: classes,
  overlay: overlays,
  compare,
  made,
};

/** Nothing may be fetched and no script may run; pictures and styles are in the page itself. */
const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/** The report as one HTML page that holds all it needs. */
export function page(report: Report, charts: Charts): string {
  const heading = `What the images are made of: ${report.models.map(title).join("; ")}`;
  const images = counted(report.models[0]!.model.features.shape[0]!, "image");
  return html`
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
    ${trusted(pairStyle(report))}
    </style>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the contents</a>
        <header>
          <h1>What the images are made of</h1>
          <p>${report.models.map(title).join(
            "; ",
          )}, found by non-negative matrix factorization of ${images}.</p>
        </header>
        <nav aria-label="Sections">
          <ol>${SECTIONS.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ol>
        </nav>
        <main id="main" tabindex="-1">${SECTIONS.map(({ id, title }) =>
          html`
            <section id="${id}"
              aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
            ${CONTENTS[id](report, charts)}</section>
          `
        )}
        </main>
      </body>
    </html>
  `.markup;
}
