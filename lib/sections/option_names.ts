import { Failure } from "../failure.ts";
import type { Factorization } from "../factorization/factorization.ts";
import type { NmfParameters } from "../factorization/parameters.ts";

/** The options of `fit` that set each parameter. */
export const PARAMETER_OPTIONS: Readonly<Record<keyof NmfParameters, string>> = {
  nComponents: "--components",
  init: "--init",
  solver: "--solver",
  betaLoss: "--beta-loss",
  maxIter: "--max-iter",
  tol: "--tol",
  randomState: "--random-state",
  alphaW: "--alpha-w",
  alphaH: "--alpha-h",
  l1Ratio: "--l1-ratio",
};

/** The same by scikit-learn's names, which the library's messages bear. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(PARAMETER_OPTIONS).map(([key, option]) => [sklearnName(key), option] as const),
  ["n_threads", "--threads"],
]);

/** `alpha_W` for `alphaW`, `n_components` for `nComponents`. */
function sklearnName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    .replace(/^alpha_[wh]$/, (name) => name.slice(0, -1) + name.at(-1)!.toUpperCase());
}

// A name with a value (`solver == cd`) is a parameter; alone, only one that is no word of English.
const NAMED = new RegExp(
  `\\b(${[...OPTIONS.keys()].join("|")})(?: == (?=\\S)|(?<=_\\w+)\\b)`,
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
    (named, name) => OPTIONS.get(name)! + (named === name ? "" : " "),
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
