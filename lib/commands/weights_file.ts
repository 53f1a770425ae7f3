import ndarray, { type NdArray } from "ndarray";
import { encodeNpz, type Member } from "../arrays/npz.ts";
import { areWholeNumbers, digitOf, labelValue } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import { csvPieces } from "../render/tables/csv.ts";
import { rowOf } from "../sections/pictures.ts";
import { shortFloats } from "../sections/short_float.ts";
import type { Cell, DataTable } from "../sections/table.ts";

/** What weights of images are written as. */
export type WeightsFormat = "csv" | "npz";

/** Weights of images, and what the images were labelled. */
export interface Weights {
  /** W, (n, k). */
  readonly features: NdArray<Float32Array>;
  /** (n,) indices into the classes, or null. */
  readonly labels: Int32Array | null;
  /** Names of the classes. */
  readonly classes: readonly string[];
}

/**
 * The format of an output, by its ending; standard output is CSV.
 *
 * @throws {Failure} of wrong usage for other endings
 */
export function weightsFormat(output: string): WeightsFormat {
  if (output === "-" || /\.csv$/i.test(output)) return "csv";
  if (/\.npz$/i.test(output)) return "npz";
  throw new Failure(
    `${output}: weights are written as .csv or .npz; choose one of these endings`,
    2,
  );
}

/** The bytes of a file of weights, in pieces. */
export function encodeWeights(weights: Weights, format: WeightsFormat): Iterable<Uint8Array> {
  return format === "csv" ? inBytes(csvPieces(tableOf(weights))) : encodeNpz(members(weights));
}

function* inBytes(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}

/** Labels are whole numbers, or words. */
function members({ features, labels, classes }: Weights): [string, Member][] {
  if (labels === null) return [["features", features]];
  const values = areWholeNumbers(classes)
    ? ndarray(labels.map((label) => digitOf(classes[label]!)!), [labels.length])
    : Array.from(labels, (label) => classes[label]!);
  return [["features", features], ["labels", values]];
}

/** Label (where known), then the weights. */
function tableOf({ features, labels, classes }: Weights): DataTable {
  const [n, k] = features.shape as [number, number];
  const names = Array.from({ length: k }, (_, t) => `component${t + 1}`);
  function* rows(): Generator<Cell[]> {
    for (let i = 0; i < n; i++) {
      const label = labels ? [labelValue(classes[labels[i]!]!)] : [];
      yield [...label, ...shortFloats(rowOf(features, i))];
    }
  }
  return { head: [...(labels ? ["label"] : []), ...names], rows: rows() };
}
