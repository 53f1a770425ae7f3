/** Data sets that `auto` is held against scikit-learn on: made here, shipped by a package, or parts of MNIST. */
import ndarray, { type NdArray } from "ndarray";
import { loadDataset } from "../../lib/dataset/load.ts";
import { Failure } from "../../lib/failure.ts";
import { decodeNpy, encodeNpy } from "../../lib/arrays/npy.ts";
import { randomState } from "../../lib/factorization/random.ts";
import { MNIST_IMAGES } from "../support/mnist.ts";
import { makePackagedSet } from "./peer.ts";

/** (n, p) pixels. */
export type Images = NdArray<Uint8Array>;

/** Sets whose images a package of Debian ships: the package. */
const PACKAGED = {
  digits: "python3-sklearn",
  patches: "python3-sklearn",
  ascent: "python3-scipy",
  faces: "python3-skimage",
} as const;
const FASHION_FOLDER = "/usr/share/datasets/fashion-mnist";
const FASHION = {
  fashion: `${FASHION_FOLDER}/t10k-images-idx3-ubyte.gz`,
  fashion60k: `${FASHION_FOLDER}/train-images-idx3-ubyte.gz`,
} as const;
/** Images of MNIST from its begin on. */
const MNIST_ROWS = { mnist4k: 4000, mnist10k: 10_000, mnist20k: 20_000, mnist70k: 70_000 } as const;

/** Name of a set. */
export type SetName =
  | keyof typeof PACKAGED
  | keyof typeof MNIST_ROWS
  | "segments"
  | "bars"
  | keyof typeof FASHION
  | "sample";

/** Which bars of a seven-segment display are lit for each digit: top, upper left and right, middle, lower ones, bottom. */
const SEGMENTS = ["1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111"];
SEGMENTS.push("1010010", "1111111", "1111011");

/**
 * Writes a set as .npy into a folder, once; returns the file and its pixels.
 *
 * @throws Failure that says how to get the set, where it is not on this machine
 */
export async function makeSet(
  name: SetName,
  folder: string,
): Promise<{ path: string; images: Images }> {
  const path = `${folder}/${name}.npy`;
  if (!await exists(path)) {
    if (!isPackaged(name)) await writeNpy(path, await make(name));
    else if (!await makePackagedSet(name, path)) {
      throw new Failure(`${name} is not here: apt-get install -y ${PACKAGED[name]}`);
    }
  }
  return { path, images: decodeNpy(await Deno.readFile(path), path) as Images };
}

function isPackaged(name: SetName): name is keyof typeof PACKAGED {
  return name in PACKAGED;
}

function exists(path: string): Promise<boolean> {
  return Deno.stat(path).then(() => true, () => false);
}

/** Pixels as `loadDataset` gives them: in shared memory, the images' own where they are there. */
export function sharedPixels({ data, offset, shape }: Images): Uint8Array {
  const length = shape[0]! * shape[1]!;
  if (data.buffer instanceof SharedArrayBuffer) return data.subarray(offset, offset + length);
  const pixels = new Uint8Array(new SharedArrayBuffer(length));
  pixels.set(data.subarray(offset, offset + length));
  return pixels;
}

/** Saves images for the peer. */
export async function writeNpy(path: string, images: Images): Promise<void> {
  const [header, pixels] = encodeNpy(images);
  await Deno.writeFile(path, header);
  await Deno.writeFile(path, pixels, { append: true });
}

async function make(name: Exclude<SetName, keyof typeof PACKAGED>): Promise<Images> {
  if (name === "segments") return segments(4000);
  if (name === "bars") return bars(3000);
  if (name === "sample") return (await loadDataset([])).images as Images;
  if (name === "fashion" || name === "fashion60k") {
    if (await exists(FASHION[name])) return (await loadDataset([FASHION[name]])).images as Images;
    throw new Failure(`${name} is not here: apt-get install -y dataset-fashion-mnist`);
  }
  if (!await exists(MNIST_IMAGES[0]!)) {
    throw new Failure("MNIST is not here: name the folder of its IDX files in STROKES_MNIST");
  }
  const { images } = await loadDataset(MNIST_IMAGES);
  return (images as Images).hi(MNIST_ROWS[name], images.shape[1]!);
}

/** Seven-segment digits of 20 x 12 whose bars glow unevenly, with noise. */
function segments(rows: number): Images {
  const random = randomState(7);
  const images = ndarray(new Uint8Array(rows * 240), [rows, 240]);
  const boxes = [[1, 2, 2, 8], [2, 1, 8, 2], [2, 9, 8, 2], [9, 2, 2, 8], [10, 1, 8, 2]];
  boxes.push([10, 9, 8, 2], [17, 2, 2, 8]);
  for (let i = 0; i < rows; i++) {
    const lit = SEGMENTS[i % 10]!;
    boxes.forEach(([top, left, height, width], s) => {
      if (lit[s] === "0") return;
      const light = 140 + 40 * random.normal();
      for (let y = top!; y < top! + height!; y++) {
        for (let x = left!; x < left! + width!; x++) add(images, i, y * 12 + x, light);
      }
    });
    for (let j = 0; j < 240; j++) add(images, i, j, 8 * random.normal());
  }
  return images;
}

/** Horizontal and vertical bars on 8 x 8, each there with probability 1/8, with noise. */
function bars(rows: number): Images {
  const random = randomState(11);
  const images = ndarray(new Uint8Array(rows * 64), [rows, 64]);
  for (let i = 0; i < rows; i++) {
    for (let bar = 0; bar < 16; bar++) {
      if (random.normal() < 1.15) continue;
      const light = 120 + 30 * random.normal();
      for (let j = 0; j < 8; j++) {
        add(images, i, bar < 8 ? bar * 8 + j : j * 8 + bar - 8, light);
      }
    }
    for (let j = 0; j < 64; j++) add(images, i, j, 6 * random.normal());
  }
  return images;
}

function add(images: Images, i: number, j: number, light: number): void {
  images.set(i, j, Math.max(0, Math.min(255, Math.round(images.get(i, j) + light))));
}
