import { contrast } from "../../analysis/contrast.ts";
import { count } from "../../sections/numbers.ts";
import type { Charts, ModelCharts } from "../charts.ts";
import { weight } from "../format.ts";
import type { Group, ModelReport } from "../model_report.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";
import { isWide } from "../weight_charts.ts";
import { chart, details, eachModel, table } from "./parts.ts";

/** Most groups for which every pair's differences are listed: 120 pairs. */
const MOST_FOR_PAIRS = 16;
/** Components listed for a pair. */
const DIFFERENCES = 5;

/** Box plots and means of each digit, all of them or any two side by side. */
export function digits(report: Report, charts: Charts): Markup {
  return html`<p>Every model's charts have one scale, so that digits can be compared. Box: first to third quartile with
the median. Whiskers: the furthest weight within 1.5 interquartile ranges. Ring: the largest outlier. Diamond: the mean.
The numbers of a component show when the pointer rests on it.</p>${chooser(choices(report))}${
    eachModel(report, (model, i) =>
      html`${chart(charts.models[i]!.means)}${contrasts(model)}<div class="groups pairs${
        isWide(model) ? " wide" : null
      }">${
        model.groups.map((group, g) => panel(group, charts.models[i]!.groups[g]!))
      }</div>`)
  }`;
}

/** The rules that show two digits side by side when they are chosen: no script is needed for that. */
export function pairStyle(report: Report): string {
  const two = "main:has(#view-two:checked)";
  const rules = [
    `${two} .choose{display:block}`,
    `${two} .pairs>*{display:none}`,
  ];
  const ids = choices(report).map(({ id }) => id);
  for (const id of ids) {
    const [left, right] = [
      `main:has(#view-two:checked):has(#left-${id}:checked)`,
      `main:has(#view-two:checked):has(#right-${id}:checked)`,
    ];
    rules.push(`${right} .pairs>.group-${id}{display:block;order:2}`);
    rules.push(`${left} .pairs>.group-${id}{display:block;order:1}`);
  }
  for (const [a, b] of pairs(ids)) {
    for (const [left, right] of [[a, b], [b, a]]) {
      rules.push(
        `${two}:has(#left-${left}:checked):has(#right-${right}:checked) .contrast-${a}-${b}{display:block}`,
      );
    }
  }
  return rules.join("\n");
}

interface Choice {
  readonly id: string;
  readonly name: string;
}

/** The classes of all models, each once. */
function choices({ models }: Report): Choice[] {
  const groups = models.flatMap(({ groups }) => groups);
  const byId = new Map(groups.map((group) => [idOf(group), group]));
  const order = (a: Group, b: Group) =>
    typeof a.value === "number" && typeof b.value === "number" ? a.value - b.value : 0;
  return [...byId.values()].sort(order).map((group) => ({ id: idOf(group), name: group.name }));
}

/** What a class is called in the page's own names, of letters, digits, - and _ alone. */
function idOf({ value }: Group): string {
  return String(value).replaceAll(
    /[^a-z0-9-]/giu,
    (character) => `_${character.codePointAt(0)!.toString(16)}`,
  );
}

function chooser(choices: readonly Choice[]): Markup | null {
  if (choices.length < 2) return null;
  const has = (id: string) => choices.some((choice) => choice.id === id);
  // the notebook's two
  const [left, right] = has("5") && has("7") ? ["5", "7"] : [choices[0]!.id, choices[1]!.id];
  const radios = (side: "left" | "right", chosen: string) =>
    choices.map(({ id, name }) =>
      html`<label><input type="radio" name="${side}" id="${side}-${id}"${
        id === chosen
          ? html`
            checked
          `
          : null
      }>${name.replace(/^(Digit|Class) /, "")}</label>`
    );
  return html`
    <div class="chooser">
      <fieldset><legend>Show</legend>
    <label><input type="radio" name="view" id="view-all" checked>all</label>
    <label><input type="radio" name="view" id="view-two">two side by side</label></fieldset>
      <div class="choose">
        <fieldset><legend>Left digit</legend>${radios("left", left)}</fieldset>
        <fieldset><legend>Right digit</legend>${radios("right", right)}</fieldset>
      </div>
    </div>
  `;
}

function panel(group: Group, charts: ModelCharts["groups"][number]): Markup {
  return html`
    <article
      class="group-${idOf(group)}"><h4>${group.name} <small>${count(
        group.statistics.count,
      )} images</small></h4>${chart(charts.box, "Box plots")}${chart(
        charts.mean,
        "Means",
      )}${details(`Numbers of ${group.name}`, numbers(group))}</article>
  `;
}

function numbers({ name, statistics }: Group): Markup {
  const { mean, quartiles, whiskers, outliers } = statistics;
  return table(
    `${name}: weights of each component`,
    ["", "Mean", "Min", "25 %", "50 %", "75 %", "Max", "Whiskers", "Outliers"],
    Array.from(mean, (value, t) => [
      String(t + 1),
      weight(value),
      ...quartiles.map((quartile) => weight(quartile[t]!)),
      `${weight(whiskers[0][t]!)}–${weight(whiskers[1][t]!)}`,
      count(outliers[t]!),
    ]),
  );
}

function contrasts({ groups }: ModelReport): Markup | null {
  if (groups.length < 2) return null;
  const lines = pairs(groups).map(([a, b]) => {
    const items = contrast(a.statistics.mean, b.statistics.mean).slice(0, DIFFERENCES).map((t) =>
      `${t + 1} (${weight(a.statistics.mean[t]!)} against ${weight(b.statistics.mean[t]!)})`
    );
    return html`
      <p
        class="contrast-${idOf(a)}-${idOf(b)}">${a.name} and ${b
          .name} differ most in the means of components ${items.join(", ")}.</p>
    `;
  });
  return html`<div class="contrasts">${lines}</div>`;
}

/** Every two of them, in their order; none where they are too many. */
function pairs<T>(all: readonly T[]): [T, T][] {
  if (all.length > MOST_FOR_PAIRS) return [];
  return all.flatMap((a, i) => all.slice(i + 1).map((b): [T, T] => [a, b]));
}
