const ROOT = new URL("../../", import.meta.url);
const MAIN = new URL("main.ts", ROOT).pathname;
const TASKS: Record<string, { command: string }> =
  JSON.parse(Deno.readTextFileSync(new URL("deno.json", ROOT))).tasks;

/** Deno's options of each command, as its task has them. */
export const TASK_OPTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(TASKS).flatMap(([name, { command }]) => {
    const [, options, run] = /^deno run (.*) main\.ts (\S+)$/.exec(command) ?? [];
    return run === name ? [[name, options!.split(" ")]] : [];
  }),
);

/** The program as its tasks run it: exactly their permissions, and steady memory. */
export function strokes(...args: readonly string[]): [file: string, ...args: string[]] {
  const command = args.find((arg) => TASK_OPTIONS.has(arg)) ?? "help";
  return [Deno.execPath(), "run", ...TASK_OPTIONS.get(command)!, MAIN, ...args];
}
