import * as fc from "fast-check";

/** A change of some bytes. Numbers are taken modulo what there is, so that each fits anywhere. */
export interface Mutation {
  readonly kind: (typeof KINDS)[number];
  /** Which part; the one beyond the last is the whole, once it is put together. */
  readonly part: number;
  /** Where in the part. */
  readonly at: number;
  /** What is put there, or how much of it. */
  readonly value: number;
}

const KINDS = [
  "flip",
  "byte",
  "word16",
  "word32",
  "word64",
  "insert",
  "remove",
  "copy",
  "truncate",
  "number",
  "text",
] as const;

/** A few mutations, fewest first: what fails is shrunk to as few as fail. */
export const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    part: fc.nat(64),
    at: fc.nat(1 << 20),
    value: fc.nat(0xffff),
  }),
  { minLength: 1, maxLength: 6 },
);

const BYTES = [0, 1, 7, 10, 13, 27, 34, 39, 44, 47, 92, 127, 128, 254, 255];
const WORDS = [
  0,
  1,
  2,
  3,
  4,
  255,
  256,
  0x7fff,
  0x8000,
  0xffff,
  0x10000,
  0x7fffffff,
  0x80000000,
  0xffffffff,
];
const NUMBERS = [
  "-1",
  "0",
  "1",
  "32",
  "255",
  "256",
  "65536",
  "2147483648",
  "4294967295",
  "4294967296",
  "9007199254740993",
  "9".repeat(40),
  "9".repeat(400),
  "1e400",
  "-1e-400",
  "NaN",
  "inf",
  "0x10",
  "1.5",
  "",
];
const TEXTS = [
  "\x1b]0;owned\x07",
  "\x1b[31m",
  "\x9b2J",
  '"',
  "'",
  "\n",
  "\r\n",
  "\0",
  ",",
  ";\t",
  "\u202e",
  "../../../../tmp/escaped",
  "/etc/passwd",
  "__proto__",
  "constructor",
  "[".repeat(2000),
  '{"a":'.repeat(500),
  "é",
  "\ud800",
  "%s%n",
  "-",
  "--",
  "--force",
];

/** Parts with those mutations made that are for them. */
export function mutateParts(parts: readonly Uint8Array[], all: readonly Mutation[]): Uint8Array[] {
  return parts.map((part, index) =>
    all.filter((mutation) => mutation.part % (parts.length + 1) === index).reduce(mutated, part)
  );
}

/** The whole with those mutations made that are for it. */
export function mutateWhole(
  whole: Uint8Array,
  partCount: number,
  all: readonly Mutation[],
): Uint8Array {
  return all.filter((mutation) => mutation.part % (partCount + 1) === partCount)
    .reduce(mutated, whole);
}

function mutated(bytes: Uint8Array, { kind, at, value }: Mutation): Uint8Array {
  if (bytes.length === 0) return kind === "text" ? textOf(value) : bytes;
  const place = at % bytes.length;
  const copy = bytes.slice();
  switch (kind) {
    case "flip":
      copy[place]! ^= 1 << (value & 7);
      return copy;
    case "byte":
      copy[place] = pick(BYTES, value);
      return copy;
    case "word16":
    case "word32":
    case "word64":
      return withWord(copy, place, Number(kind.slice(4)) / 8, value);
    case "insert":
      return spliced(bytes, place, 0, new Uint8Array(1 + value % 300).fill(pick(BYTES, value)));
    case "remove":
      return spliced(bytes, place, 1 + value % 300, new Uint8Array(0));
    case "copy":
      return spliced(
        bytes,
        value % bytes.length,
        0,
        bytes.subarray(place, place + 1 + value % 500),
      );
    case "truncate":
      return bytes.slice(0, place);
    case "number":
      return withNumber(bytes, place, value);
    case "text":
      return spliced(bytes, place, value % 3, textOf(value));
  }
}

function withWord(bytes: Uint8Array, place: number, size: number, value: number): Uint8Array {
  const view = new DataView(bytes.buffer);
  const isLittle = (value & 1) === 0;
  const word = pick(WORDS, value >> 1);
  if (place + size > bytes.length) return bytes;
  if (size === 2) view.setUint16(place, word, isLittle);
  if (size === 4) view.setUint32(place, word, isLittle);
  if (size === 8) view.setBigUint64(place, BigInt(word) * BigInt(1 + (value >> 8)), isLittle);
  return bytes;
}

/** Another number in the place of the next one that is written in digits. */
function withNumber(bytes: Uint8Array, place: number, value: number): Uint8Array {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 48 && byte <= 57;
  let start = place;
  while (start < bytes.length && !isDigit(bytes[start])) start++;
  let end = start;
  while (isDigit(bytes[end])) end++;
  return spliced(bytes, start, end - start, new TextEncoder().encode(pick(NUMBERS, value)));
}

function textOf(value: number): Uint8Array {
  return new TextEncoder().encode(pick(TEXTS, value));
}

function pick<T>(items: readonly T[], value: number): T {
  return items[value % items.length]!;
}

function spliced(bytes: Uint8Array, at: number, removed: number, inserted: Uint8Array): Uint8Array {
  const end = Math.min(bytes.length, at + removed);
  const result = new Uint8Array(bytes.length - (end - at) + inserted.length);
  result.set(bytes.subarray(0, at));
  result.set(inserted, at);
  result.set(bytes.subarray(end), at + inserted.length);
  return result;
}
