import type { CommanderError } from "@commander-js/extra-typings";
import { closest, distance } from "fastest-levenshtein";

/** What commander found wrong with a command line, in one line, with what was probably meant. */
export function usageMessage({ message }: CommanderError): string {
  const line = message.replace(/^error: /, "").replaceAll(/\s*\n\s*/g, " ").trim();
  const [, typed, choices] = /'([^']*)' is invalid\. Allowed choices are (.*)\.$/.exec(line) ?? [];
  return typed && choices ? line + didYouMean(typed, choices.split(", ")) : line;
}

/** " (Did you mean nndsvd?)" where one of the names is as near as a typing error, else "". */
export function didYouMean(typed: string, names: readonly string[]): string {
  const likely = closest(typed, [...names]);
  const isNear = distance(typed, likely) <= Math.max(2, likely.length / 3);
  return isNear ? ` (Did you mean ${likely}?)` : "";
}
