import type { Reader } from "./reader.ts";

/** A table as Hugging Face's `datasets` and others write it; what reads it is loaded when one is there. */
export const parquetReader: Reader = {
  format: "Parquet",
  hasContent: (head) => String.fromCharCode(...head.subarray(0, 4)) === "PAR1",
  hasName: (name) => /\.parquet$/i.test(name),
  async read(source, loading) {
    const { readTable } = await import("../tables/read_table.ts");
    await readTable(source, loading);
  },
};
