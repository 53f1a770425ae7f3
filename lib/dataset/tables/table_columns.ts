import type { SchemaTree } from "hyparquet";
import { Failure } from "../../failure.ts";
import { shown } from "../../shown_text.ts";
import { isLabelName } from "../csv_header.ts";
import type { ParquetFile } from "./parquet_file.ts";

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

const NUMERIC = ["BOOLEAN", "INT32", "INT64", "FLOAT", "DOUBLE"];
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
  const features = hugFeatures(table.metadata("huggingface"));
  const label = labelColumn(name, columns, features, wanted.labelColumn);
  const image = imageColumn(name, columns, features, wanted.array, label);
  const pixels = image !== null ? [] : columns
    .filter((column) => isNumeric(column) && column.element.name !== label)
    .map(({ element }) => element.name);
  if (image === null && pixels.length < 2) {
    throw new Failure(
      `${name}: no column of pictures (${
        listed(columns)
      }); add --array COLUMN, or give another file`,
    );
  }
  return {
    image: image?.element.name ?? null,
    isPictures: image !== null && pictureParts(image) !== null,
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
  columns: readonly SchemaTree[],
  features: ReadonlyMap<string, Feature>,
  wanted: string | undefined,
): string | null {
  if (wanted === "none") return null;
  const names = columns.map(({ element }) => element.name);
  if (wanted !== undefined) {
    const found = names.includes(wanted)
      ? wanted
      : /^\d+$/.test(wanted)
      ? names[+wanted]
      : undefined;
    if (found !== undefined) return found;
    throw new Failure(`${name}: no column "${wanted}"; it has ${listed(columns)}`);
  }
  const isFlat = (column: string) =>
    columns.find(({ element }) => element.name === column)?.children.length === 0;
  return names.find((column) => features.get(column)?.type === "ClassLabel") ??
    names.find((column) => isLabelName(column) && isFlat(column)) ?? null;
}

function imageColumn(
  name: string,
  columns: readonly SchemaTree[],
  features: ReadonlyMap<string, Feature>,
  wanted: string | undefined,
  label: string | null,
): SchemaTree | null {
  if (wanted !== undefined) {
    const found = columns.find(({ element }) => element.name === wanted);
    if (found) return found;
    throw new Failure(`${name}: no column "${wanted}"; it has ${listed(columns)}`);
  }
  const others = columns.filter(({ element }) => element.name !== label);
  const isUsual = ({ element }: SchemaTree) => IMAGE_NAMES.includes(element.name.toLowerCase());
  return others.find(({ element }) => features.get(element.name)?.type === "Image") ??
    others.find((column) => column.children.length > 0 && pictureParts(column) !== null) ??
    others.find((column) => isUsual(column) && pictureParts(column) !== null) ??
    others.find((column) => isUsual(column) && column.children.length > 0) ?? null;
}

/** Whether a column holds picture files: as bytes, or as {bytes, path}. */
export function pictureParts({ element, children }: SchemaTree): "bytes" | "struct" | null {
  if (children.length === 0) {
    return element.type === "BYTE_ARRAY" && element.converted_type !== "UTF8" ? "bytes" : null;
  }
  return children.some((child) => child.element.name === "bytes") ? "struct" : null;
}

function isNumeric({ element, children }: SchemaTree): boolean {
  return children.length === 0 && NUMERIC.includes(element.type ?? "");
}

function listed(columns: readonly SchemaTree[]): string {
  const names = columns.slice(0, 8).map(({ element }) => shown(element.name));
  return names.join(", ") + (columns.length > 8 ? `, and ${columns.length - 8} more` : "");
}
