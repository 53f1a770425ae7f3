import { decodeNpy } from "../arrays/npy.ts";
import { Failure } from "../failure.ts";
import type { ClassLabels } from "./classes.ts";
import { digitOf } from "./classes.ts";
import { hasIdxMagic, readIdxLabels } from "./idx.ts";
import { labelArray, labelNumbers, type LabelValues, labelWords } from "./label_values.ts";
import { findSource, followedBy, readBytes, readHead, unpackedBytes } from "./source.ts";
import { joinLabels } from "./source_labels.ts";

/** The labels in a file. */
export interface FileLabels extends LabelValues {
  /** The file. */
  readonly name: string;
}

/** A file of labels is no longer. */
const MAX_BYTES = 1 << 28;

/**
 * Reads labels from a file of their own: .npy, IDX, or text with one on each line.
 *
 * @throws {Failure} it cannot be read, or holds something else
 */
export async function readLabelFile(path: string, signal?: AbortSignal): Promise<FileLabels> {
  const source = await findSource(path);
  const { name } = source;
  const { bytes: unpacked } = await unpackedBytes(name, readBytes(source, signal));
  try {
    const { head, rest } = await readHead(unpacked, 8);
    const all = followedBy(head, rest);
    if (hasIdxMagic(head)) {
      return { name, ...labelNumbers(name, await readIdxLabels(name, all)) };
    }
    const bytes = await collect(name, all);
    if (head[0] === 0x93) return { name, ...labelArray(name, decodeNpy(bytes, name)) };
    return { name, ...labelLines(name, bytes) };
  } finally {
    await unpacked.return();
  }
}

/**
 * The classes of all images by a file of labels.
 *
 * @throws {Failure} where it has more or fewer labels than there are images
 */
export function labelsOfFile({ name, labels, names }: FileLabels, n: number): ClassLabels {
  if (labels.length !== n) {
    throw new Failure(`${name}: ${labels.length} labels, but there are ${n} images; check both`);
  }
  return joinLabels(labels, [{ from: 0, to: n, names }]);
}

function labelLines(name: string, bytes: Uint8Array): LabelValues {
  if (bytes.includes(0)) {
    throw new Failure(`${name}: is neither text nor .npy nor IDX; give a file of labels`);
  }
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/).map((line) => line.trim());
  if (lines.at(-1) === "") lines.pop();
  const isHeader = /^(labels?|class|target|y)$/i.test(lines[0] ?? "");
  const words = isHeader ? lines.slice(1) : lines;
  const numbers = words.map(digitOf);
  return numbers.every((number) => number !== null)
    ? labelNumbers(name, numbers)
    : labelWords(words);
}

async function collect(name: string, bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const piece of bytes) {
    pieces.push(piece.slice());
    length += piece.length;
    if (length > MAX_BYTES) {
      throw new Failure(`${name}: more than 256 MB of labels; check the file`);
    }
  }
  return await new Blob(pieces).bytes();
}
