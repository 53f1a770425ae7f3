import { loadDataset } from "../../lib/dataset/load.ts";
import { chartsOf } from "../../lib/report/charts.ts";
import { dataFiles } from "../../lib/report/data_files.ts";
import { REPORT_DEFAULTS } from "../../lib/report/model_report.ts";
import { page } from "../../lib/report/page/page.ts";
import { makeReport } from "../../lib/report/report.ts";
import { assertReportsScikitLearn, goldenModel } from "../support/golden_report.ts";

Deno.test("a report of the sample holds scikit-learn's numbers, in its files and on its page", async () => {
  const name = "sample10k-k15-nndsvd";
  const model = await goldenModel(await loadDataset([]), name);
  const report = makeReport([{ path: "k15.npz", model }], REPORT_DEFAULTS);
  const files = new Map<string, unknown>([["index.html", page(report, chartsOf(report))]]);
  for (const { path, contents } of dataFiles(report)) files.set(path, contents);
  const read = (path: string) => Promise.resolve(files.get(path) as string);
  await assertReportsScikitLearn(read, "k15", name);
});
