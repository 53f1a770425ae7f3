import { Failure } from "../failure.ts";
import type { Model } from "../model/model.ts";
import { readModel } from "../model/model_file.ts";
import { readPipe } from "../arrays/random_access.ts";
import { loadTextWidth } from "../render/text/text_width.ts";
import { shown } from "../shown_text.ts";
import type { NpzBytes } from "../arrays/npz.ts";

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
  return { name: "stdin", bytes: await readPipe(Deno.stdin.readable, "stdin") };
}

/**
 * Reads a whole model, with what to call it.
 *
 * @throws {Failure} as {@linkcode modelSource} and `readModel`
 */
export async function namedModel(path: string): Promise<{ path: string; model: Model }> {
  const source = await modelSource(path);
  const name = typeof source === "string" ? path : source.name;
  const model = await readModel(source);
  await loadTextWidth(model.classes);
  return { path: shown(name), model };
}
