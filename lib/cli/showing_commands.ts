import { Argument, Option } from "@commander-js/extra-typings";
import { SETS } from "../dataset/sets/registry.ts";
import type { CommandLine } from "./command_line.ts";
import { CHOICE, KEEP, withCommonOptions } from "./options.ts";
import { wholeNumber } from "./values.ts";

const model = () => new Argument("<model>", "model file, as fit writes it; - is standard input");

/** Adds the commands that show what is in a model. */
export function addShowingCommands({ command, io }: CommandLine): void {
  withCommonOptions(
    command("components", "pictures of the components, or one large")
      .addArgument(model())
      .addOption(CHOICE.componentIndex())
      .addOption(KEEP.output())
      .addOption(KEEP.force()),
  ).action(async (path, options) => {
    const { components } = await import("../commands/components.ts");
    await components(path, options, io(options));
  });

  for (const [name, of] of [["digits", "digit"], ["classes", "class"]] as const) {
    withCommonOptions(
      command(name, `what each ${of} is composed of`)
        .addArgument(model())
        .addOption(CHOICE.digit())
        .addOption(CHOICE.class())
        .addOption(CHOICE.top(4)),
    ).action(async (path, options) => {
      const { digits } = await import("../commands/digits.ts");
      await digits(path, options, io(options));
    });
  }

  withCommonOptions(
    command("sample", "an image, its reconstruction and its weights")
      .addArgument(model())
      .addOption(CHOICE.index()),
  ).action(async (path, options) => {
    const { sample } = await import("../commands/sample.ts");
    await sample(path, options, io(options));
  });

  withCommonOptions(
    command("reconstructions", "the images reconstructed worst and best")
      .addArgument(model())
      .addOption(
        new Option("--worst <n>", "how many of the worst").argParser(wholeNumber(0)).default(20),
      )
      .addOption(
        new Option("--best <n>", "how many of the best").argParser(wholeNumber(0)).default(20),
      )
      .addOption(CHOICE.digit())
      .addOption(CHOICE.class()),
  ).action(async (path, options) => {
    const { reconstructions } = await import("../commands/reconstructions.ts");
    await reconstructions(path, options, io(options));
  });

  withCommonOptions(
    command("parts", "the components beside the known parts of a built-in set")
      .addArgument(model())
      .addArgument(
        new Argument("<set>", "the set that was fitted")
          .choices(SETS.filter((set) => set.parts).map((set) => set.name)),
      ),
  ).action(async (path, set, options) => {
    const { parts } = await import("../commands/parts.ts");
    await parts(path, set, io(options));
  });

  withCommonOptions(
    command("class", "what a digit's top components have in common")
      .addArgument(model())
      .addOption(CHOICE.digit())
      .addOption(CHOICE.class())
      .addOption(CHOICE.top(4))
      .addOption(KEEP.output())
      .addOption(KEEP.force()),
  ).action(async (path, options) => {
    const { showClass } = await import("../commands/class.ts");
    await showClass(path, options, io(options));
  });

  withCommonOptions(
    command("overlay", "a digit's top components in ten colours")
      .addArgument(model())
      .addOption(CHOICE.digit())
      .addOption(CHOICE.class())
      .addOption(CHOICE.top(10))
      .addOption(KEEP.output())
      .addOption(KEEP.force()),
  ).action(async (path, options) => {
    const { showOverlay } = await import("../commands/overlay.ts");
    await showOverlay(path, options, io(options));
  });
}
