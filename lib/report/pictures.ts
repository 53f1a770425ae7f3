import type { NdArray } from "ndarray";
import type { Rgb } from "../analysis/overlay.ts";
import type { Group, ModelReport } from "./model_report.ts";
import { colorRaster, pixelRaster, type Raster, scaledRaster, signedRaster } from "./raster.ts";
import { differenceOf, type Sample } from "./sample.ts";

/** One component, scaled so that its largest value is white. */
export function componentRaster({ model }: ModelReport, component: number): Raster {
  return scaledRaster(row(model.components, component), model.shape);
}

/** The three pictures of an image; original and difference are null where the model has no images. */
export function sampleRasters({ model: { shape } }: ModelReport, sample: Sample): {
  original: Raster | null;
  reconstruction: Raster;
  difference: Raster | null;
} {
  const difference = differenceOf(sample);
  return {
    original: sample.original && pixelRaster(sample.original, shape),
    reconstruction: pixelRaster(sample.reconstruction, shape),
    difference: difference && signedRaster(difference, shape),
  };
}

/** The names of the class pictures, in their order. */
export const CLASS_PICTURES = ["mean", "median", "minimum", "maximum"] as const;

/** Mean, median, minimum and maximum of a group's top components, each scaled by its own largest value. */
export function classRasters({ model }: ModelReport, { classPictures }: Group): Raster[] {
  return CLASS_PICTURES.map((name) => scaledRaster(classPictures[name], model.shape));
}

/** A group's top components painted over one another. */
export function overlayRaster({ model }: ModelReport, { overlay }: Group): Raster {
  return colorRaster(overlay.rgb, model.shape);
}

/** A component in its colour of an overlay: the legend shows what was painted. */
export function tintedRaster(model: ModelReport, component: number, color: Rgb): Raster {
  const grey = componentRaster(model, component);
  const rgb = Uint8Array.from(
    { length: grey.data.length * 3 },
    (_, i) => Math.round(grey.data[Math.floor(i / 3)]! / 255 * color[i % 3]!),
  );
  return colorRaster(rgb, model.model.shape);
}

function row(matrix: NdArray<Float32Array>, index: number): Float32Array {
  return Float32Array.from({ length: matrix.shape[1]! }, (_, j) => matrix.get(index, j));
}
