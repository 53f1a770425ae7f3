import { Argument, Option } from "@commander-js/extra-typings";
import { EXPORT_FORMATS, EXPORTS } from "../sections/export_names.ts";
import type { CommandLine } from "./command_line.ts";
import { CHOICE, KEEP, withCommonOptions } from "./options.ts";
import { wholeNumber } from "./values.ts";

/** More pictures in one report no browser and no reader takes. */
const MOST_RANKED = 1000;

const ranked = () =>
  new Option("--ranked <n>", "how many of the worst and of the best")
    .argParser(wholeNumber(1, MOST_RANKED)).default(20);

/** Adds the commands that write down what is in a model, for people and for programs. */
export function addKeepingCommands({ command, io }: CommandLine): void {
  withCommonOptions(
    command("report", "all of it: a page with figures and numbers, or text in the terminal")
      .addArgument(
        new Argument("<models...>", "model files; several are compared; - is standard input"),
      )
      .option("-o, --output <folder>", "folder to write (default: text to the terminal)")
      .addOption(CHOICE.index().default(0))
      .addOption(CHOICE.top(10))
      .addOption(ranked())
      .addOption(KEEP.force()),
  ).action(async (paths, { output, force, index, top, ranked, ...options }) => {
    const { report } = await import("../commands/report.ts");
    const chosen = { index, top, ranked, force: force === true };
    await report(paths, { ...chosen, ...(output !== undefined && { output }) }, io(options));
  });

  withCommonOptions(
    command("export", "components, weights, rankings or images as picture, table or array")
      .addArgument(new Argument("<model>", "model file, as fit writes it; - is standard input"))
      .addOption(
        new Option("--what <what>", "what to export")
          .choices(EXPORTS),
      )
      .addOption(
        new Option("--format <format>", "how (default: as the file's ending says)")
          .choices(EXPORT_FORMATS),
      )
      .addOption(
        new Option("--size <pixels>", "width of a picture (default: as it needs)")
          .argParser(wholeNumber(100, 10_000)),
      )
      .option("-o, --output <file>", "file to write, or - for standard output")
      .addOption(CHOICE.digit())
      .addOption(CHOICE.class())
      .addOption(CHOICE.exportIndex())
      .addOption(CHOICE.top(10))
      .addOption(ranked())
      .addOption(KEEP.force()),
  ).action(async (path, options) => {
    const { exportModel } = await import("../commands/export.ts");
    await exportModel(path, { ...options, force: options.force === true }, io(options));
  });
}
