import { inverseTransform, reconstruct } from "../analysis/reconstruction.ts";
import { areDigits, labelValue } from "../dataset/classes.ts";
import { bar } from "../render/text/bar.ts";
import { type Exhibit, writeGallery } from "../render/pictures/gallery.ts";
import { amount, count } from "../sections/numbers.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import { differencePicture, pixelPicture, rowOf } from "./exhibits.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { checkIndex, withModel } from "./model_parts.ts";

/** One image and what the model makes of it. */
interface Sample {
  readonly index: number;
  /** The whole number or the word that labels it. */
  readonly label: number | string | null;
  /** The name of its class. */
  readonly class: string | null;
  /** ‖x − wH‖; null where the model holds no images. */
  readonly distance: number | null;
  readonly features: Float32Array;
  readonly original: Float32Array | null;
  readonly reconstruction: Float32Array;
  /** Pixels in which the product by hand and inverse_transform agree to the bit. */
  readonly identical: number;
}

/** `sample`: one image, its reconstruction, the difference, and its weights. */
export async function sample(
  path: string,
  options: { readonly index?: number },
  io: Io,
): Promise<void> {
  const index = given(options.index, "sample", "--index 0");
  await withModel(path, async (model) => {
    checkIndex(index, model.nSamples, "image", model.path);
    const features = await model.features();
    const images = await model.images();
    const labels = await model.labels();
    const classes = await model.classes();
    const name = labels && classes[labels[index]!]!;
    const reconstruction = reconstruct(features, model.components, index);
    const original = images && rowOf(images, index);
    const byTransform = inverseTransform(features, model.components, [index]).data;
    const found: Sample = {
      index,
      label: name && labelValue(name),
      class: name,
      distance: original && distance(original, reconstruction),
      features: rowOf(features, index),
      original,
      reconstruction,
      identical: reconstruction.filter((value, j) => Object.is(value, byTransform[j])).length,
    };
    await (io.json ? printJson(found, io) : show(found, areDigits(classes), model.shape, io));
  });
}

function distance(original: Float32Array, reconstruction: Float32Array): number {
  return Math.sqrt(original.reduce((sum, x, j) => sum + (x - reconstruction[j]!) ** 2, 0));
}

async function printJson(found: Sample, io: Io): Promise<void> {
  const json = JSON.stringify({
    ...found,
    features: [...found.features],
    original: found.original && [...found.original],
    reconstruction: [...found.reconstruction],
  });
  await io.out(json + "\n");
}

async function show(
  found: Sample,
  isDigit: boolean,
  shape: readonly [height: number, width: number],
  io: Io,
): Promise<void> {
  const { index, label, distance, features, original, reconstruction, identical } = found;
  const { bold } = styleFor(io.colorDepth);
  const title = [
    bold(`Image ${count(index)}`),
    ...(label === null ? [] : [`${isDigit ? "digit" : "class"} ${label}`]),
    ...(distance === null ? [] : [`distance ${amount(distance)}`]),
  ];
  await io.out(title.join("  ") + "\n\n");
  const exhibits: Exhibit[] = [
    {
      caption: ["Reconstruction", ""],
      pictures: [pixelPicture(reconstruction, shape)],
      colorMap: io.colorMap,
    },
  ];
  if (original) {
    exhibits.unshift({
      caption: ["Original", ""],
      pictures: [pixelPicture(original, shape)],
      colorMap: io.colorMap,
    });
    exhibits.push({
      caption: ["Difference", "+ original is more, - less"],
      pictures: [differencePicture(original, reconstruction, shape)],
      colorMap: io.colorMap === "inverted" ? "diverging-light" : "diverging",
    });
  }
  await writeGallery(exhibits, io);
  const largest = features.reduce((a, b) => Math.max(a, b), 0);
  const rows = Array.from(features, (weight, t) => [
    String(t + 1),
    amount(weight),
    bar(weight / largest, Math.min(50, io.columns - 22), io.unicode),
  ]);
  const columns = [
    { title: "component", align: "right" },
    { title: "weight", align: "right" },
    { title: "" },
  ] as const;
  await io.out("\n" + table(columns, rows, styleFor(io.colorDepth).dim).join("\n") + "\n");
  await io.out(
    `\nwH by hand and inverse_transform agree to the bit in ${identical} of ` +
      `${reconstruction.length} pixels\n`,
  );
}
