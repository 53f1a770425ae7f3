import { loadDataset } from "../../lib/dataset/load.ts";
import { dataFiles } from "../../lib/render/folder/data_files.ts";
import { page } from "../../lib/render/html/page.ts";
import { reportFacts } from "../../lib/sections/report_facts.ts";
import { sectionsOf } from "../../lib/sections/sections.ts";
import { assertReportsScikitLearn, goldenModel } from "../support/golden_report.ts";

Deno.test("a report of the sample holds scikit-learn's numbers, in its files and on its page", async () => {
  const name = "sample10k-k15-nndsvd";
  const model = await goldenModel(await loadDataset([]), name);
  const report = reportFacts([{ path: "k15.npz", model }]);
  const sections = [...sectionsOf(report)];
  const files = new Map<string, unknown>([["index.html", page(report, sections)]]);
  for (const { path, contents } of dataFiles(sections).files) files.set(path, contents);
  const read = (path: string) => Promise.resolve(files.get(path) as string);
  await assertReportsScikitLearn(read, "k15", name);
});
