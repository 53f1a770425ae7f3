import { Readable } from "node:stream";
import type { CsvError, Info } from "csv-parse";
import { Failure } from "../failure.ts";
import { type CsvLayout, fieldName } from "./csv_header.ts";
import { appendImage, type ImageChunks } from "./image_chunks.ts";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** Characters that a field takes on average at most. */
const MAX_FIELD_LENGTH = 64;
const [MIN_LABEL, MAX_LABEL] = [-(2 ** 31), 2 ** 31 - 1];

/** The fields of one line that may hold quotes. */
export async function splitQuoted(
  name: string,
  line: string,
  separator: string,
): Promise<string[]> {
  const { parse } = await import("csv-parse/sync");
  try {
    return parse(line, { delimiter: separator, trim: true })[0] ?? [];
  } catch (error) {
    throw csvFailure(`${name}:1`, error);
  }
}

/**
 * Reads the rows that {@linkcode scanRows} does not: with quotes, fractions, signs, blanks, other separators, empty
 * lines. Slower by a factor of thirty, but what it does not know is wrong, and it says where.
 *
 * @param name the file, for messages
 * @param bytes rows to the end of the file
 * @param line number of the first of them in the file, from 1
 * @param layout how they are laid out
 * @param images gets the images
 * @throws {Failure} at the first row that is wrong
 */
export async function readUnusualRows(
  name: string,
  bytes: AsyncGenerator<Uint8Array, void>,
  line: number,
  layout: CsvLayout,
  images: ImageChunks,
): Promise<void> {
  const { parse } = await import("csv-parse");
  const parser = parse({
    delimiter: layout.separator,
    record_delimiter: ["\r\n", "\n"],
    trim: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    // Or a quote that is never closed would take in the whole file.
    max_record_size: 1024 + MAX_FIELD_LENGTH * layout.fields,
  });
  const input = Readable.from(copies(bytes), { objectMode: false });
  input.on("error", (error) => parser.destroy(error));
  const values = new Float64Array(layout.pixels);
  let linesRead = 0;
  try {
    const rows: AsyncIterable<{ info: Info; record: string[] }> = input.pipe(parser);
    for await (const { info, record } of rows) {
      linesRead = info.lines;
      const label = readRow(`${name}:${line - 1 + linesRead}`, record, layout, values);
      appendImage(images, values, label);
    }
  } catch (error) {
    throw csvFailure(`${name}:${lineOf(error, line + linesRead, line - 1)}`, error);
  } finally {
    input.destroy();
    parser.destroy();
  }
}

/** Pieces that stay valid: the reader reuses its memory, and streams read ahead. */
async function* copies(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  for await (const piece of bytes) yield piece.slice();
}

/** Reads one row's pixels into `values`; returns its label, 0 where it has none. */
function readRow(
  place: string,
  record: readonly string[],
  layout: CsvLayout,
  values: Float64Array,
): number {
  if (record.length !== layout.fields) {
    throw new Failure(
      `${place}: ${record.length} fields, expected ${layout.fields}; repair or remove that line`,
    );
  }
  let label = 0;
  let pixel = 0;
  for (const [field, text] of record.entries()) {
    const value = NUMBER.test(text) ? Number(text) : NaN;
    if (field === layout.labelField && layout.words) {
      if (text === "") throw wrongField(place, layout, field, text, "a label");
      label = layout.words.indexOf(text);
    } else if (field === layout.labelField) {
      if (!Number.isInteger(value) || value < MIN_LABEL || value > MAX_LABEL) {
        throw wrongField(place, layout, field, text, "a label (an integer)");
      }
      label = value;
    } else {
      if (!(value >= 0 && value <= 255)) {
        throw wrongField(place, layout, field, text, "a pixel (0 to 255)");
      }
      values[pixel++] = value;
    }
  }
  return label;
}

function wrongField(
  place: string,
  layout: CsvLayout,
  field: number,
  text: string,
  expected: string,
): Failure {
  const shown = JSON.stringify(text.length > 20 ? `${text.slice(0, 20)}...` : text);
  return new Failure(
    `${place}: ${
      fieldName(layout, field)
    } is ${shown}, expected ${expected}; repair or remove that line`,
  );
}

/** csv-parse's own complaints: quotes that are not closed or not where they belong. */
function csvFailure(place: string, error: unknown): unknown {
  if (!isOfCsv(error)) return error;
  return new Failure(`${place}: misplaced quotes; repair or remove that line`, 1, { cause: error });
}

function isOfCsv(error: unknown): error is CsvError {
  if (!(error instanceof Error)) return false;
  const code: string | undefined = (error as Partial<CsvError>).code;
  // the code of a quote inside of a field lacks the prefix that the others have
  return code?.startsWith("CSV_") === true || code === "INVALID_OPENING_QUOTE";
}

/**
 * The line in which csv-parse stopped, as rows before it may have been read and not handed out; where a quote is not
 * closed, the first line that was not read.
 */
function lineOf(error: unknown, firstUnread: number, before: number): number {
  const { code } = error as Partial<CsvError>;
  const isOpenEnded = code === "CSV_QUOTE_NOT_CLOSED" || code === "CSV_MAX_RECORD_SIZE";
  return isOfCsv(error) && !isOpenEnded && typeof error.lines === "number"
    ? before + error.lines
    : firstUnread;
}
