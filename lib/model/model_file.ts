import ndarray, { type NdArray } from "ndarray";
import type { Pixels } from "../dataset/dataset.ts";
import { Failure } from "../failure.ts";
import type { Model, ModelOrigin } from "./model.ts";
import { toFactor, toLabels, toPixels } from "./model_arrays.ts";
import { decodeMeta, encodeMeta } from "./model_meta.ts";
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
  /** How it was made, or null for a file by numpy that holds arrays only. */
  readonly origin: ModelOrigin | null;
  /** n, the number of images. */
  readonly nSamples: number;
  /** Whether it was saved with its images. */
  readonly hasImages: boolean;
  /** (n,) or null where it has none. Each member is read once and kept. */
  labels(): Promise<Int32Array | null>;
  /** W, (n, k). */
  features(): Promise<NdArray<Float32Array>>;
  /** X, (n, p), in a SharedArrayBuffer; null where it was saved without. */
  images(): Promise<NdArray<Pixels> | null>;
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
  if (model.origin) members.push(["meta", encodeMeta(model.origin)]);
  if (model.labels) members.push(["labels", ndarray(model.labels, [model.labels.length])]);
  members.push(["features", model.features]);
  if (model.images) members.push(["images", model.images]);
  return encodeNpz(members);
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
      images: await handle.images(),
      shape: handle.shape,
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
  const shape = npz.names.has("shape") ? await readShape(npz, p) : squareOf(npz, p);
  const [nSamples] = await checkSize(npz, "features", [null, k]) as [number, number];
  const hasLabels = npz.names.has("labels");
  if (hasLabels) await checkSize(npz, "labels", [nSamples]);
  const hasImages = npz.names.has("images");
  if (hasImages) await checkSize(npz, "images", [nSamples, p]);

  const read = async <T>(
    name: string,
    convert: (array: NdArray<Numbers>, name: string) => T,
    shared = false,
  ): Promise<T> => convert(await readNumbers(npz, name, shared), `${npz.path}: ${name}`);
  return {
    path: npz.path,
    size: npz.size,
    components: await read("components", toFactor),
    shape,
    origin,
    nSamples,
    hasImages,
    labels: once(async () => hasLabels ? await read("labels", toLabels) : null),
    features: once(() => read("features", toFactor)),
    images: once(async () => hasImages ? await read("images", toPixels, true) : null),
    close: npz.close,
  };
}

async function readMeta(npz: Npz): Promise<ModelOrigin> {
  const meta = await npz.read("meta");
  if (typeof meta === "string") return decodeMeta(meta, npz.path);
  throw new Failure(`${npz.path}: the member "meta" is no text; fit again`);
}

async function readNumbers(npz: Npz, name: string, shared = false): Promise<NdArray<Numbers>> {
  const member = await npz.read(name, shared);
  if (typeof member !== "string") return member;
  throw new Failure(
    `${npz.path}: the member "${name}" is text, not numbers; save the array itself`,
  );
}

async function readShape(npz: Npz, p: number): Promise<[height: number, width: number]> {
  await checkSize(npz, "shape", [2]);
  const shape = await readNumbers(npz, "shape");
  const [height, width] = [shape.get(0), shape.get(1)];
  if (Number.isInteger(height) && height > 0 && height * width === p) return [height, width];
  throw new Failure(
    `${npz.path}: shape says ${height} x ${width}, but components have ${p} pixels; save it anew`,
  );
}

function squareOf(npz: Npz, p: number): [height: number, width: number] {
  const side = Math.sqrt(p);
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
  if (shape.length === wanted.length && shape.every((size, i) => size === (wanted[i] ?? size))) {
    return shape;
  }
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
