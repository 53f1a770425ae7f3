import { chosenClass, type ClassChoice, ofClass } from "./class_choice.ts";
import { type ClassStatistics, classStatistics } from "../analysis/class_statistics.ts";
import { topComponents } from "../analysis/top_components.ts";
import { areDigits, classKeys, classTitle } from "../dataset/classes.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { bar } from "../render/text/bar.ts";
import { boxPlot } from "../render/text/box_plot.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { amount, componentName, count, counted } from "../sections/numbers.ts";
import { sparkline } from "../render/text/sparkline.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import { rowOf, scaledPicture } from "./exhibits.ts";
import type { Io } from "./io.ts";
import { labelsOf, withModel } from "./model_parts.ts";

/** `digits`, `classes`: each class's strongest components; for one class all its weights as box plots too. */
export async function digits(
  path: string,
  options: ClassChoice & { readonly top: number },
  io: Io,
): Promise<void> {
  await withModel(path, async (model) => {
    const all = classStatistics(await model.features(), await labelsOf(model));
    const classes = await model.classes();
    const name = chosenClass(options);
    const chosen = name === undefined
      ? all
      : [ofClass(name, classes, new Map(all.map((one) => [one.label, one])), model.path)];
    if (io.json) {
      await io.out(JSON.stringify(asJson(model, classes, chosen, options.top)) + "\n");
      return;
    }
    for (const [i, one] of chosen.entries()) {
      if (i > 0) await io.out("\n");
      await showClass(model, classTitle(classes, one.label), one, options.top, io);
    }
    if (name !== undefined) await showWeights(chosen[0]!, io);
  });
}

function asJson(
  { components }: ModelHandle,
  classes: readonly string[],
  chosen: readonly ClassStatistics[],
  top: number,
) {
  return {
    n_components: components.shape[0],
    digits: chosen.map(({ label, count, mean, quartiles, whiskers, outliers }) => ({
      ...classKeys(classes[label]!),
      count,
      mean: [...mean],
      quartiles: quartiles.map((quartile) => [...quartile]),
      whiskers: whiskers.map((whisker) => [...whisker]),
      outliers: [...outliers],
      top: topComponents(mean, top).map((component) => ({ component, mean: mean[component]! })),
    })),
  };
}

async function showClass(
  model: ModelHandle,
  title: string,
  { count, mean }: ClassStatistics,
  top: number,
  io: Io,
) {
  const { bold, dim } = styleFor(io.colorDepth);
  const profile = sparkline(mean, { width: Math.min(mean.length, 45), unicode: io.unicode });
  await io.out(`${bold(title)}  ${counted(count, "image")}  ${dim(profile)}\n`);
  await writeGallery(
    topComponents(mean, top).map((component) => ({
      caption: [componentName(component), dim(`mean ${amount(mean[component]!)}`)],
      pictures: [scaledPicture(rowOf(model.components, component), model.shape)],
      colorMap: io.colorMap,
    })),
    io,
  );
}

/** All weights of a class: mean, quartiles and a box plot on one scale, outliers counted. */
async function showWeights(
  { mean, quartiles, whiskers, outliers }: ClassStatistics,
  io: Io,
): Promise<void> {
  const { dim } = styleFor(io.colorDepth);
  const [, q1, median, q3] = quartiles;
  const [low, high] = whiskers;
  const scale = high.reduce((a, b) => Math.max(a, b), 0);
  const width = Math.max(16, Math.min(80, io.columns - 52));
  const rows = Array.from(mean, (value, t) => [
    String(t + 1),
    amount(value),
    amount(q1[t]!),
    amount(median[t]!),
    amount(q3[t]!),
    boxPlot(
      { low: low[t]!, q1: q1[t]!, median: median[t]!, q3: q3[t]!, high: high[t]! },
      scale,
      width,
      io.unicode,
    ),
    count(outliers[t]!),
  ]);
  const columns = [
    { title: "component", align: "right" },
    { title: "mean", align: "right" },
    { title: "25 %", align: "right" },
    { title: "50 %", align: "right" },
    { title: "75 %", align: "right" },
    { title: `0 to ${amount(scale)}`.padEnd(width) },
    { title: "outliers", align: "right" },
  ] as const;
  await io.out("\n" + table(columns, rows, dim).join("\n") + "\n");
}

/** The strongest components of every class as a table, for a summary without pictures. */
export function topTable(
  all: readonly ClassStatistics[],
  classes: readonly string[],
  top: number,
  io: Io,
): string[] {
  const { dim } = styleFor(io.colorDepth);
  const largest = Math.max(...all.flatMap(({ mean }) => [...mean]));
  const rows = all.map(({ label, count: images, mean }) => [
    classes[label]!,
    count(images),
    ...topComponents(mean, top).map((t) =>
      `${String(t + 1).padStart(2)} ${amount(mean[t]!).padStart(5)} ${
        bar(mean[t]! / largest, 5, io.unicode)
      }`
    ),
  ]);
  const columns = [
    areDigits(classes) ? { title: "digit", align: "right" as const } : { title: "class" },
    { title: "images", align: "right" as const },
    ...Array.from({ length: top }, (_, i) => ({ title: `${ordinal(i + 1)} component` })),
  ];
  return table(columns, rows, dim);
}

function ordinal(n: number): string {
  return n === 1 ? "1st" : n === 2 ? "2nd" : n === 3 ? "3rd" : `${n}th`;
}
