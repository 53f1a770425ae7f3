import { count, counted } from "../../sections/numbers.ts";
import type { ModelReport } from "../model_report.ts";
import type { Report } from "../report.ts";
import { NO_IMAGES, NO_LABELS } from "../sections.ts";
import { html, type Markup } from "./markup.ts";
import { table } from "./parts.ts";

/** What was loaded: images, sizes, and how many of each digit. */
export function loaded(report: Report): Markup {
  const { models, comparison } = report;
  const distinct = comparison?.byDigit ? models.slice(0, 1) : models;
  return html`${
    table(
      "Models",
      ["Name", "Images", "Pixels", "Components", "Labels", "Read from"],
      models.map(facts),
    )
  }${distinct.map(counts)}${
    models.map((model) =>
      model.model.images ? null : html`<p class="note">${model.name}: ${NO_IMAGES}</p>`
    )
  }`;
}

function facts({ name, model, facts }: ModelReport): string[] {
  const [height, width] = model.shape;
  return [
    name,
    count(model.features.shape[0]!),
    `${height} × ${width} = ${count(height * width)}`,
    count(facts.length),
    model.labels ? "yes" : "none",
    model.origin ? model.origin.sources.join(", ") : "not recorded in this file",
  ];
}

function counts({ name, grouping, groups, groupsLeftOut }: ModelReport): Markup {
  return html`${
    grouping.kind === "cluster" ? html`<p class="note">${name}: ${NO_LABELS}</p>` : null
  }${
    groupsLeftOut > 0
      ? html`<p class="note">Shown are the ${groups.length} labels of most images; ${
        counted(groupsLeftOut, "other is", "others are")
      } left out.</p>`
      : null
  }${
    table(
      `Images of each ${grouping.kind}`,
      ["", ...groups.map((group) => group.name)],
      [["Images", ...groups.map(({ statistics }) => count(statistics.count))]],
    )
  }`;
}
