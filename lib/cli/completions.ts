import tab, { type RootCommand, script } from "@bomb.sh/tab";
import { SETS } from "../dataset/sets/registry.ts";
import type { Command, Option } from "@commander-js/extra-typings";

/** A shell that there are completions for. */
export type Shell = "bash" | "zsh" | "fish" | "powershell";

/** The program as a shell calls it. */
const PROGRAM = "strokes";
/** What the scripts read as "complete nothing but this" and "or file names". */
const ONLY_THESE = ":4", OR_FILES = ":0";

/** The script that teaches a shell to ask strokes for completions. */
export function completionScript(shell: Shell): string {
  if (shell === "bash") return BASH_SCRIPT;
  return printedBy(() => script(shell, PROGRAM, PROGRAM)).join("\n") + "\n";
}

/**
 * What can stand at the end of a command line, as the scripts read it: a line for each, with its description after a
 * tab, then the directive.
 *
 * @param words the command line after the program's name; the last is what has been typed of the next word, or ""
 */
export function completionsOf(program: Command, words: readonly string[]): string[] {
  describe(program, tab);
  const lines = printedBy(() => tab.parse([...words]));
  const found = [...lines.filter((line) => !/^:\d+$/.test(line)), ...setsFor(program, words)];
  const files = found.length === 0 && takesFile(program, words);
  return [...found, files ? OR_FILES : ONLY_THESE];
}

function describe(program: Command, root: RootCommand): void {
  for (const { long, short, description } of program.createHelp().visibleOptions(program)) {
    root.option(long!.slice(2), description, short?.slice(1));
  }
  for (const command of program.commands) {
    const entry = root.command(command.name(), command.description());
    for (const option of command.createHelp().visibleOptions(command)) {
      const name = option.long!.slice(2);
      const short = option.short?.slice(1);
      if (isFlag(option)) {
        short
          ? entry.option(name, option.description, short)
          : entry.option(name, option.description);
      } else entry.option(name, option.description, choicesOf(option.argChoices), short);
    }
    for (const argument of command.registeredArguments) {
      entry.argument(argument.name(), choicesOf(argument.argChoices), argument.variadic);
    }
  }
}

function isFlag(option: Option): boolean {
  return !option.required && !option.optional;
}

function choicesOf(choices: readonly string[] | undefined) {
  return (complete: (value: string, description: string) => void) => {
    for (const choice of choices ?? []) complete(choice, "");
  };
}

/** The built-in sets, where a source is being typed that begins with @. */
function setsFor(program: Command, words: readonly string[]): string[] {
  const typed = words.at(-1) ?? "";
  if (!typed.startsWith("@") || !takesFile(program, words)) return [];
  const command = program.commands.find((command) => command.name() === words[0])!;
  if (!command.registeredArguments.some((argument) => argument.name() === "source")) return [];
  return SETS.filter(({ name }) => name.startsWith(typed)).map(({ name, about }) =>
    `${name}\t${about}`
  );
}

/** Whether the next word is a file: the value of an option such as `--output <file>`, or a source or model. */
function takesFile(program: Command, words: readonly string[]): boolean {
  const [name, ...rest] = words;
  const command = program.commands.find((command) => command.name() === name);
  if (command === undefined || rest.length === 0 || rest.at(-1)!.startsWith("-")) return false;
  const before = rest.at(-2);
  const option = before?.startsWith("-") &&
    command.options.find(({ long, short }) => before === long || before === short);
  if (option && !isFlag(option)) return /<(file|folder)>/.test(option.flags);
  return command.registeredArguments.some((argument) => argument.argChoices === undefined);
}

/** The library prints; what it prints is wanted here. */
function printedBy(action: () => void): string[] {
  const lines: string[] = [];
  const { log } = console;
  console.log = (text: string) => lines.push(...text.split("\n"));
  try {
    action();
  } finally {
    console.log = log;
  }
  return lines;
}

/**
 * The library's script for bash runs what has been typed (`strokes info $(...)`, then Tab), complains when it is loaded
 * twice, and leans on the package bash-completion.
 */
const BASH_SCRIPT = `# completions of ${PROGRAM} for bash
__${PROGRAM}_complete() {
  local words=() word line
  # to bash, = is a word of its own: --solver=f is three
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if ((\${#words[@]})) && [[ $word == = || \${words[-1]} == *= ]]; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
  done
  local typed=\${COMP_WORDS[COMP_CWORD]}
  [[ $typed == = ]] && typed=
  COMPREPLY=()
  while IFS=$'\\t' read -r line _; do
    case $line in
      ${ONLY_THESE}) compopt +o default ;;
      ${OR_FILES}) ;;
      "$typed"*) COMPREPLY+=("$line") ;;
    esac
  done < <(${PROGRAM} complete -- "\${words[@]}" 2>/dev/null)
}
complete -o default -F __${PROGRAM}_complete ${PROGRAM}
`;
