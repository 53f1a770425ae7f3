/** The program as people run it, from outside. */
import { median } from "d3-array";

const MAIN = new URL("../../main.ts", import.meta.url).pathname;
const PERMISSIONS = ["--allow-read", "--allow-write", "--allow-env"];
/** How often everything of ours is measured. */
export const RUNS = 5;

/** A command that has ended. */
export interface Ended {
  /** From its start to its end. */
  readonly seconds: number;
  readonly stdout: string;
}

/** Runs `strokes` with these arguments. */
export function strokes(args: readonly string[]): Promise<Ended> {
  return deno(["run", ...PERMISSIONS, MAIN, ...args]);
}

/**
 * Runs Deno as the child of a small process, since Linux counts the memory of whoever forks into a child's peak.
 *
 * @throws where it fails
 */
export async function deno(args: readonly string[]): Promise<Ended> {
  const start = performance.now();
  const shell = ["-c", '"$@"; exit $?', "sh", Deno.execPath(), ...args];
  const { success, stdout, stderr } = await new Deno.Command("/bin/sh", { args: shell }).output();
  const seconds = (performance.now() - start) / 1000;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (!success) throw new Error(`${args.join(" ")}: ${text(stderr)}`);
  return { seconds, stdout: text(stdout) };
}

/** What {@linkcode RUNS} runs gave. */
export async function repeat<T>(run: () => T | Promise<T>, runs = RUNS): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < runs; i++) results.push(await run());
  return results;
}

/** Median over runs. */
export function typical<T>(runs: readonly T[], value: (run: T) => number): number {
  return median(runs, value)!;
}

/** Median seconds of a command. */
export async function commandSeconds(...args: readonly string[]): Promise<number> {
  return typical(await repeat(() => strokes(args)), ({ seconds }) => seconds);
}
