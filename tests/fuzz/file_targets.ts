import { encode } from "fast-png";
import { crc32, deflateSync, gzipSync } from "node:zlib";
import { encodeNpy } from "../../lib/arrays/npy.ts";
import { loadDataset } from "../../lib/dataset/load.ts";
import { decodePicture } from "../../lib/dataset/pictures/decode_picture.ts";
import type { ReadOptions } from "../../lib/dataset/load_options.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { writeDigitSources } from "../support/digit_sources.ts";
import { joined, zipBytes } from "../support/zip_bytes.ts";
import { encodedPictures } from "./pictures.ts";
import { checkLine, type Target, Unacceptable } from "./target.ts";

const text = (value: string) => new TextEncoder().encode(value);

/** Two images of 3 x 4 pixels, of the classes 3 and 7. */
const IMAGES = {
  pixels: Uint8Array.from({ length: 24 }, (_, i) => i * 10),
  labels: Int32Array.of(3, 7),
  shape: [3, 4],
} as const;

/** A file of images under a name, in a folder of its own. */
function dataset(
  folder: string,
  target: Pick<Target, "name" | "share" | "load" | "assemble"> & {
    readonly file: string;
    /** Files that lie beside it, by name. */
    readonly beside?: Readonly<Record<string, Uint8Array>>;
    /** Whether it is read as the labels of another file. */
    readonly areLabels?: boolean;
    readonly options?: ReadOptions;
  },
): Target {
  const { file, beside = {}, areLabels = false, options = {}, ...rest } = target;
  const own = `${folder}/${target.name}`;
  Deno.mkdirSync(own, { recursive: true });
  for (const [name, bytes] of Object.entries(beside)) Deno.writeFileSync(`${own}/${name}`, bytes);
  return {
    ...rest,
    async read(bytes) {
      Deno.writeFileSync(`${own}/${file}`, bytes);
      const [images] = Object.keys(beside);
      const { images: read, shape, channels, classes, paths, sources } =
        await (areLabels
          ? loadDataset([`${own}/${images}`], { labels: `${own}/${file}` })
          : loadDataset([`${own}/${file}`], options));
      for (const name of [...classes, ...(paths ?? []), ...sources]) checkLine(name);
      const [n, p] = read.shape;
      if (!(n! > 0 && p! > 0 && shape[0] * shape[1] * channels === p)) {
        throw new Unacceptable(`images of ${read.shape}, shape ${shape}, ${channels} channels`);
      }
    },
  };
}

const whole = (parts: readonly Uint8Array[]) => joined(parts);

/** A .npy in parts: magic, header, values; put together with the header's right length. */
function npyParts(bytes: Uint8Array): Uint8Array[] {
  const start = 10 + new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true);
  return [bytes.slice(0, 8), bytes.slice(10, start), bytes.slice(start)];
}

function npyOf([magic, header, values]: readonly Uint8Array[]): Uint8Array {
  const length = new Uint8Array(2);
  new DataView(length.buffer).setUint16(0, header!.length, true);
  return joined([magic!, length, header!, values!]);
}

/** The parts of a PNG: each chunk with its type; put together with right lengths and checksums. */
function pngParts(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at);
    parts.push(bytes.slice(at + 4, at + 8 + length));
    at += 12 + length;
  }
  return parts;
}

function pngOfParts(parts: readonly Uint8Array[]): Uint8Array {
  const word = (value: number) => {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setUint32(0, value);
    return bytes;
  };
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10),
    ...parts.flatMap((part) => [word(Math.max(0, part.length - 4)), part, word(crc32(part))]),
  ]);
}

/** Names and contents of a zip archive in parts: all names in the first. */
export function zipOfParts(isPacked: boolean) {
  return ([names, ...contents]: readonly Uint8Array[]): Uint8Array => {
    const list = new TextDecoder().decode(names).split("\n");
    return zipBytes(contents.map((bytes, i) => [list[i] ?? `${i}`, bytes] as const), isPacked);
  };
}

/** The readers of data sets, each of which reads a file in the folder. */
export async function fileTargets(folder: string): Promise<Target[]> {
  const sources = `${folder}/good`;
  await Deno.mkdir(sources, { recursive: true });
  await writeDigitSources(sources, IMAGES);
  const good = (name: string) => Deno.readFileSync(`${sources}/${name}`);
  const npy = good("digits.npy");
  const png = encode({
    width: 4,
    height: 3,
    data: IMAGES.pixels.slice(0, 12),
    depth: 8,
    channels: 1,
  });
  const csv = digitsCsv(5).trimEnd().split("\n").map((line) => text(line));
  const csvWith = (line: string) => csv.with(2, text(line));
  const pixels = digitsCsv(1).trimEnd().split("\n")[1]!.split(",");
  const lines = (parts: readonly Uint8Array[]) =>
    joined(parts.flatMap((part) => [part, text("\n")]));
  const reader = (target: Parameters<typeof dataset>[1]) => dataset(folder, target);
  return [
    reader({
      name: "csv",
      file: "d.csv",
      share: 20,
      load: () =>
        Promise.resolve([
          csv,
          csvWith(pixels.map((value) => `"${value}"`).join(",")),
          csvWith(pixels.map((value) => ` ${value}.5`).join(",")),
          csv.map((line) => text(new TextDecoder().decode(line).replaceAll(",", ";"))),
        ]),
      assemble: lines,
    }),
    reader({
      name: "csv-gz",
      file: "d.csv.gz",
      share: 3,
      load: () => Promise.resolve([csv]),
      assemble: (parts) => new Uint8Array(gzipSync(lines(parts))),
    }),
    reader({
      name: "idx",
      file: "d-images-idx3-ubyte",
      share: 12,
      beside: { "d-labels-idx1-ubyte": good("digits-labels-idx1-ubyte") },
      load: () => {
        const bytes = good("digits-images-idx3-ubyte");
        return Promise.resolve([[bytes.slice(0, 16), bytes.slice(16)]]);
      },
      assemble: whole,
    }),
    reader({
      name: "idx-labels",
      file: "d-labels-idx1-ubyte",
      share: 2,
      beside: { "d-images-idx3-ubyte": good("digits-images-idx3-ubyte") },
      areLabels: true,
      load: () => Promise.resolve([[good("digits-labels-idx1-ubyte")], csv]),
      assemble: whole,
    }),
    reader({
      name: "npy",
      file: "d.npy",
      share: 12,
      load: () => Promise.resolve([npyParts(npy)]),
      assemble: npyOf,
    }),
    reader({
      name: "labels-npy",
      file: "l.npy",
      share: 4,
      beside: { "d.npy": npy },
      areLabels: true,
      load: () =>
        Promise.resolve([
          npyParts(good("labels.npy")),
          npyParts(joined(encodeNpy(["boot", "ankle boot"]))),
        ]),
      assemble: npyOf,
    }),
    reader({
      name: "npz",
      file: "d.npz",
      share: 8,
      load: () => Promise.resolve([[text("x_train.npy\ny_train.npy"), npy, good("labels.npy")]]),
      assemble: zipOfParts(true),
    }),
    reader({
      name: "zip",
      file: "d.zip",
      share: 3,
      load: () => Promise.resolve([[text("digits/3/0.png\ndigits/7/1.png"), png, png]]),
      assemble: zipOfParts(true),
    }),
    reader({
      name: "tar",
      file: "d.tar",
      share: 2,
      load: () => Promise.resolve([[good("digits.tar")]]),
      assemble: whole,
    }),
    reader({
      name: "parquet",
      file: "d.parquet",
      // what its reader hangs at takes seconds to be known
      share: 0.1,
      load: () => Promise.resolve([[good("digits.parquet")]]),
      assemble: whole,
    }),
    picture("png", 8, () => Promise.resolve([pngParts(png)]), pngOfParts),
    picture(
      "png-pixels",
      2,
      () => {
        const [header, data] = pngParts(png);
        return Promise.resolve([[header!, rawPixels(data!), text("IEND")]]);
      },
      ([header, raw, end]) =>
        pngOfParts([header!, joined([text("IDAT"), deflateSync(raw!)]), end!]),
    ),
    picture("pnm", 6, () => Promise.resolve(encodedPictures.pnm(IMAGES)), whole),
    picture("tiff", 3, () => Promise.resolve([[encodedPictures.tiff(IMAGES)]]), whole),
    picture("jpeg", 2, async () => [[await encodedPictures.jpeg(IMAGES)]], whole),
    picture("webp", 2, async () => [[await encodedPictures.webp(IMAGES)]], whole),
  ];
}

/** The rows of a PNG of 4 x 3 pixels as they are packed: a filter, then the pixels. */
function rawPixels(_: Uint8Array): Uint8Array {
  return Uint8Array.from({ length: 15 }, (_, i) => i % 5 === 0 ? 0 : IMAGES.pixels[i]!);
}

/** A decoder of pictures, without the file around it. */
function picture(
  name: string,
  share: number,
  load: Target["load"],
  assemble: Target["assemble"],
): Target {
  return {
    name,
    share,
    load,
    assemble,
    async read(bytes) {
      const { height, width, channels, values } = await decodePicture(`d.${name}`, bytes);
      if (!(height * width * channels <= values.length && values.length > 0)) {
        throw new Unacceptable(`${height} x ${width} x ${channels} of ${values.length} values`);
      }
    },
  };
}
