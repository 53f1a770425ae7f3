import { join } from "node:path";
import type { Model } from "../model/model.ts";
import { Failure } from "../failure.ts";
import { reportNumbers } from "../render/folder/data_files.ts";
import { MANIFEST, type ReportFile } from "../render/folder/manifest.ts";
import { writeFolder } from "../render/folder/write_folder.ts";
import { jsonLine } from "../render/tables/json.ts";
import { createPager, PagerLeft } from "../render/text/pager.ts";
import { writeReport } from "../render/text/report.ts";
import {
  REPORT_DEFAULTS,
  type ReportFacts,
  reportFacts,
  type ReportOptions,
} from "../sections/report_facts.ts";
import { sectionsOf } from "../sections/sections.ts";
import { byteSize, count } from "../sections/numbers.ts";
import { type ProgressLine, progressLine } from "../render/text/progress_line.ts";
import { shown } from "../shown_text.ts";
import type { Io } from "./io.ts";
import { namedModel } from "./model_source.ts";

/** The options of `report`; what is absent is as in the notebook. */
export interface ReportCommandOptions extends Partial<ReportOptions> {
  /** The folder to write; absent: the report goes to the terminal. */
  readonly output?: string;
  /** Replace a report that is there already. */
  readonly force?: boolean;
}

/** `report`: the whole notebook as a folder of HTML, figures and numbers, as text, or (`--json`) as one object. */
export async function report(
  paths: readonly string[],
  options: ReportCommandOptions,
  io: Io,
): Promise<void> {
  const { output, force = false, ...chosen } = options;
  const progress = progressLine(io);
  const make = async () => {
    const models = await readModels(paths, progress);
    progress.update("report", 0, "computing");
    return reportFacts(models, { ...REPORT_DEFAULTS, ...chosen });
  };
  try {
    if (output !== undefined) await write(make, output, force, progress, io);
    else if (io.json) await printNumbers(await make(), io);
    else await show(await make(), progress, io);
  } finally {
    await progress.end();
  }
}

async function printNumbers(report: ReportFacts, io: Io): Promise<void> {
  await io.out(jsonLine(reportNumbers(report, [...sectionsOf(report)]), "short"));
}

async function readModels(
  paths: readonly string[],
  progress: ProgressLine,
): Promise<{ path: string; model: Model }[]> {
  const models: { path: string; model: Model }[] = [];
  for (const path of paths) {
    progress.update("report", 0, `reading ${shown(path)}`);
    models.push(await namedModel(path));
  }
  return models;
}

async function write(
  make: () => Promise<ReportFacts>,
  output: string,
  force: boolean,
  progress: ProgressLine,
  io: Io,
): Promise<void> {
  if (output === "-") {
    throw new Failure("a report is a folder and cannot go to standard output; name one", 2);
  }
  let files = 0, bytes = 0;
  // read and computed only when the folder is known to be writable
  async function* counted(): AsyncGenerator<ReportFile> {
    const made = await make();
    // loaded when a folder is written: drawing charts takes half a second to load
    const { reportFiles } = await import("../render/folder/report_files.ts");
    for await (const file of reportFiles(made)) {
      progress.update("report", file.done, `writing ${file.path}`);
      files++;
      bytes += file.contents.length;
      yield file;
    }
  }
  await writeFolder(output, counted(), { force, signal: io.signal });
  await progress.end();
  if (io.quiet && !io.json) return;
  const page = join(output, "index.html");
  await io.out(
    io.json
      ? JSON.stringify({ output, page, manifest: join(output, MANIFEST), files, bytes }) + "\n"
      : `Saved ${shown(output)}, ${count(files)} files, ${byteSize(bytes)}\nOpen ${
        shown(page)
      } in a browser\n`,
  );
}

/** Page by page where a person reads it on a screen, else as it comes. */
async function show(report: ReportFacts, progress: ProgressLine, io: Io): Promise<void> {
  await progress.end();
  const isRead = io.stdoutIsTerminal && io.stdinIsTerminal && io.env("TERM") !== "dumb";
  if (!isRead) return await writeReport(report, io);
  const { out, columns, rows } = io;
  const pager = createPager({ out, columns, rows, readKey: io.readKey });
  try {
    await writeReport(report, { ...io, ...pager });
  } catch (error) {
    if (!(error instanceof PagerLeft)) throw error;
  }
}
