import {
  Argument,
  type Command,
  type CommandUnknownOpts,
  type Option,
} from "@commander-js/extra-typings";
import { Failure } from "../failure.ts";
import type { CommandLine } from "./command_line.ts";
import { FIT, withCommonOptions } from "./options.ts";
import { READ } from "./read_options.ts";
import { settingsInForce } from "./settings.ts";
import { didYouMean } from "./usage_message.ts";

const COMPLETE_HELP = `
It completes the command strokes, which you make, in the folder of deno.json, with
  deno install --global --no-lock --name strokes --config deno.json \\
    --allow-read --allow-write --allow-env main.ts
and it is loaded with, for example in ~/.bashrc,
  source <(strokes complete bash)
or in fish with
  strokes complete fish | source`;

const SETTINGS_HELP = `
Settings are options that you always use, by their long names, such as
  {"components": 45, "max-iter": 2000, "color": "256", "images": false}
in a file strokes.json beside the data, else in the current folder, else in
~/.config/strokes (or where XDG_CONFIG_HOME says); the command line wins.`;

const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

/** Adds the commands that tell about models, settings, the terminal and the shell. */
export function addToolCommands({ program, command, io }: CommandLine): void {
  withCommonOptions(
    command("help", "what strokes does, or one of its commands")
      .argument("[command]", "a command")
      .option("--man", "as a manual page, for man -l"),
  ).action(async (name, options) => {
    const page = name === undefined ? undefined : commandNamed(program, name);
    if (!options.man) return (page ?? program).outputHelp();
    const { manPage } = await import("./man_page.ts");
    await io(options).out(manPage(program, page));
  });

  const info = command("info", "what a model holds, or the settings");
  // so that --settings can show what the command line would win over
  for (const make of [FIT, READ].flatMap((options) => Object.values<() => Option>(options))) {
    (info as Command).addOption(make().hideHelp());
  }
  withCommonOptions(
    info
      .addHelpText("after", SETTINGS_HELP)
      .argument("[model]", "model file; - is standard input")
      .option("--settings", "every setting, its value, and where it comes from")
      .option("--check", "compare all of the model with its checksums"),
  ).action(async (model, options, self) => {
    const { info } = await import("../commands/info.ts");
    const { env } = io(options);
    await info(
      model,
      options.settings
        ? { settings: await settingsInForce(self, env) }
        : { check: options.check === true },
      io(options),
    );
  });

  withCommonOptions(
    command("verify", "a model beside another factorization, component by component")
      .addArgument(new Argument("<model>", "model file; - is standard input"))
      .addArgument(
        new Argument("<other>", "a .npz with components and features, such as scikit-learn's"),
      ),
  ).action(async (model, other, options) => {
    const { verify } = await import("../commands/verify.ts");
    await verify(model, other, io(options));
  });

  withCommonOptions(
    command("doctor", "what this terminal and this machine can do")
      .option("--reset", "give the terminal back after a program that was killed"),
  ).action(async (options) => {
    const { doctor } = await import("../commands/doctor.ts");
    await doctor({ reset: options.reset === true }, io(options));
  });

  withCommonOptions(
    command("complete", "a script that lets your shell complete strokes")
      .addHelpText("after", COMPLETE_HELP)
      .addArgument(new Argument("<shell>", "the shell").choices(SHELLS)),
  ).action(async (shell, options) => {
    const { complete } = await import("../commands/complete.ts");
    const { completionScript } = await import("./completions.ts");
    await complete(shell, completionScript(shell), io(options));
  });
}

function commandNamed(program: CommandUnknownOpts, name: string): CommandUnknownOpts {
  const found = program.commands.find((command) =>
    command.name() === name || command.aliases().includes(name)
  );
  if (found) return found;
  const names = program.commands.map((command) => command.name());
  throw new Failure(`unknown command '${name}'${didYouMean(name, names)}`, 2);
}
