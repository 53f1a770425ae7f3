import { Buffer } from "node:buffer";
import { basename } from "node:path";
import type { Model } from "../model/model.ts";
import { PROGRAM } from "../program.ts";
import { type ImageFacts, imageFacts } from "./image_facts.ts";
import { factsOf, type ModelFacts } from "./model_facts.ts";
import { shownGroups } from "./groups.ts";

/** How much of each thing a report shows. */
export interface ReportOptions {
  /** The image whose weights are drawn, counted from 0. */
  readonly index: number;
  /** Top components of each class, and how many are painted over one another. */
  readonly top: number;
  /** Of how many top components the class pictures are made. */
  readonly classTop: number;
  /** How many of the worst and of the best images. */
  readonly ranked: number;
  /** Example images of each class. */
  readonly examples: number;
}

/** What the notebook shows. */
export const REPORT_DEFAULTS: ReportOptions = {
  index: 0,
  top: 10,
  classTop: 4,
  ranked: 20,
  examples: 10,
};

/** The models of a report and how much of them is shown. */
export interface ReportFacts {
  /** In the order given. */
  readonly models: readonly ModelFacts[];
  /** How much of each thing is shown. */
  readonly options: ReportOptions;
  /** null where there is one model only, or the models are not of the same images. */
  readonly comparison: Comparison | null;
  /** The command that makes this report anew; without folders, so that it does not depend on where it was run. */
  readonly command: string;
}

/** The same images in all models. */
export interface Comparison {
  /** Whether the classes are the same in all models, so that their errors can be compared class by class. */
  readonly byClass: boolean;
  /** An image of each group of the first model; what each model makes of it, in their order. */
  readonly images: readonly (readonly ImageFacts[])[];
}

/**
 * The facts of a report, each computed when first asked for.
 *
 * @param models path and contents of each, at least one
 */
export function reportFacts(
  models: readonly { readonly path: string; readonly model: Model }[],
  options: ReportOptions = REPORT_DEFAULTS,
): ReportFacts {
  const names = distinctNames(models.map(({ path }) => path));
  const facts = models.map(({ path, model }, i) =>
    factsOf({ name: names[i]!, path }, model, { isRanked: true })
  );
  let comparison: Comparison | null | undefined;
  return {
    models: facts,
    options,
    get comparison() {
      return comparison === undefined ? comparison = compare(facts) : comparison;
    },
    command: `${PROGRAM} report ${models.map(({ path }) => basename(path)).join(" ")} -o DIR`,
  };
}

/**
 * Short names for model files: without folder and ending, only letters, digits, `-`, `_` and `.`, numbered where
 * two would be the same.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { distinctNames } from "./report_facts.ts";
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

/** A model's name and size. */
export function modelTitle({ name, model }: ModelFacts): string {
  return `${name}: ${model.components.shape[0]} components`;
}

function compare(models: readonly ModelFacts[]): Comparison | null {
  const [first, ...others] = models;
  if (others.length === 0) return null;
  if (!others.every(({ model }) => haveSameImages(first!.model, model))) return null;
  const indices = shownGroups(first!.statistics).map(({ label }) => first!.members.get(label)![0]!);
  return {
    byClass: models.every(({ model }) => haveSameClasses(first!.model, model)),
    images: indices.map((index) => models.map((model) => imageFacts(model, index))),
  };
}

function haveSameClasses(a: Model, b: Model): boolean {
  return a.labels !== null && b.labels !== null &&
    a.classes.length === b.classes.length && a.classes.every((name, i) => name === b.classes[i]) &&
    a.labels.every((label, i) => label === b.labels![i]);
}

function haveSameImages(a: Model, b: Model): boolean {
  if (!a.images || !b.images) return false;
  const [x, y] = [a.images.data, b.images.data];
  return a === b || x.constructor === y.constructor && x.length === y.length &&
      a.channels === b.channels && a.shape.every((side, i) => side === b.shape[i]) &&
      Buffer.from(x.buffer, x.byteOffset, x.byteLength)
        .equals(Buffer.from(y.buffer, y.byteOffset, y.byteLength));
}
