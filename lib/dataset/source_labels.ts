import { classesOfNames, classesOfNumbers, type ClassLabels, namedClasses } from "./classes.ts";

/** The names that a source's labels are indices into. */
export interface LabelNames {
  /** Complete once the source is read. */
  readonly names: readonly string[];
  /** Whether their order means something, as in a table's metadata; else they are put in natural order. */
  readonly isOrdered: boolean;
}

/** The labels of one source. */
export interface SourceLabels {
  /** Its first image. */
  readonly from: number;
  /** The image after its last. */
  readonly to: number;
  /** Names of its labels; null where they are whole numbers themselves. */
  readonly names: LabelNames | null;
}

/**
 * The classes of all sources together. A class that no image has is left out.
 *
 * @param labels (n,) whole numbers, or indices into the names of their source
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { joinLabels } from "./source_labels.ts";
 * const names = { names: ["cat", "ant"], isOrdered: false };
 * const { labels, classes } = joinLabels(Int32Array.of(0, 1, 0), [{ from: 0, to: 3, names }]);
 * assert.deepEqual([classes, [...labels]], [["ant", "cat"], [1, 0, 1]]);
 * ```
 */
export function joinLabels(labels: Int32Array, sources: readonly SourceLabels[]): ClassLabels {
  if (sources.every(({ names }) => names === null)) return classesOfNumbers(labels);
  const nameOf = ({ names }: SourceLabels, label: number) => names?.names[label] ?? String(label);
  if (!sources.every(({ names }) => names?.isOrdered)) {
    return classesOfNames(
      sources.flatMap((source) =>
        Array.from(labels.subarray(source.from, source.to), (label) => nameOf(source, label))
      ),
    );
  }
  const known: string[] = [];
  const joined = new Int32Array(labels.length);
  for (const source of sources) {
    const own = labels.subarray(source.from, source.to);
    const used = new Set(own);
    const indexOf = new Map<number, number>();
    for (const [label, name] of source.names!.names.entries()) {
      if (!used.has(label)) continue;
      if (!known.includes(name)) known.push(name);
      indexOf.set(label, known.indexOf(name));
    }
    joined.set(own.map((label) => indexOf.get(label)!), source.from);
  }
  return namedClasses(joined, known);
}
