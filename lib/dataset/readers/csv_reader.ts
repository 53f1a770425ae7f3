import { readCsvFile } from "../csv_file.ts";
import type { CsvLayout } from "../csv_header.ts";
import type { Reader } from "./reader.ts";

/** One image a row, as text. Nothing in its first bytes tells it, so it is what is left. */
export const csvReader: Reader = {
  format: "CSV",
  hasContent: () => false,
  hasName: (name) => /\.(csv|tsv|txt)$/i.test(name),
  async read({ name, bytes }, loading) {
    const { options, memory, storedBytes } = loading;
    const before = (memory.get(csvReader) ?? null) as CsvLayout | null;
    const layout = await readCsvFile(name, bytes, options.shape ?? null, before, (layout) => {
      const { pixels, shape, labelField, words, fields } = layout;
      return loading.imagesFor({
        name,
        pixels,
        shape,
        channels: loading.pictureOptions.channels,
        hasLabels: labelField !== null,
        labelNames: words ? { names: words.names, isOrdered: false } : undefined,
        // A field takes two bytes at least: a digit and what follows it.
      }, Math.ceil(storedBytes / (2 * fields)));
    }, options.labelColumn);
    memory.set(csvReader, layout);
  },
};
