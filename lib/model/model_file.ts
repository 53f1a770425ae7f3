import ndarray, { type NdArray } from "ndarray";
import {
  areWholeNumbers,
  classesOfNames,
  classesOfNumbers,
  type ClassLabels,
  digitOf,
  namedClasses,
} from "../dataset/classes.ts";
import type { Pixels } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import { shown } from "../shown_text.ts";
import type { Model, ModelOrigin } from "./model.ts";
import { toFactor, toLabels, toPixels } from "./model_arrays.ts";
import { decodeMeta, encodeMeta } from "./model_meta.ts";
import { isNumbers, isTexts } from "../arrays/npy.ts";
import type { Numbers } from "../arrays/numbers.ts";
import { encodeNpz, type Member, type Npz, type NpzBytes, openNpz } from "../arrays/npz.ts";
import { writeAtomically, type WriteOptions } from "./write_atomically.ts";

/** An open model file: components and origin are there at once, the large members when they are asked for. */
export interface ModelHandle {
  /** The file, or what its bytes were called. */
  readonly path: string;
  /** Its size in bytes. */
  readonly size: number;
  /** H, (k, p). */
  readonly components: NdArray<Float32Array>;
  /** [height, width] of an image. */
  readonly shape: readonly [height: number, width: number];
  /** 1 of grey images, 3 of colour images, as in `Model`. */
  readonly channels: 1 | 3;
  /** How it was made, or null for a file by numpy that holds arrays only. */
  readonly origin: ModelOrigin | null;
  /** n, the number of images. */
  readonly nSamples: number;
  /** Whether it was saved with its images. */
  readonly hasImages: boolean;
  /** (n,) indices into the classes, or null where it has none. Each member is read once and kept. */
  labels(): Promise<Int32Array | null>;
  /** Names of the classes; none where there are no labels. */
  classes(): Promise<readonly string[]>;
  /** (n,) where each image came from, or null where that is not known. */
  paths(): Promise<readonly string[] | null>;
  /** W, (n, k). */
  features(): Promise<NdArray<Float32Array>>;
  /** X, (n, p), in a SharedArrayBuffer; null where it was saved without. */
  images(): Promise<NdArray<Pixels> | null>;
  /**
   * Compares all members with their checksums.
   *
   * @returns their names
   * @throws {Failure} where one is damaged
   */
  check(): Promise<string[]>;
  /** Closes the file; what was read stays. */
  close(): void;
}

/**
 * Saves a model as a .npz that numpy opens without pickle, atomically.
 *
 * @param path the file; its folder must be there
 * @param options a signal that ends the writing and leaves the old file
 * @returns bytes written
 * @throws {Failure} where the folder is missing or may not be written to, or the disk is full
 */
export function writeModel(path: string, model: Model, options?: WriteOptions): Promise<number> {
  return writeAtomically(path, encodeModel(model), options);
}

/** The bytes of a model file, piece by piece: for standard output. The same model gives the same bytes. */
export function encodeModel(model: Model): Generator<Uint8Array> {
  // What is wanted first comes first.
  const members: [string, Member][] = [["components", model.components]];
  members.push(["shape", ndarray(Int32Array.from(model.shape), [2])]);
  if (model.channels !== 1) members.push(["channels", ndarray(Int32Array.of(model.channels), [])]);
  if (model.origin) members.push(["meta", encodeMeta(model.origin, formatOf(model))]);
  if (model.labels) members.push(...encodeClasses(model.labels, model.classes));
  if (model.paths) members.push(["paths", model.paths]);
  members.push(["features", model.features]);
  if (model.images) members.push(["images", model.images]);
  return encodeNpz(members);
}

/** Labels named after whole numbers are these numbers; others are indices of their names in `classes`. */
function encodeClasses(labels: Int32Array, classes: readonly string[]): [string, Member][] {
  const member = (values: Int32Array): [string, Member] => [
    "labels",
    ndarray(values, [values.length]),
  ];
  if (areWholeNumbers(classes)) return [member(labels.map((label) => digitOf(classes[label]!)!))];
  return [member(labels), ["classes", classes]];
}

/** The first version of the format whose readers understand this model. */
function formatOf({ classes, channels }: Model): number {
  return areWholeNumbers(classes) && channels === 1 ? 1 : 2;
}

/**
 * Reads a whole model.
 *
 * @throws {Failure} as {@linkcode openModel}
 */
export async function readModel(source: string | NpzBytes): Promise<Model> {
  const handle = await openModel(source);
  try {
    return {
      components: handle.components,
      features: await handle.features(),
      labels: await handle.labels(),
      classes: await handle.classes(),
      images: await handle.images(),
      shape: handle.shape,
      channels: handle.channels,
      paths: await handle.paths(),
      origin: handle.origin,
    };
  } finally {
    handle.close();
  }
}

/**
 * Opens a model for looking at: reads components and origin, checks that the sizes of all members fit together, and
 * leaves the rest in the file. A file of numpy's with `components` and `features` alone will do.
 *
 * @param source path or bytes of a .npz of {@linkcode writeModel}, `numpy.savez` or `numpy.savez_compressed`
 * @throws {Failure} where it is missing, cut short, no .npz, of another version, or lacks components or features
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { openModel } from "./model_file.ts";
 * const file = new URL("../../testdata/numpy/sklearn.npz", import.meta.url);
 * const model = await openModel(file.pathname);
 * assert.deepEqual(model.components.shape, [4, 64]);
 * assert.deepEqual((await model.features()).shape, [200, 4]);
 * model.close();
 * ```
 */
export async function openModel(source: string | NpzBytes): Promise<ModelHandle> {
  const npz = await openNpz(source);
  try {
    return await handleOf(npz);
  } catch (error) {
    npz.close();
    throw error;
  }
}

async function handleOf(npz: Npz): Promise<ModelHandle> {
  const origin = npz.names.has("meta") ? await readMeta(npz) : null;
  const [k, p] = await checkSize(npz, "components", [null, null]) as [number, number];
  const channels = npz.names.has("channels") ? await readChannels(npz) : 1;
  const shape = npz.names.has("shape")
    ? await readShape(npz, p, channels)
    : squareOf(npz, p, channels);
  const [nSamples] = await checkSize(npz, "features", [null, k]) as [number, number];
  const hasLabels = npz.names.has("labels");
  if (hasLabels) await checkSize(npz, "labels", [nSamples]);
  const hasImages = npz.names.has("images");
  if (hasImages) await checkSize(npz, "images", [nSamples, p]);
  const hasPaths = npz.names.has("paths");
  if (hasPaths) await checkSize(npz, "paths", [nSamples]);

  const read = async <T>(
    name: string,
    convert: (array: NdArray<Numbers>, name: string) => T,
    shared = false,
  ): Promise<T> => convert(await readNumbers(npz, name, shared), `${npz.path}: ${name}`);
  const classLabels = once(async () => hasLabels ? await readClasses(npz) : null);
  return {
    path: npz.path,
    size: npz.size,
    components: await read("components", toFactor),
    shape,
    channels,
    origin,
    nSamples,
    hasImages,
    labels: async () => (await classLabels())?.labels ?? null,
    classes: async () => (await classLabels())?.classes ?? [],
    paths: once(async () =>
      hasPaths ? (await readTexts(npz, "paths")).map((path) => shown(path)) : null
    ),
    features: once(() => read("features", toFactor)),
    images: once(async () => hasImages ? await read("images", toPixels, true) : null),
    check: () => checkAll(npz),
    close: npz.close,
  };
}

async function checkAll(npz: Npz): Promise<string[]> {
  const names = [...npz.names];
  for (const name of names) await npz.check(name);
  return names;
}

async function readMeta(npz: Npz): Promise<ModelOrigin> {
  const meta = await npz.read("meta");
  if (typeof meta === "string") return decodeMeta(meta, npz.path);
  throw new Failure(`${npz.path}: the member "meta" is no text; fit again`);
}

/** Labels as whole numbers, as words, or as indices of the names in `classes`. */
async function readClasses(npz: Npz): Promise<ClassLabels> {
  const member = await npz.read("labels");
  if (isTexts(member)) return classesOfNames(member);
  const labels = toLabels(await readNumbers(npz, "labels"), `${npz.path}: labels`);
  if (!npz.names.has("classes")) return classesOfNumbers(labels);
  const names = await readTexts(npz, "classes");
  const wrong = labels.findIndex((label) => label < 0 || label >= names.length);
  if (wrong < 0) return namedClasses(labels, names);
  throw new Failure(
    `${npz.path}: labels: ${
      labels[wrong]
    } in row ${wrong}, but "classes" names ${names.length}; save both from one data set`,
  );
}

async function readTexts(npz: Npz, name: string): Promise<readonly string[]> {
  const member = await npz.read(name);
  if (isTexts(member)) return member;
  throw new Failure(`${npz.path}: the member "${name}" is no list of texts; save it as one`);
}

async function readNumbers(npz: Npz, name: string, shared = false): Promise<NdArray<Numbers>> {
  const member = await npz.read(name, shared);
  if (isNumbers(member)) return member;
  throw new Failure(
    `${npz.path}: the member "${name}" is text, not numbers; save the array itself`,
  );
}

async function readChannels(npz: Npz): Promise<1 | 3> {
  await checkSize(npz, "channels", []);
  const channels = (await readNumbers(npz, "channels")).get();
  if (channels === 1 || channels === 3) return channels;
  throw new Failure(`${npz.path}: ${channels} channels; save 1 (grey) or 3 (red, green, blue)`);
}

async function readShape(
  npz: Npz,
  p: number,
  channels: number,
): Promise<[height: number, width: number]> {
  await checkSize(npz, "shape", [2]);
  const shape = await readNumbers(npz, "shape");
  const [height, width] = [shape.get(0), shape.get(1)];
  const isSize = Number.isInteger(height) && height > 0;
  if (isSize && height * width * channels === p) return [height, width];
  const size = channels === 1 ? `${height} x ${width}` : `${height} x ${width} x ${channels}`;
  throw new Failure(
    `${npz.path}: shape says ${size}, but components have ${p} pixels; save it anew`,
  );
}

function squareOf(npz: Npz, p: number, channels: number): [height: number, width: number] {
  const side = Math.sqrt(p / channels);
  if (Number.isInteger(side)) return [side, side];
  throw new Failure(
    `${npz.path}: ${p} pixels make no square; add a member "shape" with height and width`,
  );
}

/** Compares a member's shape with what the others ask for (null = any) and gives it back. */
async function checkSize(
  npz: Npz,
  name: string,
  wanted: readonly (number | null)[],
): Promise<readonly number[]> {
  const { shape } = await npz.header(name);
  const fits = shape.length === wanted.length &&
    shape.every((size, i) => size === (wanted[i] ?? size));
  if (fits && shape.includes(0)) {
    throw new Failure(
      `${npz.path}: ${name} is ${shape.join(" x ")}; a model has at least one of each, fit again`,
    );
  }
  if (fits) return shape;
  const expected = wanted.map((size) => size ?? "any").join(" x ");
  throw new Failure(
    `${npz.path}: ${name} is ${
      shape.join(" x ") || "a single value"
    }, but the other members ask for ` +
      `${expected}; save them from one fit`,
  );
}

/** The same promise for every call, so that a member is read once. */
function once<T>(read: () => Promise<T>): () => Promise<T> {
  let promise: Promise<T> | undefined;
  return () => promise ??= read();
}
