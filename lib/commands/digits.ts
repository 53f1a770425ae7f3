import { chartLines } from "../render/text/chart_lines.ts";
import { writePart } from "../render/text/section.ts";
import { classes } from "../sections/classes.ts";
import { top as topOf } from "../sections/top.ts";
import { chosenClass, type ClassChoice, labelOf } from "./class_choice.ts";
import type { Io } from "./io.ts";
import { readFacts, requireLabels } from "./model_parts.ts";
import { printData } from "./print_data.ts";

/** `digits`, `classes`: each class's top components; for one class all its weights as box plots too. */
export async function digits(
  path: string,
  { top, ...choice }: ClassChoice & { readonly top: number },
  io: Io,
): Promise<void> {
  const model = await readFacts(path, { images: false });
  requireLabels(model);
  const label = labelOf(model, chosenClass(choice));
  const weights = classes(model, { label, top });
  if (io.json) return await printData(weights, io);
  await writePart(topOf(model, { label, top }), io);
  const charts = label === undefined ? weights.charts : weights.parts[0]!.charts.slice(0, 1);
  for (const chart of charts) await io.out("\n" + chartLines(chart, io).join("\n") + "\n");
}
