import type { CommandUnknownOpts } from "@commander-js/extra-typings";

/**
 * The words of a command line with the command's name in front, so that options may stand before it:
 * `--json info model.npz` is `info --json model.npz`. Words without a command stay as they are.
 */
export function commandFirst(program: CommandUnknownOpts, words: readonly string[]): string[] {
  const at = nameAt(program, words);
  if (at <= 0) return [...words];
  return [words[at]!, ...words.slice(0, at), ...words.slice(at + 1)];
}

/** Where the command's name stands: the first word that is neither an option nor the value of one; -1: nowhere. */
function nameAt(program: CommandUnknownOpts, words: readonly string[]): number {
  const options = [program, ...program.commands].flatMap((command) => command.options);
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!;
    if (word === "--") return -1;
    if (!word.startsWith("-")) return isCommand(program, word) ? at : -1;
    const option = options.find(({ long, short }) => word === long || word === short);
    if (option?.required) at++;
  }
  return -1;
}

function isCommand(program: CommandUnknownOpts, word: string): boolean {
  return program.commands.some((command) =>
    command.name() === word || command.aliases().includes(word)
  );
}
