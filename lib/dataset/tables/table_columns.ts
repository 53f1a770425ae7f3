import { Failure } from "../../failure.ts";
import { shown } from "../../shown_text.ts";
import { isLabelName } from "../csv_header.ts";
import type { ParquetColumn, ParquetFile } from "./parquet_file.ts";

/** Where a table has its images and its labels. */
export interface TableColumns {
  /** The column of picture files, or of nested lists of pixels; null where pixels have a column each. */
  readonly image: string | null;
  /** What that column holds. */
  readonly isPictures: boolean;
  /** Columns of one pixel each, in order. */
  readonly pixels: readonly string[];
  /** The column of labels, or null. */
  readonly label: string | null;
  /** Names of the classes, where the metadata tell them. */
  readonly classNames: readonly string[] | null;
}

/** Names that a column of pictures goes by. */
const IMAGE_NAMES = ["image", "images", "img", "picture", "pixels"];

/**
 * Finds the images and labels of a table: by name where asked for, by the features that Hugging Face's `datasets`
 * writes into the metadata, else by the columns' types and usual names.
 *
 * @throws {Failure} it has no images, or not the columns that are asked for
 */
export function tableColumns(
  name: string,
  table: ParquetFile,
  wanted: { array?: string | undefined; labelColumn?: string | undefined },
): TableColumns {
  const { columns } = table;
  const features = hugFeatures(table.metadata.get("huggingface") ?? null);
  const label = labelColumn(name, columns, features, wanted.labelColumn);
  const image = imageColumn(name, columns, features, wanted.array, label);
  const pixels = image !== null ? [] : columns
    .filter(({ name, kind }) => kind === "numbers" && name !== label)
    .map(({ name }) => name);
  if (image === null && pixels.length < 2) {
    throw new Failure(
      `${name}: no column of pictures (${
        listed(columns)
      }); add --array COLUMN, or give another file`,
    );
  }
  return {
    image: image?.name ?? null,
    isPictures: image !== null && holdsPictures(image),
    pixels,
    label,
    classNames: label === null ? null : features.get(label)?.names ?? null,
  };
}

/** What of a column is read. */
interface Feature {
  readonly type: string;
  readonly names: readonly string[] | null;
}

/** The features in `datasets`' metadata; none where they cannot be read. */
function hugFeatures(text: string | null): ReadonlyMap<string, Feature> {
  const features = new Map<string, Feature>();
  if (text === null) return features;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return features;
  }
  const found = (parsed as { info?: { features?: Record<string, unknown> } } | null)?.info
    ?.features;
  for (const [name, value] of Object.entries(found ?? {})) {
    const { _type: type, names } = (value ?? {}) as { _type?: unknown; names?: unknown };
    const areNames = Array.isArray(names) && names.every((item) => typeof item === "string");
    features.set(name, { type: String(type), names: areNames ? names : null });
  }
  return features;
}

function labelColumn(
  name: string,
  columns: readonly ParquetColumn[],
  features: ReadonlyMap<string, Feature>,
  wanted: string | undefined,
): string | null {
  if (wanted === "none") return null;
  const names = columns.map((column) => column.name);
  if (wanted !== undefined) {
    const found = names.includes(wanted)
      ? wanted
      : /^\d+$/.test(wanted)
      ? names[+wanted]
      : undefined;
    if (found !== undefined) return found;
    throw new Failure(`${name}: no column "${wanted}"; it has ${listed(columns)}`);
  }
  const isFlat = ({ kind }: ParquetColumn) => kind === "numbers" || kind === "text";
  return names.find((column) => features.get(column)?.type === "ClassLabel") ??
    columns.find((column) => isLabelName(column.name) && isFlat(column))?.name ?? null;
}

function imageColumn(
  name: string,
  columns: readonly ParquetColumn[],
  features: ReadonlyMap<string, Feature>,
  wanted: string | undefined,
  label: string | null,
): ParquetColumn | null {
  if (wanted !== undefined) {
    const found = columns.find((column) => column.name === wanted);
    if (found) return found;
    throw new Failure(`${name}: no column "${wanted}"; it has ${listed(columns)}`);
  }
  const others = columns.filter((column) => column.name !== label);
  const isUsual = (column: ParquetColumn) => IMAGE_NAMES.includes(column.name.toLowerCase());
  return others.find((column) => features.get(column.name)?.type === "Image") ??
    others.find((column) => column.kind === "nested" && holdsPictures(column)) ??
    others.find((column) => isUsual(column) && holdsPictures(column)) ??
    others.find((column) => isUsual(column) && column.kind === "nested") ?? null;
}

/** Whether a column holds picture files: as bytes, or as {bytes, path}. */
function holdsPictures({ kind, parts }: ParquetColumn): boolean {
  return kind === "bytes" || (kind === "nested" && parts.includes("bytes"));
}

function listed(columns: readonly ParquetColumn[]): string {
  const names = columns.slice(0, 8).map((column) => shown(column.name));
  return names.join(", ") + (columns.length > 8 ? `, and ${columns.length - 8} more` : "");
}
