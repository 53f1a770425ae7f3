import { Failure } from "../failure.ts";
import type { NpzBytes } from "../factorization/npz.ts";

/**
 * Where a command reads a model from: the path, or for `-` what comes from standard input, as from `fit -o -`.
 *
 * @throws {Failure} where standard input is a terminal
 */
export async function modelSource(path: string): Promise<string | NpzBytes> {
  if (path !== "-") return path;
  if (Deno.stdin.isTerminal()) {
    throw new Failure("-: standard input is a terminal; pipe a model into it, or name a file", 2);
  }
  return { name: "stdin", bytes: await new Response(Deno.stdin.readable).bytes() };
}
