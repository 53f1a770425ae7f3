import type { CommandUnknownOpts, Option } from "@commander-js/extra-typings";
import { PROGRAM } from "../program.ts";
import { EXAMPLES } from "./examples.ts";
import { HELP } from "./help.ts";

/**
 * The manual page of the program, or of one of its commands, for `man -l`: the same names, descriptions, defaults and
 * examples as `--help` shows, in the language of man(7).
 */
export function manPage(program: CommandUnknownOpts, command?: CommandUnknownOpts): string {
  return [
    heading(program, command),
    name(program, command ?? program),
    synopsis(program, command),
    ...(command ? argumentsOf(command) : commandsOf(program)),
    ...optionsOf(command ?? program),
    ...(command ? examplesOf(command.name()) : []),
    ...seeAlso(program, command),
  ].join("\n") + "\n";
}

/** The name of a page, as `man` finds it. */
export function pageName(command?: CommandUnknownOpts): string {
  return command ? `strokes-${command.name()}` : "strokes";
}

function heading(program: CommandUnknownOpts, command?: CommandUnknownOpts): string {
  const version = `strokes ${(program as { version(): string | undefined }).version() ?? ""}`
    .trim();
  return `.TH ${pageName(command).toUpperCase()} 1 "" "${version}" "User Commands"`;
}

function name(program: CommandUnknownOpts, page: CommandUnknownOpts): string {
  const title = page === program ? pageName() : pageName(page);
  return `.SH NAME\n${escaped(title)} \\- ${escaped(page.description())}`;
}

function synopsis(program: CommandUnknownOpts, command?: CommandUnknownOpts): string {
  const words = command
    ? [
      command.name(),
      ...command.registeredArguments.map((argument) => {
        const term = argument.name() + (argument.variadic ? "..." : "");
        return argument.required ? term : `[${term}]`;
      }),
      "[OPTIONS]",
    ]
    : ["COMMAND", "[ARGUMENTS]", "[OPTIONS]"];
  return `.SH SYNOPSIS\n.B ${program.name()}\n${escaped(words.join(" "))}`;
}

function commandsOf(program: CommandUnknownOpts): string[] {
  const entries = program.commands.map((command) => entry(command.name(), command.description()));
  return [".SH COMMANDS", ...entries];
}

function argumentsOf(command: CommandUnknownOpts): string[] {
  if (command.registeredArguments.length === 0) return [];
  const entries = command.registeredArguments.map((argument) =>
    entry(argument.name(), HELP.argumentDescription!(argument))
  );
  return [".SH ARGUMENTS", ...entries];
}

function optionsOf(command: CommandUnknownOpts): string[] {
  const options: Option[] = command.createHelp().visibleOptions(command);
  const entries = options.map((option) => entry(option.flags, HELP.optionDescription!(option)));
  return [".SH OPTIONS", ...entries];
}

function examplesOf(command: string): string[] {
  const lines = (EXAMPLES[command] ?? []).map(([line, does]) => entry(`${PROGRAM} ${line}`, does));
  return lines.length > 0 ? [".SH EXAMPLES", ...lines] : [];
}

function seeAlso(program: CommandUnknownOpts, command?: CommandUnknownOpts): string[] {
  const pages = command ? [pageName()] : program.commands.map(pageName);
  return [".SH SEE ALSO", pages.map((page) => `.BR ${escaped(page)} (1)`).join(" ,\n")];
}

function entry(term: string, description: string): string {
  return `.TP\n.B ${escaped(term)}\n${escaped(description)}`;
}

/** Text that roff takes for nothing but text: no commands at the beginning of lines, hyphens that can be copied. */
function escaped(text: string): string {
  return text.replaceAll("\\", "\\e").replaceAll("-", "\\-").replaceAll(/^([.'])/gm, "\\&$1");
}
