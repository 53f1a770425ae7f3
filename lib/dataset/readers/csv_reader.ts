import { readCsvFile } from "../csv_file.ts";
import type { CsvLayout } from "../csv_header.ts";
import type { Reader } from "./reader.ts";

/** One image a row, as text. Nothing in its first bytes tells it, so it is what is left. */
export const csvReader: Reader = {
  format: "CSV",
  hasContent: () => false,
  hasName: (name) => /\.(csv|tsv|txt)$/i.test(name),
  async read({ name, bytes }, { wanted, memory, imagesFor }) {
    const before = (memory.get(csvReader) ?? null) as CsvLayout | null;
    const layout = await readCsvFile(name, bytes, wanted, before, (layout) => {
      const { pixels, shape, labelField, fields } = layout;
      // A field takes two bytes at least: a digit and what follows it.
      return imagesFor({ name, pixels, shape, hasLabels: labelField !== null }, 2 * fields);
    });
    memory.set(csvReader, layout);
  },
};
