/** A fenced block of a Markdown file that is to be run. */
export interface Block {
  readonly language: "sh" | "python" | "ts";
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/**
 * The blocks of a Markdown file that a test runs: those fenced as `sh`, `python` or `ts`. What is only shown, since it
 * needs a person at a terminal, the network or other data, is fenced as `console` or `py`.
 */
export function blocksOf(markdown: string): Block[] {
  const fence = /^```(sh|python|ts)\n(.*?)^```$/gms;
  return [...markdown.matchAll(fence)].map((match) => ({
    language: match[1] as Block["language"],
    line: markdown.slice(0, match.index).split("\n").length,
    text: match[2]!,
  }));
}

/** The commands of a shell block: its lines, joined where one ends in a backslash, without comments. */
export function commandsOf({ text }: Block): string[] {
  return text.replaceAll(/\\\n\s*/g, "").split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
}

/**
 * The arguments of a command that is nothing but `deno task NAME ARGS` (or the same through npx), or null where a
 * shell must read it: pipes, redirections, variables, other programs.
 */
export function taskArguments(command: string): string[] | null {
  const task = /^(?:npx -y deno@[\d.]+|deno) task (.*)$/.exec(command);
  if (!task || /[|<>;&$`*?~(){}\\]/.test(command)) return null;
  return [...task[1]!.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)]
    .map(([, single, double, bare]) => single ?? double ?? bare!);
}
