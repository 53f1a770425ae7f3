import { BROWSE_SCREENS } from "../commands/browse_screens.ts";
import { Argument, Option } from "@commander-js/extra-typings";
import type { CommandLine } from "./command_line.ts";
import {
  CHOICE,
  FIT,
  KEEP,
  withCommonOptions,
  withFitOptions,
  withReadOptions,
} from "./options.ts";

const sources = () =>
  new Argument(
    "[source...]",
    "folders or zip of pictures, pictures, CSV, IDX, .npy, .npz, Parquet, or a built-in set such as @lcd; - is standard input; none: @digits",
  );

/** Adds the commands that fit, and those that go on with what was fitted. */
export function addFittingCommands({ command, io }: CommandLine): void {
  withFitOptions(
    command("start", "load and fit images with a live view, then browse")
      .addArgument(sources())
      .option("-o, --output <file>", "save the model to this file")
      .addOption(KEEP.forceModel())
      .option("--text", "print a summary as text instead of opening the terminal UI")
      .addOption(CHOICE.mouse()),
  ).action(async (files, options) => {
    const { start } = await import("../commands/start.ts");
    await start(files, { ...options, force: options.force === true }, io(options));
  });

  withFitOptions(
    command("fit", "load, fit and save a model")
      .addArgument(sources())
      .option("-o, --output <file>", "the model file to write; - is standard output")
      .addOption(KEEP.forceModel()),
  ).action(async (files, options) => {
    const { fit } = await import("../commands/fit.ts");
    await fit(files, { ...options, force: options.force === true }, io(options));
  });

  withCommonOptions(
    command("browse", "step through saved models")
      .argument("<model...>", "model files")
      .addOption(
        new Option("--screen <name>", "the screen to begin with")
          .choices(BROWSE_SCREENS),
      )
      .addOption(CHOICE.digit())
      .addOption(CHOICE.class())
      .addOption(CHOICE.index())
      .addOption(CHOICE.mouse()),
  ).action(async (models, options) => {
    const { browse } = await import("../commands/browse.ts");
    await browse(models, options, io(options));
  });

  withReadOptions(
    command("transform", "the weights of new images under a model")
      .argument("<model>", "model file; - is standard input")
      .addArgument(sources())
      .option(
        "-o, --output <file>",
        "a .csv or .npz file to write; - is standard output, as CSV",
      )
      .addOption(KEEP.force())
      .addOption(FIT.threads()),
  ).action(async (model, files, options) => {
    const { transform } = await import("../commands/transform.ts");
    await transform(model, files, { ...options, force: options.force === true }, io(options));
  });
}
