import type { WordIndex } from "./word_index.ts";

const [NEWLINE, RETURN, QUOTE, COMMA, ZERO] = [10, 13, 34, 44, 48];
const DECODER = new TextDecoder();
/** "0,0," as a little-endian number: four pixels of a digit in five are 0, most of them in long runs. */
const TWO_ZEROS = 0x2c302c30;
/** Labels of more digits might not fit into an int32. */
const MAX_LABEL = 999_999_999;

/** Where the scanner writes. */
export interface ScanTarget {
  /** (capacity, width) row-major; zero from row `rows` on. */
  readonly pixels: Uint8Array;
  /** (capacity,) */
  readonly labels: Int32Array;
  /** Rows that are in it already. */
  readonly rows: number;
}

/** How far a scan came. */
export interface Scanned {
  /** Rows written. */
  readonly rows: number;
  /** Where in the text the next row begins. */
  readonly end: number;
  /** The row at `end` is not of the common case; if it is right at all, csv-parse knows. */
  readonly isUnusual: boolean;
}

/**
 * Reads CSV rows of the common case: nothing but whole numbers and commas, ended by a line feed or a carriage return
 * and a line feed; pixels of 0..255, and perhaps a label of at most nine digits. Stops before the first row that is
 * anything else, wrong rows included, so that it has no errors of its own; or when the target is full.
 *
 * @param text whole rows: it ends with a line feed
 * @param start where in `text` the first row begins
 * @param fields how many fields a row has
 * @param labelField which of them, from 0, is the label; null where none is
 * @param words takes the labels where they are words; null where they are whole numbers
 *
 * @example
 * ```ts
 * import { scanRows } from "./csv_scanner.ts";
 * const target = { pixels: new Uint8Array(8), labels: new Int32Array(2), rows: 0 };
 * const text = new TextEncoder().encode("7,0,0,255,1\n2,0,-3,0,0\n");
 * const { rows, end, isUnusual } = scanRows(text, 0, 5, 0, target);
 * if (rows !== 1 || end !== 12 || !isUnusual || target.labels[0] !== 7) throw new Error();
 * ```
 */
export function scanRows(
  text: Uint8Array,
  start: number,
  fields: number,
  labelField: number | null,
  target: ScanTarget,
  words: WordIndex | null = null,
): Scanned {
  const { pixels, labels } = target;
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const width = labelField === null ? fields : fields - 1;
  let end = start;
  let row = target.rows;
  for (; row < labels.length && end < text.length; row++) {
    const first = row * width;
    const next = first + width;
    let at = end;
    if (labelField === null) {
      at = scanPixels(text, view, at, pixels, first, next);
    } else {
      const split = first + labelField;
      if (split > first) at = hasComma(text, scanPixels(text, view, at, pixels, first, split));
      if (at >= 0) {
        at = words ? scanWord(text, at, words, labels, row) : scanLabel(text, at, labels, row);
      }
      if (split < next && at >= 0) {
        at = hasComma(text, at);
        if (at >= 0) at = scanPixels(text, view, at, pixels, split, next);
      }
    }
    at = rowEnd(text, at);
    if (at < 0) {
      pixels.fill(0, first, next);
      return { rows: row - target.rows, end, isUnusual: true };
    }
    end = at;
  }
  return { rows: row - target.rows, end, isUnusual: false };
}

/** Reads pixels `from` to `to`; returns where the text goes on after the last one's separator, -1 if unusual. */
function scanPixels(
  text: Uint8Array,
  words: DataView,
  at: number,
  pixels: Uint8Array,
  from: number,
  to: number,
): number {
  const lastWord = text.length - 4;
  for (let pixel = from; pixel < to; pixel++) {
    while (pixel + 2 < to && at <= lastWord && words.getInt32(at, true) === TWO_ZEROS) {
      pixel += 2;
      at += 4;
    }
    let value = text[at++]! - ZERO;
    if (value >>> 0 > 9) return -1;
    let separator = text[at++]!;
    for (let digit = separator - ZERO; digit >>> 0 <= 9; digit = separator - ZERO) {
      value = value * 10 + digit;
      if (value > 255) return -1;
      separator = text[at++]!;
    }
    // Only a comma lets a row go on; what ends it is looked at once, by rowEnd.
    if (separator !== COMMA && pixel !== to - 1) return -1;
    pixels[pixel] = value;
  }
  return at;
}

/** Reads a label, as {@linkcode scanPixels} reads pixels. */
function scanLabel(text: Uint8Array, at: number, labels: Int32Array, row: number): number {
  let value = text[at++]! - ZERO;
  if (value >>> 0 > 9) return -1;
  for (let digit = text[at++]! - ZERO; digit >>> 0 <= 9; digit = text[at++]! - ZERO) {
    value = value * 10 + digit;
    if (value > MAX_LABEL) return -1;
  }
  labels[row] = value;
  return at;
}

/** Reads a word without quotes for a label, as {@linkcode scanLabel} reads a number. */
function scanWord(
  text: Uint8Array,
  at: number,
  words: WordIndex,
  labels: Int32Array,
  row: number,
): number {
  let end = at;
  for (; end < text.length; end++) {
    const byte = text[end]!;
    if (byte === COMMA || byte === NEWLINE || byte === RETURN) break;
    if (byte === QUOTE) return -1;
  }
  const word = DECODER.decode(text.subarray(at, end)).trim();
  if (word === "") return -1;
  labels[row] = words.indexOf(word);
  return end + 1;
}

/** `at` if the separator before it is a comma, else -1. */
function hasComma(text: Uint8Array, at: number): number {
  return at >= 0 && text[at - 1] === COMMA ? at : -1;
}

/** Where the next row begins if the separator before `at` ends a row, else -1. */
function rowEnd(text: Uint8Array, at: number): number {
  if (at < 0) return -1;
  if (text[at - 1] === NEWLINE) return at;
  return text[at - 1] === RETURN && text[at] === NEWLINE ? at + 1 : -1;
}
