import { Failure } from "../../failure.ts";
import { shown } from "../../shown_text.ts";
import { beginArray } from "../arrays/read_array.ts";
import { type LabelledPicture, readPictures } from "../pictures/read_pictures.ts";
import { type ColumnLabels, columnLabels } from "./column_labels.ts";
import type { ParquetFile } from "./parquet_file.ts";
import { openParquetThread } from "./parquet_thread.ts";
import { type TableColumns, tableColumns } from "./table_columns.ts";
import type { Loading, OpenSource } from "../readers/reader.ts";

/**
 * Reads a Parquet table: a column of picture files, one of nested lists of pixels, or a column for each pixel.
 *
 * @throws {Failure} it is damaged, has no images, or not the columns that are asked for
 */
export async function readTable(source: OpenSource, loading: Loading): Promise<void> {
  const { name } = source;
  using table = await openParquetThread(source);
  if (table.rows === 0) throw new Failure(`${name}: a table without rows; give one with images`);
  const columns = tableColumns(name, table, loading.options);
  const labels = columns.label === null
    ? null
    : columnLabels(name, columns.label, columns.classNames);
  if (columns.isPictures) await readPictureColumn(source, table, columns, labels, loading);
  else if (columns.image) await readNestedColumn(name, table, columns, labels, loading);
  else await readPixelColumns(name, table, columns, labels, loading);
}

async function readPictureColumn(
  source: OpenSource,
  table: ParquetFile,
  { image, label }: TableColumns,
  labels: ColumnLabels | null,
  loading: Loading,
): Promise<void> {
  const { name } = source;
  const columns = [image!, ...(label === null ? [] : [label])];
  const groups = table.groups(columns);
  // The first rows tell whether labels are words.
  const { value: first } = await groups.next();
  if (!first) throw new Failure(`${name}: a table without rows; give one with images`);
  labels?.labelOf(first[0]![label!], 0);
  let row = 0;
  const pictures = async function* (): AsyncGenerator<LabelledPicture, void> {
    for (let group: typeof first | void = first; group; group = (await groups.next()).value) {
      loading.signal?.throwIfAborted();
      for (const values of group) {
        const { bytes, path } = pictureOf(name, row, image!, values[image!]);
        yield {
          file: {
            name: path === null ? `${name}: row ${row}` : `${name}/${path}`,
            at: bytes,
            storedBytes: bytes.length,
          },
          label: labels === null ? 0 : labels.labelOf(values[label!], row),
        };
        row++;
      }
    }
  };
  await readPictures(pictures(), {
    name,
    expectedRows: table.rows,
    labels,
    countsBytes: source.plainPath !== null,
  }, loading);
}

/** A picture file in a row: its bytes, or {bytes, path}. */
function pictureOf(
  name: string,
  row: number,
  column: string,
  value: unknown,
): { bytes: Uint8Array; path: string | null } {
  if (value instanceof Uint8Array) return { bytes: value, path: null };
  // No picture is a bad one, which may be left out.
  if (value === null || value === undefined) return { bytes: new Uint8Array(0), path: null };
  const { bytes, path } = value as { bytes?: unknown; path?: unknown };
  if (bytes instanceof Uint8Array) {
    // Bytes without a type are text to the reader of the table where they are a path.
    const text = path instanceof Uint8Array ? new TextDecoder().decode(path) : path;
    return { bytes, path: typeof text === "string" && text !== "" ? text : null };
  }
  const elsewhere = typeof path === "string" ? `, only the path ${shown(path)}` : "";
  throw new Failure(
    `${name}: row ${row}: ${column} holds no bytes of a picture${elsewhere}; ` +
      `make the table with the pictures in it (embed_external_files)`,
  );
}

/** Most values of a group of rows that are held at a time, 1 GB. */
const MAX_GROUP_VALUES = 1 << 27;

/** A column for each pixel. */
async function readPixelColumns(
  name: string,
  table: ParquetFile,
  { pixels, label }: TableColumns,
  labels: ColumnLabels | null,
  loading: Loading,
): Promise<void> {
  let group = { from: 0, codes: new Int32Array(0) };
  const labelOf = (row: number) => group.codes[row - group.from]!;
  const width = pixels.length;
  let writer: ReturnType<typeof beginArray> | null = null;
  const columns = [...pixels, ...(label === null ? [] : [label])];
  for await (const { from, rows, columnsOf } of table.columnGroups(columns)) {
    loading.signal?.throwIfAborted();
    if (rows * width > MAX_GROUP_VALUES) {
      throw new Failure(`${name}: ${rows} rows in one group; write it in smaller row groups`);
    }
    const values = new Float64Array(rows * width);
    group = { from, codes: new Int32Array(rows) };
    for (const [column, data] of columnsOf) {
      if (column === label) {
        for (let i = 0; i < rows; i++) group.codes[i] = labels!.labelOf(data[i], from + i);
      } else {
        const at = pixels.indexOf(column);
        for (let i = 0; i < rows; i++) values[i * width + at] = numberOf(data[i]);
      }
    }
    writer ??= beginArray(
      name,
      [table.rows, width],
      labels && { labelOf, names: labels.names },
      loading,
    );
    writer.write(values);
  }
  writer?.end();
}

/** A column of nested lists of pixels, as `datasets` writes Array2D and Array3D. */
async function readNestedColumn(
  name: string,
  table: ParquetFile,
  { image, label }: TableColumns,
  labels: ColumnLabels | null,
  loading: Loading,
): Promise<void> {
  let code = 0;
  const labelOf = () => code;
  let writer: ReturnType<typeof beginArray> | null = null;
  let row = 0;
  for await (const group of table.groups([image!, ...(label === null ? [] : [label])])) {
    loading.signal?.throwIfAborted();
    for (const values of group) {
      const nested = values[image!];
      const shape = shapeOf(nested);
      const flat = Float64Array.from([nested].flat(4), numberOf);
      if (flat.length !== shape.reduce((product, length) => product * length, 1)) {
        throw new Failure(`${name}: row ${row}: ${image} has rows of several lengths; correct it`);
      }
      if (labels) code = labels.labelOf(values[label!], row);
      writer ??= beginArray(
        name,
        [table.rows, ...shape],
        labels && { labelOf, names: labels.names },
        loading,
      );
      if (flat.length !== writer.valuesEach) {
        throw new Failure(
          `${name}: row ${row}: ${flat.length} pixels, expected ${writer.valuesEach}; correct it`,
        );
      }
      writer.write(flat);
      row++;
    }
  }
  writer?.end();
}

function shapeOf(value: unknown): number[] {
  return Array.isArray(value) || ArrayBuffer.isView(value)
    ? [(value as ArrayLike<unknown>).length, ...shapeOf((value as ArrayLike<unknown>)[0])]
    : [];
}

/** NaN where there is no value: whoever takes it says where. */
function numberOf(value: unknown): number {
  return value === null || value === undefined ? NaN : Number(value);
}
