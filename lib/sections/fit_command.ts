import { PROGRAM } from "../program.ts";
import { DEFAULT_PARAMETERS, type NmfParameters } from "../factorization/parameters.ts";
import { PARAMETER_OPTIONS } from "./option_names.ts";

/**
 * The command that makes a model again; what is as by default is left out, but for the number of components.
 *
 * @param sources as the model records them; `["sample"]` is the built-in sample
 * @param name of the model file, without ending
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { fitCommand } from "./fit_command.ts";
 * import { DEFAULT_PARAMETERS } from "../factorization/parameters.ts";
 * const command = fitCommand(["my digits.csv"], { ...DEFAULT_PARAMETERS, maxIter: 50 }, "k15");
 * assert.equal(command, "deno task fit 'my digits.csv' -k 15 --max-iter 50 -o k15.npz");
 * ```
 */
export function fitCommand(
  sources: readonly string[],
  parameters: NmfParameters,
  name: string,
): string {
  const given = sources.length === 1 && sources[0] === "sample" ? [] : sources;
  const { nComponents: _, ...others } = PARAMETER_OPTIONS;
  const options = Object.entries(others).flatMap(([name, option]) => {
    const value = parameters[name as keyof typeof others];
    return value === DEFAULT_PARAMETERS[name as keyof typeof others] ? [] : [option, String(value)];
  });
  const words = [
    "fit",
    ...given,
    "-k",
    String(parameters.nComponents),
    ...options,
    "-o",
    `${name}.npz`,
  ];
  return `${PROGRAM} ${words.map(shellWord).join(" ")}`;
}

/** A word as a shell reads it. */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
