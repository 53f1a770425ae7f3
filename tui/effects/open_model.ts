import { componentFacts } from "../../lib/analysis/component_facts.ts";
import { classStatistics, imagesByClass } from "../../lib/analysis/class_statistics.ts";
import { distances } from "../../lib/analysis/distances.ts";
import type { Model } from "../../lib/model/model.ts";
import ndarray, { type NdArray } from "ndarray";
import { strongestComponents } from "../../lib/analysis/strongest_components.ts";
import { groupShort, groupsOf, kindOfClasses } from "../groups.ts";
import type { Message } from "../messages.ts";
import type { NamedStatistics, OpenModel } from "../open_model.ts";
import { unknownModel } from "../unknown_model.ts";
import type { OpenedFile } from "./open_file.ts";

/** Reads labels, weights and images, and analyses them. */
export async function readRest(
  { handle, model }: OpenedFile,
  dispatch: (message: Message) => void,
  signal: AbortSignal,
): Promise<void> {
  const tell = (part: Partial<OpenModel>) => dispatch({ type: "modelUpdated", id: model.id, part });
  try {
    await pause(signal);
    const labels = await handle.labels();
    const classes = await handle.classes();
    tell({ labels, classes });
    if (labels) tell(groupsOf({ kind: kindOfClasses(classes), classes, labels }));
    await pause(signal);
    const features = await handle.features();
    tell({ features });
    await pause(signal);
    const images = await handle.images();
    tell({ images, paths: await handle.paths() });
    await analyse({ ...model, labels, classes, features, images }, tell, signal);
  } finally {
    handle.close();
  }
}

/** A model that was fitted here: everything is known but the analysis. */
export function fittedModel(model: Model, name: string): OpenModel {
  const { labels, classes } = model;
  return {
    ...unknownModel(name, null),
    isFitted: true,
    ...model,
    nSamples: model.features.shape[0]!,
    ...(labels && groupsOf({ kind: kindOfClasses(classes), classes, labels })),
  };
}

/** Milliseconds that a slice of the analysis takes: keys wait no longer. */
const SLICE = 8;

/** Groups, statistics, facts and distances of a model, in slices, so that keys are answered in between. */
export async function analyse(
  model: Pick<OpenModel, "components" | "labels" | "classes" | "features" | "images">,
  tell: (part: Partial<OpenModel>) => void,
  signal: AbortSignal,
): Promise<void> {
  const { components, classes } = model;
  const features = model.features!;
  let { labels } = model;
  if (!labels) {
    labels = await strongest(features, components, signal);
    tell(groupsOf({ kind: "cluster", classes: [], labels }));
  }
  const statistics: NamedStatistics[] = [];
  for (const [label, images] of imagesByClass(labels)) {
    await pause(signal);
    const own = rowsOf(features, images);
    const [found] = classStatistics(own, new Int32Array(images.length).fill(label));
    statistics.push({ ...found!, name: groupShort(classes, label) });
  }
  await pause(signal);
  const facts = componentFacts(features, components, statistics);
  tell({ classStatistics: statistics, facts });
  tell({ distances: await measure(model, tell, signal), progress: 1 });
}

/** The component that is strongest in each image, some thousand images at a time. */
async function strongest(
  features: NdArray<Float32Array>,
  components: NdArray<Float32Array>,
  signal: AbortSignal,
): Promise<Int32Array> {
  const [n, k] = features.shape as [number, number];
  const rows = Math.ceil(STRONGEST_WEIGHTS / k);
  const found = new Int32Array(n);
  for (let from = 0; from < n; from += rows) {
    await pause(signal);
    const part = features.lo(from, 0).hi(Math.min(rows, n - from), k);
    found.set(strongestComponents(part, components), from);
  }
  return found;
}
/** So many weights are gone through in a slice. */
const STRONGEST_WEIGHTS = 200_000;

async function measure(
  { components, features, images }: Pick<OpenModel, "components" | "features" | "images">,
  tell: (part: Partial<OpenModel>) => void,
  signal: AbortSignal,
): Promise<Float64Array | null> {
  if (!images || !features) return null;
  const n = images.shape[0]!, p = images.shape[1]!, k = features.shape[1]!;
  const found = new Float64Array(n);
  let rows = 200, told = 0;
  for (let from = 0, to; from < n; from = to) {
    await pause(signal);
    to = Math.min(n, from + rows);
    const start = performance.now();
    const part = distances(
      images.lo(from, 0).hi(to - from, p),
      features.lo(from, 0).hi(to - from, k),
      components,
    );
    found.set(part, from);
    rows = Math.ceil(rows * Math.min(2, SLICE / Math.max(0.1, performance.now() - start)));
    if (to / n - told >= 0.1) tell({ progress: told = to / n });
  }
  return found;
}

function rowsOf(features: NdArray<Float32Array>, rows: Uint32Array): NdArray<Float32Array> {
  const k = features.shape[1]!;
  const own = new Float32Array(rows.length * k);
  rows.forEach((row, i) => {
    for (let t = 0; t < k; t++) own[i * k + t] = features.get(row, t);
  });
  return ndarray(own, [rows.length, k]);
}

/** Lets keys and frames through. */
async function pause(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  signal.throwIfAborted();
}
