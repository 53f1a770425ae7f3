import { imagesByClass } from "../analysis/class_statistics.ts";
import { best, worst } from "../analysis/ranking.ts";
import { distances, reconstruct } from "../analysis/reconstruction.ts";
import { areDigits, labelValue } from "../dataset/classes.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { amount, count } from "../sections/numbers.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import { chosenClass, type ClassChoice, ofClass } from "./class_choice.ts";
import { pixelPicture, rowOf } from "./exhibits.ts";
import type { Io } from "./io.ts";
import { imagesOf, labelsOf, withModel } from "./model_parts.ts";

/** An image in a ranking. */
export interface Ranked {
  /** Its index, counted from 0. */
  readonly index: number;
  /** The whole number or the word that labels it, null where there are no labels. */
  readonly label: number | string | null;
  /** The name of its class, null where there are no labels. */
  readonly class: string | null;
  /** ‖x − wH‖ */
  readonly distance: number;
}

/** `reconstructions`: the images that the model rebuilds worst and best, of all or of one class. */
export async function reconstructions(
  path: string,
  options: { readonly worst: number; readonly best: number } & ClassChoice,
  io: Io,
): Promise<void> {
  await withModel(path, async (model) => {
    const images = await imagesOf(model);
    const name = chosenClass(options);
    const labels = name === undefined ? await model.labels() : await labelsOf(model);
    const classes = await model.classes();
    const within = name === undefined
      ? undefined
      : ofClass(name, classes, imagesByClass(labels!), model.path);
    const all = distances(images, await model.features(), model.components);
    const found = {
      worst: ranked(worst(all, options.worst, within), all, { labels, classes }),
      best: ranked(best(all, options.best, within), all, { labels, classes }),
    };
    if (io.json) {
      const transformErr = Math.sqrt(all.reduce((sum, distance) => sum + distance ** 2, 0));
      await io.out(JSON.stringify({ transform_err: transformErr, ...found }) + "\n");
      return;
    }
    await io.out(rankingTable(found, classes, io).join("\n") + "\n");
    await showPairs("Worst", found.worst, model, io);
    await showPairs("Best", found.best, model, io);
  });
}

/** The facts of images in the order given. */
export function ranked(
  indices: readonly number[],
  distances: Float64Array,
  { labels, classes }: { labels: Int32Array | null; classes: readonly string[] },
): Ranked[] {
  return indices.map((index) => {
    const name = labels && classes[labels[index]!]!;
    return {
      index,
      label: name && labelValue(name),
      class: name,
      distance: distances[index]!,
    };
  });
}

/** Worst and best side by side. */
export function rankingTable(
  { worst, best }: { readonly worst: readonly Ranked[]; readonly best: readonly Ranked[] },
  classes: readonly string[],
  io: Io,
): string[] {
  const cells = (one: Ranked | undefined) =>
    one ? [String(one.index), String(one.label ?? ""), amount(one.distance)] : ["", "", ""];
  const rows = Array.from({ length: Math.max(worst.length, best.length) }, (_, i) => [
    String(i + 1),
    ...cells(worst[i]),
    "",
    ...cells(best[i]),
  ]);
  const half = (which: string) =>
    [
      { title: `${which}: image`, align: "right" },
      { title: areDigits(classes) ? "digit" : "class", align: "right" },
      { title: "distance", align: "right" },
    ] as const;
  const columns = [
    { title: "", align: "right" },
    ...half("worst"),
    { title: "  " },
    ...half("best"),
  ] as const;
  return table(columns, rows, styleFor(io.colorDepth).dim);
}

/** Each image above its reconstruction. */
async function showPairs(
  title: string,
  which: readonly Ranked[],
  model: ModelHandle,
  io: Io,
): Promise<void> {
  if (which.length === 0) return;
  const { bold, dim } = styleFor(io.colorDepth);
  const images = await imagesOf(model);
  const features = await model.features();
  await io.out(`\n${bold(`${title} rebuilt`)}  original above, reconstruction below\n`);
  await writeGallery(
    which.map(({ index, label, distance }) => ({
      caption: [
        `${index}` + (label === null ? "" : `: ${label}`),
        dim(`dist. ${count(distance)}`),
      ],
      pictures: [
        pixelPicture(rowOf(images, index), model.shape),
        pixelPicture(reconstruct(features, model.components, index), model.shape),
      ],
      colorMap: io.colorMap,
    })),
    io,
  );
}
