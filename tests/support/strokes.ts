const MAIN = new URL("../../main.ts", import.meta.url).pathname;

/** The program as the tasks `start` and `browse` run it: the least permissions, and steady memory. */
export function strokes(...args: readonly string[]): [file: string, ...args: string[]] {
  const memory =
    "--v8-flags=--min-semi-space-size=16,--max-semi-space-size=16,--heap-growing-percent=10";
  const permissions = ["--allow-read", "--allow-write", "--allow-env"];
  return [Deno.execPath(), "run", memory, ...permissions, MAIN, ...args];
}
