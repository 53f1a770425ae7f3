import { Argument, type Command, Option, type OptionValues } from "@commander-js/extra-typings";
import type { PlanOptions, RunPlanOptions } from "../commands/sweep.ts";
import type { CommandLine } from "./command_line.ts";
import { type CommonOptions, FIT, KEEP, withCommonOptions, withReadOptions } from "./options.ts";
import { componentNumbers, wholeNumber } from "./values.ts";

const SWEEP_HELP = `
One call does all of it; results that are there already are kept, so that a sweep that was stopped goes on.
On several machines that share a folder:
  sweep plan SOURCE... -k 2..60 -o sweep/        once
  sweep run sweep/ --worker I/N                  on each; in a Slurm job array without --worker
  sweep show sweep/                              at the end; it names what is missing`;

const FOLDER = "the sweep's folder";

/** Adds the commands that fit many numbers of components, and compare them. */
export function addSweepCommands({ command, io }: CommandLine): void {
  const sweep = withRunOptions(
    withPlanOptions(
      command("sweep", "fit many numbers of components, to choose one")
        .enablePositionalOptions()
        .addHelpText("after", SWEEP_HELP)
        .addArgument(sources()),
    ),
  );
  sweep.action(async (files, options) => {
    const { sweep } = await import("../commands/sweep.ts");
    await sweep(files, planned(options), io(options));
  });

  withPlanOptions(
    sweep.command("plan").description("write down which fits there are to be").addArgument(
      sources(),
    ),
  ).action(async (files, options) => {
    const { planSweep } = await import("../commands/sweep.ts");
    await planSweep(files, planned(options), io(options));
  });

  withCommonOptions(
    withRunOptions(
      sweep.command("run").description("do what is not done yet, or this worker's share of it")
        .argument("<folder>", FOLDER),
    ),
  ).action(async (folder, options) => {
    const { runSweep } = await import("../commands/sweep.ts");
    await runSweep(folder, options, io(options));
  });

  withCommonOptions(
    sweep.command("show").alias("combine").description("what the fits say together")
      .argument("<folder>", FOLDER),
  ).action(async (folder, options) => {
    const { showSweep } = await import("../commands/sweep.ts");
    await showSweep(folder, io(options));
  });
}

/** Adds the command that goes on with a sweep. */
export function addConsensusCommand({ command, io }: CommandLine): void {
  withCommonOptions(
    command("consensus", "the components that come back over a sweep's seeds, as a model")
      .argument("<folder>", FOLDER)
      .addOption(
        new Option("-k, --components <n>", "number of components").argParser(wholeNumber(1)),
      )
      .option("-o, --output <file>", "the model file to write; - is standard output")
      .addOption(KEEP.force())
      .addOption(FIT.threads()),
  ).action(async (folder, options) => {
    const { consensus } = await import("../commands/consensus.ts");
    await consensus(folder, { ...options, force: options.force === true }, io(options));
  });
}

const sources = () => new Argument("[source...]", "images, as fit reads them; none: 10,000 digits");

/** The options of a plan as commander gives them. */
type ParsedPlan = Omit<PlanOptions, "components"> & { components: number[]; step: number };

// deno-lint-ignore no-explicit-any -- commander's own bound on arguments
function withPlanOptions<Args extends any[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, OptionValues & ParsedPlan & CommonOptions> {
  const { components: _, init: __, threads: ___, noImages: ____, ...fit } = FIT;
  command
    .addOption(
      new Option("-k, --components <range>", "numbers of components, such as 2..60 or 5,10,20")
        .argParser(componentNumbers).default(componentNumbers("2..30"), "2..30"),
    )
    .addOption(new Option("--step <n>", "every n-th of them").argParser(wholeNumber(1)).default(1))
    .addOption(
      new Option("--seeds <n>", "fits of each, from other seeds").argParser(wholeNumber(1)).default(
        10,
      ),
    )
    .addOption(
      new Option("--checks <n>", "of how many seeds halves and quarters are fitted, too")
        .argParser(wholeNumber(0)).default(3),
    )
    .option("-o, --output <folder>", "folder to write")
    .addOption(FIT.init().default("random" as const));
  for (const make of Object.values(fit)) command.addOption(make() as Option);
  return withReadOptions(command) as unknown as Command<
    Args,
    OptionValues & ParsedPlan & CommonOptions
  >;
}

// deno-lint-ignore no-explicit-any -- commander's own bound on arguments
function withRunOptions<Args extends any[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, OptionValues & Opts & RunPlanOptions> {
  command
    .option("--worker <i/n>", "this worker's share of the tasks (default: Slurm's, else all)")
    .addOption(FIT.threads() as Option);
  return command as unknown as Command<Args, OptionValues & Opts & RunPlanOptions>;
}

function planned({ components, step, ...options }: ParsedPlan & CommonOptions & RunPlanOptions) {
  return { ...options, components: components.filter((_, i) => i % step === 0) };
}
