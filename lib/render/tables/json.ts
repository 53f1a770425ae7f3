import { shortFloats } from "../../sections/short_float.ts";

/** How float32 are written: as the float64 that they are, or with the fewest digits that give them back. */
export type FloatText = "exact" | "short";

/** A section's numbers as one line of JSON, as commands print them. */
export function jsonLine(value: unknown, floats: FloatText): string {
  return JSON.stringify(plain(value, floats)) + "\n";
}

/** JSON as it lies in files: indented, with a newline at its end; numbers lists stay on their line. */
export function jsonFile(value: unknown): string {
  return JSON.stringify(plain(value, "short"), null, 1)
    .replaceAll(
      /\[\s+(-?[\d.][^[\]{}"]*?)\s+\]/g,
      (_, items) => `[${items.replaceAll(/\s+/g, "")}]`,
    ) +
    "\n";
}

/** Typed arrays as lists. (A replacer would be called for every number.) */
function plain(value: unknown, floats: FloatText): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof Float32Array && floats === "short") return shortFloats(value);
  if (ArrayBuffer.isView(value)) return [...value as unknown as Iterable<number>];
  if (Array.isArray(value)) {
    return typeof value[0] === "number" ? value : value.map((item) => plain(item, floats));
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item, floats)]));
}
