import type { NdArray } from "ndarray";
import { rowMajor } from "../../arrays/row_major.ts";
import type { Numbers } from "../../arrays/numbers.ts";
import { Failure } from "../../failure.ts";
import type { LabelValues } from "../label_values.ts";
import type { LabelNames } from "../source_labels.ts";
import type { Loading } from "../readers/reader.ts";
import { arrayLayout } from "./array_layout.ts";
import { type ArrayWriter, createArrayWriter } from "./array_writer.ts";

/** Labels of the images in an array. */
export interface RowLabels {
  /** A whole number, or an index into `names`; asked for when the image is complete. */
  labelOf(row: number): number;
  /** Names where there are any. */
  readonly names: LabelNames | null;
}

/**
 * Begins to read an array of images of this shape.
 *
 * @param name for messages
 * @param labels of its images, or null
 * @param isUnsigned8 whether its values are bytes
 * @returns what takes its values in C order; call `end` after the last
 * @throws {Failure} it holds no images
 */
export function beginArray(
  name: string,
  shape: readonly number[],
  labels: RowLabels | null,
  loading: Loading,
): ArrayWriter & { end(): void } {
  const { pictureOptions, options } = loading;
  const layout = arrayLayout(name, shape, pictureOptions.channels);
  const isColor = layout.shape === null ? layout.channels === 3 : layout.channels >= 3;
  const channels = isColor ? pictureOptions.channels : 1;
  const pixels = layout.shape === null
    ? layout.valuesEach
    : layout.shape[0] * layout.shape[1] * channels;
  const images = loading.imagesFor({
    name,
    pixels,
    shape: layout.shape,
    channels,
    hasLabels: labels !== null,
    labelNames: labels?.names ?? undefined,
  }, layout.count);
  const writer = createArrayWriter({
    name,
    layout,
    labelOf: labels?.labelOf ?? null,
    options: { ...pictureOptions, channels, size: null },
    images,
  });
  return {
    valuesEach: writer.valuesEach,
    write: (values) => writer.write(values),
    get lostColor() {
      return writer.lostColor;
    },
    end() {
      if (!writer.lostColor || options.channels !== undefined) return;
      loading.note("colour images were turned into grey by luminance; --channels rgb keeps colour");
    },
  };
}

/** Reads images from an array in memory; see {@linkcode beginArray}. */
export function readArray(
  name: string,
  array: NdArray<Numbers>,
  labels: LabelValues | null,
  loading: Loading,
): void {
  const [n = 0] = array.shape;
  if (labels && labels.labels.length !== n) {
    throw new Failure(`${name}: ${n} images, but ${labels.labels.length} labels; check both`);
  }
  const labelOf = (row: number) => labels!.labels[row]!;
  const rowLabels = labels && { labelOf, names: labels.names };
  const writer = beginArray(name, array.shape, rowLabels, loading);
  writer.write(rowMajor(array));
  writer.end();
}
