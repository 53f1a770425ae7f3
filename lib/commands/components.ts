import { type ComponentFacts, componentFacts } from "../analysis/component_facts.ts";
import { classStatistics } from "../analysis/class_statistics.ts";
import { areDigits, areWholeNumbers, digitOf } from "../dataset/classes.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { bar } from "../render/text/bar.ts";
import { scaleStrip, writeGallery } from "../render/pictures/gallery.ts";
import { amount, componentName, percentage } from "../sections/numbers.ts";
import { type Picture, pictureCells } from "../render/pictures/picture.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import { rowOf, scaledPicture } from "./exhibits.ts";
import type { Io } from "./io.ts";
import { checkIndex, withModel } from "./model_parts.ts";

/** `components`: pictures of all components, or one of them large with its scale and the classes that use it. */
export async function components(
  path: string,
  options: { readonly index?: number; readonly output?: string; readonly force?: boolean },
  io: Io,
): Promise<void> {
  const { output } = options;
  if (output !== undefined) return await save(path, { ...options, output }, io);
  await withModel(path, async (model) => {
    const { index } = options;
    if (index !== undefined) checkIndex(index, model.components.shape[0]!, "component", model.path);
    const labels = await model.labels();
    const features = await model.features();
    const statistics = labels ? classStatistics(features, labels) : [];
    const facts = componentFacts(features, model.components, statistics);
    const names = await model.classes();
    const classes = statistics.map(({ label }) => names[label]!);
    const chosen = index === undefined ? facts : [facts[index]!];
    if (io.json) await io.out(JSON.stringify(asJson(model, classes, chosen)) + "\n");
    else if (index === undefined) await showAll(model, facts, io);
    else await showOne(model, facts[index]!, classes, io);
  });
}

async function save(
  path: string,
  options: { readonly index?: number; readonly output: string; readonly force?: boolean },
  io: Io,
): Promise<void> {
  const [{ saveComponents }, { componentSheet, componentsSheet }] = await Promise.all([
    import("./save_picture.ts"),
    import("../report/sheets.ts"),
  ]);
  const { index } = options;
  if (index === undefined) return await saveComponents(path, options, 1, componentsSheet, io);
  await saveComponents(path, options, 1, (model) => {
    checkIndex(index, model.facts.length, "component", path);
    return componentSheet(model, index);
  }, io);
}

function asJson(
  { components, shape }: ModelHandle,
  classes: readonly string[],
  facts: readonly ComponentFacts[],
): unknown {
  const areNumbers = areWholeNumbers(classes);
  return {
    n_components: components.shape[0],
    shape,
    ...(areNumbers && { digits: classes.map(digitOf) }),
    classes,
    components: facts.map(({ component, share, sparseness, use }) => ({
      component,
      share,
      sparseness,
      [areNumbers ? "mean_by_digit" : "mean_by_class"]: [...use],
      values: [...rowOf(components, component)],
    })),
  };
}

async function showAll(model: ModelHandle, facts: readonly ComponentFacts[], io: Io) {
  const { dim } = styleFor(io.colorDepth);
  await writeGallery(
    facts.map(({ component, share }) => ({
      caption: [componentName(component), dim(`share ${percentage(share)}`)],
      pictures: [scaledPicture(rowOf(model.components, component), model.shape)],
      colorMap: io.colorMap,
    })),
    io,
  );
}

async function showOne(
  model: ModelHandle,
  { component, share, sparseness, use }: ComponentFacts,
  classes: readonly string[],
  io: Io,
) {
  const values = rowOf(model.components, component);
  const picture = scaledPicture(values, model.shape);
  const zoom = largestZoom(picture, io);
  const { bold, dim } = styleFor(io.colorDepth);
  await io.out(
    `${bold(componentName(component))}  share of all reconstructions ${percentage(share)}  ` +
      `sparseness ${sparseness.toFixed(2)}\n\n`,
  );
  await writeGallery([{ caption: [], pictures: [picture], colorMap: io.colorMap }], io, zoom);
  await writeScale(values.reduce((a, b) => Math.max(a, b), 0), io);
  if (classes.length === 0) return;
  const most = Math.max(...use);
  const rows = classes.map((name, i) => [
    name,
    amount(use[i]!),
    bar(use[i]! / most, Math.min(40, io.columns - 20), io.unicode),
  ]);
  const columns = [
    areDigits(classes) ? { title: "digit", align: "right" as const } : { title: "class" },
    { title: "mean weight", align: "right" as const },
    { title: "" },
  ];
  await io.out("\n" + table(columns, rows, dim).join("\n") + "\n");
}

/** The colours from zero to the largest value, with the numbers beside them. */
async function writeScale(largest: number, io: Io): Promise<void> {
  const line = await scaleStrip(28, io.colorMap, io);
  await io.out(`\n0 ${line} ${amount(largest)}\n`);
}

/** As large as the screen allows; a file or a pipe gets the picture at its own size. */
function largestZoom(picture: Picture, io: Io): number {
  if (!io.stdoutIsTerminal) return 1;
  let zoom = 1;
  const fits = (zoom: number) => {
    const { columns, rows } = pictureCells(picture, zoom);
    return columns <= io.columns - 2 && rows <= io.rows - 4;
  };
  while (fits(zoom + 1)) zoom++;
  return zoom;
}
