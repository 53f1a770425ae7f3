import { contrasts } from "../../sections/classes.ts";
import { groupName, groupNoun } from "../../sections/groups.ts";
import type { ModelFacts } from "../../sections/model_facts.ts";
import { modelTitle } from "../../sections/report_facts.ts";
import type { Part } from "../../sections/section.ts";
import type { ReportSection } from "../../sections/sections.ts";
import { isWide } from "../charts/item_axis.ts";
import { heading } from "./heading.ts";
import { html, type Markup, trusted } from "./markup.ts";
import { chartFigure, tableOf } from "./parts.ts";

/** Box plots and means of each class, all of them or any two side by side. */
export function classesOf({ ofModels }: ReportSection): Markup {
  const keys = keysOf(ofModels);
  return html`<p>The numbers of a component show when the pointer rests on it.</p>${
    chooser(keys, ofModels[0]!.model)
  }${
    ofModels.map(({ model, section }) =>
      html`
        ${heading(3, modelTitle(model), "digits")}${section.notes.map((note) =>
          html`<p class="note">${note}</p>`
        )}${section.charts.map((chart) => chartFigure(chart))}${contrastLines(model, keys)}<div
          class="groups pairs${isWide(model.components.length) ? " wide" : null}">${section.parts
            .map((part) => panel(part, keys, `digits-${model.name}`))}</div>
      `
    )
  }`;
}

/** The rules that show two classes side by side when they are chosen: no script is needed for that. */
export function pairStyle({ ofModels }: ReportSection): string {
  const two = "main:has(#view-two:checked)";
  const rules = [
    `${two} .choose{display:block}`,
    `${two} .pairs>*{display:none}`,
  ];
  const keys = keysOf(ofModels);
  for (const key of keys.values()) {
    const [left, right] = [
      `main:has(#view-two:checked):has(#left-${key}:checked)`,
      `main:has(#view-two:checked):has(#right-${key}:checked)`,
    ];
    rules.push(`${right} .pairs>.group-${key}{display:block;order:2}`);
    rules.push(`${left} .pairs>.group-${key}{display:block;order:1}`);
  }
  for (const pair of new Set(ofModels.flatMap(({ model }) => pairsOf(model, keys)))) {
    const [a, b] = pair.split(" ");
    for (const [left, right] of [[a, b], [b, a]]) {
      rules.push(
        `${two}:has(#left-${left}:checked):has(#right-${right}:checked) .contrast-${a}-${b}{display:block}`,
      );
    }
  }
  return rules.join("\n");
}

/** A key for each class of all models, by its name; of a digit the digit itself. */
function keysOf(ofModels: ReportSection["ofModels"]): Map<string, string> {
  const { compare } = new Intl.Collator("en", { numeric: true });
  const names = new Set(ofModels.flatMap(({ section }) => section.parts.map(({ title }) => title)));
  return new Map(
    [...names].sort(compare).map((name, i) => [name, /^Digit (\d)$/.exec(name)?.[1] ?? `x${i}`]),
  );
}

function pairsOf(model: ModelFacts, keys: ReadonlyMap<string, string>): string[] {
  return contrasts(model).map(({ labels }) =>
    labels.map((label) => keys.get(groupName(model.grouping, label))!).join(" ")
  );
}

function chooser(keys: ReadonlyMap<string, string>, { grouping }: ModelFacts): Markup | null {
  const [first, second] = keys.values();
  if (first === undefined || second === undefined) return null;
  const noun = groupNoun(grouping);
  // the notebook's two
  const isNotebook = keys.has("Digit 5") && keys.has("Digit 7");
  const [left, right] = isNotebook ? ["5", "7"] : [first, second];
  const radios = (side: "left" | "right", chosen: string) =>
    [...keys].map(([name, key]) =>
      html`<label><input type="radio" name="${side}" id="${side}-${key}"${
        key === chosen ? trusted(" checked") : null
      }>${name.replace(/^(Digit|Class) /, "")}</label>`
    );
  return html`
    <div class="chooser">
      <fieldset><legend>Show</legend>
    <label><input type="radio" name="view" id="view-all" checked>all</label>
    <label><input type="radio" name="view" id="view-two">two side by side</label></fieldset>
      <div class="choose">
        <fieldset><legend>Left ${noun}</legend>${radios("left", left)}</fieldset>
        <fieldset><legend>Right ${noun}</legend>${radios("right", right)}</fieldset>
      </div>
    </div>
  `;
}

/** A class's charts, with what each is instead of the caption that all would share. */
function panel(
  { title, subtitle, charts, tables }: Part,
  keys: ReadonlyMap<string, string>,
  place: string,
): Markup {
  return html`
    <article
      class="group-${keys.get(title)!}">${heading(4, title, place, subtitle)}${charts.map((
        chart,
      ) =>
        chartFigure(chart, `${title}: ${chart.kind === "boxes" ? "box plots" : "means"}`)
      )}${tables.map(
        tableOf,
      )}</article>
  `;
}

function contrastLines(model: ModelFacts, keys: ReadonlyMap<string, string>): Markup | null {
  const pairs = pairsOf(model, keys);
  if (pairs.length === 0) return null;
  return html`<div class="contrasts">${
    contrasts(model).map(({ text }, i) =>
      html`<p class="contrast-${pairs[i]!.replace(" ", "-")}">${text}</p>`
    )
  }</div>`;
}
