import ndarray, { type NdArray } from "ndarray";
import { encodeNpz, type Member } from "../arrays/npz.ts";
import { areWholeNumbers, digitOf, labelValue } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import { csvCell } from "../report/csv.ts";
import { shortFloat } from "../report/short_float.ts";

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
  return format === "csv" ? csvPieces(weights) : encodeNpz(members(weights));
}

/** Labels are whole numbers, or words. */
function members({ features, labels, classes }: Weights): [string, Member][] {
  if (labels === null) return [["features", features]];
  const values = areWholeNumbers(classes)
    ? ndarray(labels.map((label) => digitOf(classes[label]!)!), [labels.length])
    : Array.from(labels, (label) => classes[label]!);
  return [["features", features], ["labels", values]];
}

/** A table: label (where known), then the weights, in pieces of some hundred kilobytes. */
function* csvPieces({ features, labels, classes }: Weights): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const [n, k] = features.shape as [number, number];
  const names = Array.from({ length: k }, (_, t) => `component${t + 1}`);
  let text = [...(labels ? ["label"] : []), ...names].join(",") + "\n";
  for (let i = 0; i < n; i++) {
    const weights = Array.from({ length: k }, (_, t) => shortFloat(features.get(i, t)));
    text += [...(labels ? [csvCell(labelValue(classes[labels[i]!]!))] : []), ...weights].join(",") +
      "\n";
    if (text.length < 1 << 18) continue;
    yield encoder.encode(text);
    text = "";
  }
  yield encoder.encode(text);
}
