import { Failure } from "../../failure.ts";
import type { Factorization } from "../../factorization/factorization.ts";

/** scikit-learn's parameters, which the library's messages name, and the options that set them. */
const OPTIONS: Readonly<Record<string, string>> = {
  n_components: "--components",
  init: "--init",
  solver: "--solver",
  beta_loss: "--beta-loss",
  max_iter: "--max-iter",
  tol: "--tol",
  random_state: "--random-state",
  alpha_W: "--alpha-w",
  alpha_H: "--alpha-h",
  l1_ratio: "--l1-ratio",
  n_threads: "--threads",
};

// A name with a value (`solver == cd`) is a parameter; alone, only one that is no word of English.
const NAMED = new RegExp(
  `\\b(${Object.keys(OPTIONS).join("|")})(?: == (?=\\S)|(?<=_\\w+)\\b)`,
  "g",
);

/**
 * A message of the library in the words of the command line.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { optionNames } from "./option_names.ts";
 * assert.equal(optionNames("n_components == 0, must be >= 1"), "--components 0, must be >= 1");
 * assert.equal(optionNames("a higher max_iter helps"), "a higher --max-iter helps");
 * ```
 */
export function optionNames(message: string): string {
  return message.replaceAll(
    NAMED,
    (named, name) => OPTIONS[name]! + (named === name ? "" : " "),
  );
}

/** A failure of the library in the words of the command line; other errors as they are. */
export function inOptions(error: unknown): unknown {
  if (!(error instanceof Failure)) return error;
  return new Failure(optionNames(error.message), error.exitCode, { cause: error.cause });
}

/** Throws an error of the library in the words of the command line: for `catch`. */
export function failInOptions(error: unknown): never {
  throw inOptions(error);
}

/**
 * Runs a fit; its notes name options.
 *
 * @throws what it throws, as {@linkcode inOptions}
 */
export async function fitInOptions(fit: () => Promise<Factorization>): Promise<Factorization> {
  try {
    const factorization = await fit(), { result } = factorization;
    return { ...factorization, result: { ...result, notes: result.notes.map(optionNames) } };
  } catch (error) {
    throw inOptions(error);
  }
}
