const MAIN = new URL("../../main.ts", import.meta.url).pathname;

/** The program as its tasks run it: with the least permissions. */
export function strokes(...args: readonly string[]): [file: string, ...args: string[]] {
  const permissions = ["--allow-read", "--allow-write", "--allow-env"];
  return [Deno.execPath(), "run", ...permissions, MAIN, ...args];
}
