import type { ReportFacts } from "../../sections/report_facts.ts";
import { type ReportSection, sectionsOf } from "../../sections/sections.ts";
import { page } from "../html/page.ts";
import { startPngMaker } from "../sheets/png_maker.ts";
import { dataFiles } from "./data_files.ts";
import { figureFiles } from "./figure_files.ts";
import { listed, type ListedFile, MANIFEST, manifestOf, type ReportFile } from "./manifest.ts";

/**
 * All files of a report, made one after the other: the page, the numbers, the figures, and last the manifest that
 * lists them, each with the share of the work that is done, 0..1. The same report gives the same bytes.
 */
export async function* reportFiles(
  report: ReportFacts,
): AsyncGenerator<ReportFile & { readonly done: number }> {
  const sections: readonly ReportSection[] = [...sectionsOf(report)];
  const list: ListedFile[] = [];
  using maker = startPngMaker();
  const figures = figureFiles(sections, maker);
  const numbers = dataFiles(sections);
  const makers = [
    [{ path: "index.html", section: null, title: "The report", contents: page(report, sections) }],
    numbers.files,
    figures.files,
  ];
  const count = 1 + numbers.count + figures.count;
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
