import { isNumbers, isTexts } from "../../arrays/npy.ts";
import { type Npz, openNpz } from "../../arrays/npz.ts";
import { Failure } from "../../failure.ts";
import { shown } from "../../shown_text.ts";
import { readArray } from "../arrays/read_array.ts";
import { labelArray, type LabelValues } from "../label_values.ts";
import { wholeSource } from "../source_bytes.ts";
import type { Loading, Reader } from "./reader.ts";

/** Names that images and their labels go by, together: all pairs of the first line that has one are read. */
const USUAL_NAMES: readonly (readonly (readonly [images: string, labels: string])[])[] = [
  [["x_train", "y_train"], ["x_val", "y_val"], ["x_test", "y_test"]],
  [["X_train", "y_train"], ["X_val", "y_val"], ["X_test", "y_test"]],
  [["train_images", "train_labels"], ["val_images", "val_labels"], ["test_images", "test_labels"]],
  [["X", "y"]],
  [["x", "y"]],
  [["images", "labels"]],
  [["images", "target"]],
  [["data", "target"]],
  [["data", "labels"]],
  [["arr_0", "arr_1"]],
];

/** Arrays as `numpy.savez` writes them, compressed or not. */
export const npzReader: Reader = {
  format: "NPZ",
  hasContent: (head) => isZip(head) && /^[^/]+\.npy$/.test(firstMember(head)),
  hasName: (name) => /\.npz$/i.test(name),
  async read(source, loading) {
    const { name, plainPath } = source;
    const npz = await openNpz(plainPath ?? { name, bytes: await wholeSource(source) });
    try {
      for (const [images, labels] of chosenArrays(name, npz, loading)) {
        loading.signal?.throwIfAborted();
        await readMember(npz, `${name}: ${shown(images)}`, images, labels, loading);
      }
    } finally {
      npz.close();
    }
  },
};

/** Whether a zip archive begins so. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/** The name of the first member of a zip archive. */
function firstMember(head: Uint8Array): string {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const length = head.length < 30 ? 0 : view.getUint16(26, true);
  return new TextDecoder().decode(head.subarray(30, 30 + length));
}

async function readMember(
  npz: Npz,
  name: string,
  images: string,
  labels: string | null,
  loading: Loading,
): Promise<void> {
  const array = await npz.read(images);
  if (!isNumbers(array)) throw new Failure(`${name}: text, not images; name another by --array`);
  readArray(name, array, labels === null ? null : await readLabels(npz, labels), loading);
}

/** Labels, with their names where the archive is a model file with classes. */
async function readLabels(npz: Npz, member: string): Promise<LabelValues> {
  const found = labelArray(`${npz.path}: ${shown(member)}`, await npz.read(member));
  if (member !== "labels" || !npz.names.has("classes") || found.names !== null) return found;
  const classes = await npz.read("classes");
  return isTexts(classes) ? { ...found, names: { names: classes, isOrdered: true } } : found;
}

/** The arrays to read: those that are asked for, else those of usual names, else the only one. */
function chosenArrays(
  name: string,
  { names }: Npz,
  loading: Loading,
): (readonly [images: string, labels: string | null])[] {
  const { array, labels } = loading.options;
  if (array !== undefined && !names.has(array)) throw noArray(name, array, names);
  if (labels !== undefined && labels !== "none" && !names.has(labels)) {
    throw noArray(name, labels, names);
  }
  if (labels !== undefined) loading.usesLabels = true;
  const usual = USUAL_NAMES
    .map((pairs) => pairs.filter(([images]) => names.has(images)))
    .find((pairs) => pairs.length > 0);
  const pairs: (readonly [images: string, labels: string | null])[] = array !== undefined
    ? [[array, usual?.find(([images]) => images === array)?.[1] ?? null]]
    : usual ?? onlyArray(name, names);
  return pairs.map(([images, itsLabels]) => [
    images,
    labels === "none"
      ? null
      : labels ?? (itsLabels !== null && names.has(itsLabels) ? itsLabels : null),
  ]);
}

function onlyArray(name: string, names: ReadonlySet<string>): [string, null][] {
  const [only, ...others] = names;
  if (only !== undefined && others.length === 0) return [[only, null]];
  throw new Failure(
    `${name}: which array holds the images? It has ${listed(names)}; add --array NAME`,
  );
}

function noArray(name: string, wanted: string, names: ReadonlySet<string>): Failure {
  return new Failure(`${name}: no array "${wanted}"; it has ${listed(names)}`);
}

function listed(names: ReadonlySet<string>): string {
  return [...names].slice(0, 12).map((name) => shown(name)).join(", ") +
      (names.size > 12 ? `, and ${names.size - 12} more` : "") || "nothing";
}
