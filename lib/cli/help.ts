import type { CommandUnknownOpts, HelpConfiguration, Option } from "@commander-js/extra-typings";

/** How help is set: as short as can be, choices in the order of use, the default marked. */
export const HELP: HelpConfiguration = {
  subcommandTerm: (command: CommandUnknownOpts) =>
    [command.name(), ...command.registeredArguments.map(argumentTerm)].join(" "),
  optionDescription: describe,
  argumentDescription: ({ description, argChoices }) =>
    argChoices ? `${description}: ${argChoices.join(", ")}` : description,
};

function argumentTerm(argument: CommandUnknownOpts["registeredArguments"][number]): string {
  const term = argument.name() + (argument.variadic ? "..." : "");
  return argument.required ? `<${term}>` : `[${term}]`;
}

function describe({ description, argChoices, defaultValue }: Option): string {
  if (argChoices) {
    const choices = argChoices.map((choice) =>
      choice === defaultValue ? `${choice} (default)` : choice
    );
    return `${description}: ${choices.join(", ")}`;
  }
  return typeof defaultValue === "number"
    ? `${description} (default: ${defaultValue})`
    : description;
}
