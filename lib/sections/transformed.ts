import type { NdArray } from "ndarray";
import { reconstruct } from "../analysis/reconstruction.ts";
import { topComponents } from "../analysis/top_components.ts";
import type { Pixels } from "../dataset/dataset.ts";
import { amount, componentName, counted } from "./numbers.ts";
import type { ImageFormat } from "./picture.ts";
import { pixelPicture, rowOf } from "./pictures.ts";
import { whiteOf } from "../dataset/pixel_range.ts";
import { EMPTY, type Part } from "./section.ts";

/** New images under a model. */
export interface TransformedImages {
  /** X, (n, p), as the model sees them. */
  readonly images: NdArray<Pixels>;
  /** W, (n, k). */
  readonly features: NdArray<Float32Array>;
  /** H, (k, p). */
  readonly components: NdArray<Float32Array>;
  /** How pixels lie. */
  readonly format: ImageFormat;
  /** (n,) where each image came from, or null. */
  readonly paths: readonly string[] | null;
}

/** Images that are shown, and components that are named of each. */
const SHOWN = 5, TOP = 4;

/** New images as a model sees them, what it makes of them, and the components that it does so with. */
export function transformedImages(transformed: TransformedImages): Part {
  const [n = 0] = transformed.features.shape;
  const rows = Array.from({ length: Math.min(n, SHOWN) }, (_, row) => row);
  return {
    ...EMPTY,
    title: "",
    notes: n > SHOWN ? [`${counted(n - SHOWN, "more image")}; -o weights.csv saves all.`] : [],
    parts: rows.map((row) => imagePart(transformed, row)),
  };
}

function imagePart(
  { images, features, components, format, paths }: TransformedImages,
  row: number,
): Part {
  const name = paths?.[row] ?? `Image ${row}`;
  const weights = rowOf(features, row);
  const white = whiteOf(images);
  const top = topComponents(weights, TOP).filter((t) => weights[t]! > 0);
  const used = top.map((t) => `${componentName(t)} (${amount(weights[t]!)})`).join(", ");
  const shown = (label: string, words: string, pixels: () => Float32Array) => ({
    label,
    words,
    isSigned: false,
    scale: { low: 0, high: white },
    make: () => pixelPicture(pixels(), format, white),
  });
  return {
    ...EMPTY,
    title: name,
    notes: [used === "" ? "No component has a weight." : `Strongest: ${used}.`],
    pictures: [{
      name: `transformed-${row}`,
      title: name,
      rows: [{
        label: "",
        exhibits: [{
          name,
          short: String(row),
          facts: [],
          pictures: [
            shown(
              "As the model sees it",
              "the image in the model's size",
              () => rowOf(images, row),
            ),
            shown(
              "Reconstruction",
              "the components by their weights",
              () => reconstruct(features, components, row),
            ),
          ],
        }],
      }],
    }],
  };
}
