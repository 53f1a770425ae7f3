import { Buffer } from "node:buffer";
import { basename } from "node:path";
import type { Model } from "../model/model.ts";
import { type ModelReport, reportOn, type ReportOptions } from "./model_report.ts";
import { type Sample, sampleOf } from "./sample.ts";

/** All that a report says, as data; pages, files and terminals only show it. */
export interface Report {
  /** In the order given. */
  readonly models: readonly ModelReport[];
  /** How much of each thing is shown. */
  readonly options: ReportOptions;
  /** null where there is one model only, or the models are not of the same images. */
  readonly comparison: Comparison | null;
  /** The command that makes this report anew; without folders, so that it does not depend on where it was run. */
  readonly command: string;
}

/** The same images in all models. */
export interface Comparison {
  /** Whether the digits are the same in all models, so that their errors can be compared digit by digit. */
  readonly byDigit: boolean;
  /** An image of each group of the first model; its sample in each model, in their order. */
  readonly samples: readonly (readonly Sample[])[];
}

/**
 * Computes a report.
 *
 * @param models path and contents of each, at least one
 * @throws {Failure} where `options.index` is none of a model's images
 */
export function makeReport(
  models: readonly { readonly path: string; readonly model: Model }[],
  options: ReportOptions,
): Report {
  const names = distinctNames(models.map(({ path }) => path));
  const reports = models.map(({ model }, i) => reportOn(names[i]!, model, options));
  return {
    models: reports,
    options,
    comparison: compare(reports),
    command: `deno task report ${models.map(({ path }) => basename(path)).join(" ")} -o DIR`,
  };
}

/**
 * Short names for model files: without folder and ending, only letters, digits, `-`, `_` and `.`, numbered where
 * two would be the same.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { distinctNames } from "./report.ts";
 * assert.deepEqual(distinctNames(["a/k15.npz", "b/k15.npz", "my model.npz"]), ["k15", "k15-2", "my-model"]);
 * ```
 */
export function distinctNames(paths: readonly string[]): string[] {
  const names: string[] = [];
  for (const path of paths) {
    const stem = basename(path).replace(/\.npz$/, "").replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
    const name = stem.replace(/^\.+/, "") || "model";
    let distinct = name;
    for (let i = 2; names.includes(distinct); i++) distinct = `${name}-${i}`;
    names.push(distinct);
  }
  return names;
}

function compare(models: readonly ModelReport[]): Comparison | null {
  const [first, ...others] = models;
  if (others.length === 0) return null;
  if (!others.every(({ model }) => haveSameImages(first!.model, model))) return null;
  const indices = first!.groups.map(({ examples }) => examples[0]!.index);
  return {
    byDigit: models.every((one) => haveSameLabels(first!.model, one.model)),
    samples: indices.map((index) =>
      models.map(({ name, model, reconstructions }) =>
        sampleOf(name, model, index, reconstructions!.distances)
      )
    ),
  };
}

function haveSameLabels(a: Model, b: Model): boolean {
  if (a.labels === null || b.labels === null || a.classes.join("\0") !== b.classes.join("\0")) {
    return false;
  }
  return a.labels.every((label, i) => label === b.labels![i]);
}

function haveSameImages(a: Model, b: Model): boolean {
  if (!a.images || !b.images) return false;
  const [x, y] = [a.images.data, b.images.data];
  return a === b || x.constructor === y.constructor && x.length === y.length &&
      a.shape.every((side, i) => side === b.shape[i]) &&
      Buffer.from(x.buffer, x.byteOffset, x.byteLength)
        .equals(Buffer.from(y.buffer, y.byteOffset, y.byteLength));
}
