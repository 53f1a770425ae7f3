import {
  decodeNpyData,
  decodeNpyHeader,
  isNumbers,
  NPY_HEADER_BYTES,
  type NpyHeader,
  wrongType,
} from "../../arrays/npy.ts";
import { bytesPerNumber, decodeNumbers } from "../../arrays/npy_numbers.ts";
import { Failure } from "../../failure.ts";
import { beginArray, readArray } from "../arrays/read_array.ts";
import { followedBy, readHead } from "../source.ts";
import { wholeSource } from "../source_bytes.ts";
import type { Reader } from "./reader.ts";

/** One array as `numpy.save` writes it. In C order it is read as it arrives. */
export const npyReader: Reader = {
  format: "NPY",
  hasContent: (head) => head[0] === 0x93 && head[1] === 0x4e && head[2] === 0x55,
  hasName: (name) => /\.npy(\.gz)?$/i.test(name),
  async read(source, loading) {
    const { name } = source;
    const { head, rest } = await readHead(source.bytes, NPY_HEADER_BYTES);
    const header = decodeNpyHeader(head, name);
    if (bytesPerNumber(header.descr) === null) throw wrongType(header.descr, name);
    const values = followedBy(head.subarray(header.dataOffset), rest);
    if (header.fortranOrder && header.shape.length > 1) {
      const data = await wholeSource({ ...source, bytes: values });
      const array = decodeNpyData(header, data, name);
      if (isNumbers(array)) readArray(name, array, null, loading);
      return;
    }
    const writer = beginArray(name, header.shape, null, loading);
    for await (const numbers of numbersIn(name, header, values)) writer.write(numbers);
    writer.end();
  },
};

/** The values piece by piece. */
async function* numbersIn(
  name: string,
  { descr, shape }: NpyHeader,
  bytes: AsyncIterable<Uint8Array>,
) {
  const bytesEach = bytesPerNumber(descr)!;
  const expected = bytesEach * shape.reduce((product, length) => product * length, 1);
  let received = 0;
  let left = new Uint8Array(0);
  for await (const piece of bytes) {
    received += piece.length;
    if (received > expected) {
      throw new Failure(`${name}: more bytes than its header says; save it again`);
    }
    const all = left.length === 0 ? piece : joined(left, piece);
    const whole = all.length - all.length % bytesEach;
    if (whole > 0) yield decodeNumbers(descr, all.subarray(0, whole));
    left = all.slice(whole);
  }
  if (received < expected) {
    throw new Failure(`${name}: cut short, ${received} of ${expected} bytes; copy it again`);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
