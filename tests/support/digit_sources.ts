import { encode } from "fast-png";
import { parquetWriteBuffer } from "hyparquet-writer";
import ndarray from "ndarray";
import { encodeNpy } from "../../lib/arrays/npy.ts";
import { encodeNpz } from "../../lib/arrays/npz.ts";
import { joined, zipBytes } from "./zip_bytes.ts";

/** Grey images of bytes, each with a class. */
export interface GreyImages {
  /** (n, height * width) row-major. */
  readonly pixels: Uint8Array;
  /** (n,) */
  readonly labels: Int32Array;
  readonly shape: readonly [height: number, width: number];
}

/** A PNG file of an image. */
export function pngOf({ pixels, shape: [height, width] }: GreyImages, row: number): Uint8Array {
  const size = height * width;
  const data = pixels.slice(row * size, (row + 1) * size);
  return encode({ width, height, data, depth: 8, channels: 1 });
}

/**
 * Writes the same images as Kaggle's CSV, IDX, a folder of PNGs, a zip archive and a tar archive of it, .npy with its
 * labels in another .npy, .npz, and Parquet as Hugging Face's `datasets` writes it. The folders keep the images in
 * order by class only, so that the images must be sorted by class.
 *
 * @returns each kind's arguments for `loadDataset`
 */
export async function writeDigitSources(
  folder: string,
  images: GreyImages,
): Promise<Record<string, { sources: string[]; labels?: string }>> {
  const { pixels, labels, shape: [height, width] } = images;
  const n = labels.length;
  const pngs = Array.from(labels, (label, row) => ({
    path: `${label}/${row}.png`,
    bytes: pngOf(images, row),
  }));
  for (const label of new Set(labels)) {
    await Deno.mkdir(`${folder}/pngs/${label}`, { recursive: true });
  }
  for (const { path, bytes } of pngs) Deno.writeFileSync(`${folder}/pngs/${path}`, bytes);
  const write = (name: string, bytes: Uint8Array) => Deno.writeFile(`${folder}/${name}`, bytes);
  await write(
    "digits.zip",
    zipBytes(pngs.map(({ path, bytes }) => [`digits/${path}`, bytes] as const), true),
  );
  await write("digits.tar", await tarOf(pngs));
  const array = ndarray(pixels, [n, height, width]);
  const numbers = ndarray(labels, [n]);
  await write("digits.npy", joined(encodeNpy(array)));
  await write("labels.npy", joined(encodeNpy(numbers)));
  await write("digits.npz", joined(encodeNpz([["x_train", array], ["y_train", numbers]])));
  await write("digits.parquet", parquetOf(images, pngs.map(({ bytes }) => bytes)));
  await write("digits-images-idx3-ubyte", idx([0x803, n, height, width], pixels));
  await write("digits-labels-idx1-ubyte", idx([0x801, n], Uint8Array.from(labels)));
  await Deno.writeTextFile(`${folder}/digits.csv`, csvOf(images));
  return {
    csv: { sources: [`${folder}/digits.csv`] },
    idx: { sources: [`${folder}/digits-images-idx3-ubyte`] },
    folder: { sources: [`${folder}/pngs`] },
    zip: { sources: [`${folder}/digits.zip`] },
    tar: { sources: [`${folder}/digits.tar`] },
    npy: { sources: [`${folder}/digits.npy`], labels: `${folder}/labels.npy` },
    npz: { sources: [`${folder}/digits.npz`] },
    parquet: { sources: [`${folder}/digits.parquet`] },
  };
}

async function tarOf(files: { path: string; bytes: Uint8Array }[]): Promise<Uint8Array> {
  const { packTar } = await import("modern-tar");
  return await packTar(files.map(({ path, bytes }) => ({
    header: { name: `digits/${path}`, size: bytes.length, type: "file" as const },
    body: bytes as Uint8Array<ArrayBuffer>,
  })));
}

/** As `datasets` writes features Image and ClassLabel. */
function parquetOf({ labels }: GreyImages, pngs: Uint8Array[]): Uint8Array {
  const names = [...new Set(labels)].sort((a, b) => a - b).map(String);
  const features = {
    image: { _type: "Image" },
    label: { names, _type: "ClassLabel" },
  };
  const buffer = parquetWriteBuffer({
    columnData: [
      { name: "image", data: pngs.map((bytes, row) => ({ bytes, path: `${row}.png` })) },
      { name: "label", data: Array.from(labels, (label) => BigInt(names.indexOf(String(label)))) },
    ],
    schema: [
      { name: "schema", num_children: 2 },
      { name: "image", num_children: 2, repetition_type: "OPTIONAL" },
      { name: "bytes", type: "BYTE_ARRAY", repetition_type: "OPTIONAL" },
      { name: "path", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "OPTIONAL" },
      { name: "label", type: "INT64", repetition_type: "OPTIONAL" },
    ],
    kvMetadata: [{ key: "huggingface", value: JSON.stringify({ info: { features } }) }],
  });
  return new Uint8Array(buffer);
}

function idx(header: readonly number[], body: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 * header.length + body.length);
  const view = new DataView(bytes.buffer);
  header.forEach((value, index) => view.setUint32(4 * index, value));
  bytes.set(body, 4 * header.length);
  return bytes;
}

function csvOf({ pixels, labels, shape: [height, width] }: GreyImages): string {
  const size = height * width;
  const names = Array.from(
    { length: size },
    (_, i) => `${Math.floor(i / width) + 1}x${i % width + 1}`,
  );
  const rows = Array.from(
    labels,
    (label, row) => `${label},${pixels.subarray(row * size, (row + 1) * size).join(",")}`,
  );
  return [`label,${names.join(",")}`, ...rows].join("\n") + "\n";
}
