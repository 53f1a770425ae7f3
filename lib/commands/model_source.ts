import { Failure } from "../failure.ts";
import type { NpzBytes } from "../factorization/npz.ts";

let isTaken = false;

/**
 * Where a command reads a model from: the path, or for `-` what comes from standard input, as from `fit -o -`.
 *
 * @throws {Failure} where standard input is a terminal, or was named twice
 */
export async function modelSource(path: string): Promise<string | NpzBytes> {
  if (path !== "-") return path;
  if (Deno.stdin.isTerminal()) {
    throw new Failure("-: standard input is a terminal; pipe a model into it, or name a file", 2);
  }
  if (isTaken) throw new Failure("-: standard input holds one model only; name files", 2);
  isTaken = true;
  return { name: "stdin", bytes: await new Response(Deno.stdin.readable).bytes() };
}
