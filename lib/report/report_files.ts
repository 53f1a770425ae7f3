import { chartsOf } from "./charts.ts";
import { dataFileCount, dataFiles } from "./data_files.ts";
import { figureFiles } from "./figures.ts";
import { listed, type ListedFile, MANIFEST, manifestOf, type ReportFile } from "./manifest.ts";
import { page } from "./page/page.ts";
import { startPngMaker } from "./png_maker.ts";
import type { Report } from "./report.ts";

/**
 * All files of a report, made one after the other: the page, the numbers, the figures, and last the manifest that
 * lists them, each with the share of the work that is done, 0..1. The same report gives the same bytes.
 */
export async function* reportFiles(
  report: Report,
): AsyncGenerator<ReportFile & { readonly done: number }> {
  const charts = chartsOf(report);
  const list: ListedFile[] = [];
  using maker = startPngMaker();
  const figures = figureFiles(report, charts, maker);
  const makers = [
    [{ path: "index.html", section: null, title: "The report", contents: page(report, charts) }],
    dataFiles(report),
    figures.files,
  ];
  const count = 1 + dataFileCount(report) + figures.count;
  for (const files of makers) {
    for await (const file of files) {
      const bytes = typeof file.contents === "string"
        ? new TextEncoder().encode(file.contents)
        : new Uint8Array(file.contents);
      list.push(await listed(file, bytes));
      yield { ...file, contents: bytes, done: list.length / count };
    }
  }
  const contents = manifestOf(report, list);
  yield { path: MANIFEST, section: null, title: "List", contents, done: 1 };
}
