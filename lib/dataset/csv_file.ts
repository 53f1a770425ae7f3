import { Failure } from "../failure.ts";
import { type CsvLayout, layoutOf, separatorOf } from "./csv_header.ts";
import { scanRows } from "./csv_scanner.ts";
import { addRows, byteRoom, type ImageChunks } from "./image_chunks.ts";
import { followedBy } from "./source.ts";

const NEWLINE = 10;
/** A longer line is no image: one of 2048x2048 pixels takes as much at most. */
const MAX_LINE_BYTES = 1 << 24;

/**
 * Reads a CSV file of one image a row: as much as it can with the fast scanner, the rest with csv-parse.
 *
 * @param name the file, for messages
 * @param wanted [height, width] that the user asked for
 * @param before the layout of the CSV file before, if any
 * @param labelColumn what the user says of the label column, if anything
 * @param begin called once the layout is known; gives where the images go
 * @returns its layout
 * @throws {Failure} the file is empty, has no images, or a row is wrong
 */
export async function readCsvFile(
  name: string,
  bytes: AsyncGenerator<Uint8Array, void>,
  wanted: readonly [number, number] | null,
  before: CsvLayout | null,
  begin: (layout: CsvLayout) => ImageChunks,
  labelColumn?: string,
): Promise<CsvLayout> {
  const blocks = wholeLines(name, bytes);
  try {
    let block = await blocks.next();
    if (block.done) throw new Failure(`${name}: the file is empty; give one with images`);
    const start = hasByteOrderMark(block.value) ? 3 : 0;
    const afterFirst = block.value.indexOf(NEWLINE) + 1;
    const [first, separator] = await fieldsOfLine(
      name,
      block.value.subarray(start, afterFirst - 1),
    );
    const second = await fieldsOfSecond(name, block.value.subarray(afterFirst), separator);
    const layout = namedLayout(
      name,
      () => layoutOf(first, separator, wanted, before, { second, labelColumn }),
    );
    const images = begin(layout);
    const rowsBefore = images.rows;
    let [at, line] = layout.names ? [afterFirst, 2] : [start, 1];
    while (!block.done) {
      const chunk = byteRoom(images);
      const scanned = scanRows(
        block.value,
        at,
        layout.fields,
        layout.labelField,
        chunk,
        layout.words,
      );
      addRows(images, chunk, scanned.rows);
      line += scanned.rows;
      at = scanned.end;
      if (scanned.isUnusual) {
        const rest = followedBy(block.value.subarray(at), blocks);
        const { readUnusualRows } = await import("./csv.ts");
        await readUnusualRows(name, rest, line, layout, images);
        break;
      }
      if (at === block.value.length) {
        block = await blocks.next();
        at = 0;
      }
    }
    if (images.rows === rowsBefore) {
      throw new Failure(`${name}: a header but no images; give a file with rows of pixels`);
    }
    return layout;
  } finally {
    await blocks.return();
  }
}

/** The same bytes in pieces of whole lines; a line feed is added where the last line has none. */
async function* wholeLines(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  let buffer = new Uint8Array(0);
  let filled = 0;
  for await (const piece of bytes) {
    // One byte more, for the last line feed.
    if (filled + piece.length >= buffer.length) {
      const larger = new Uint8Array((filled + piece.length) * 2);
      larger.set(buffer.subarray(0, filled));
      buffer = larger;
    }
    buffer.set(piece, filled);
    const newline = piece.lastIndexOf(NEWLINE);
    const whole = newline < 0 ? 0 : filled + newline + 1;
    filled += piece.length;
    if (whole > 0) {
      yield buffer.subarray(0, whole);
      buffer.copyWithin(0, whole, filled);
      filled -= whole;
    } else if (filled > MAX_LINE_BYTES) {
      throw new Failure(`${name}: a line of over 16 MB; give a CSV with one image a line`);
    }
  }
  if (filled > 0) {
    buffer[filled] = NEWLINE;
    yield buffer.subarray(0, filled + 1);
  }
}

/** The fields of the file's first line, and what separates them. */
async function fieldsOfLine(
  name: string,
  line: Uint8Array,
): Promise<[fields: string[], separator: string]> {
  if (line.includes(0)) {
    throw new Failure(`${name}: is neither text nor IDX nor gzip; give a CSV or an IDX file`);
  }
  const text = new TextDecoder().decode(line).replace(/\r$/, "");
  if (text.trim() === "") {
    throw new Failure(`${name}:1: the line is empty; begin the file with a header or an image`);
  }
  const separator = separatorOf(text);
  if (!text.includes('"')) return [text.split(separator), separator];
  const { splitQuoted } = await import("./csv.ts");
  return [await splitQuoted(name, text, separator), separator];
}

/** The fields of the second line; null where there is none, or one with quotes in wrong places. */
async function fieldsOfSecond(
  name: string,
  rest: Uint8Array,
  separator: string,
): Promise<string[] | null> {
  const line = rest.subarray(0, rest.indexOf(NEWLINE));
  if (line.length === 0) return null;
  const text = new TextDecoder().decode(line).replace(/\r$/, "");
  if (!text.includes('"')) return text.split(separator);
  const { splitQuoted } = await import("./csv.ts");
  // Whoever reads the row says what is wrong with it.
  return await splitQuoted(name, text, separator).catch(() => null);
}

/** The layout; what is wrong with it is said of the file. */
function namedLayout(name: string, layout: () => CsvLayout): CsvLayout {
  try {
    return layout();
  } catch (error) {
    throw error instanceof Failure ? new Failure(`${name}: ${error.message}`) : error;
  }
}

function hasByteOrderMark(block: Uint8Array): boolean {
  return block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf;
}
