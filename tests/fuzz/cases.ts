import * as fc from "fast-check";
import { type Mutation, mutations } from "./mutations.ts";
import { inputOf, judge, type Target } from "./target.ts";

/** A case: which good input, and what is changed in it. */
const cases = fc.tuple(fc.nat(1000), mutations);

/** A case that is not to be accepted, as small as it could be made. */
export interface Found {
  readonly target: string;
  readonly complaint: string;
  readonly input: Uint8Array;
}

/** How many cases were read and how many refused, and one that failed, if any. */
export interface Tried {
  readonly read: number;
  readonly refused: number;
  readonly found: Found | null;
}

/**
 * Tries cases on a target.
 *
 * @param seed the same seed gives the same cases
 * @param onCase called before each
 */
export async function tryCases(
  target: Target,
  count: number,
  seed: number,
  onCase: () => void = () => {},
): Promise<Tried> {
  const seeds = await target.load();
  const answers = { read: 0, refused: 0 };
  const property = fc.asyncProperty(cases, async ([which, changes]) => {
    onCase();
    answers[await judge(target, inputOf(target, seeds, which, changes))]++;
  });
  const { failed, counterexample, errorInstance } = await fc.check(property, {
    numRuns: count,
    seed,
  });
  if (!failed) return { ...answers, found: null };
  const [[which, changes]] = counterexample!;
  return {
    ...answers,
    found: {
      target: target.name,
      complaint: errorInstance instanceof Error ? errorInstance.stack! : String(errorInstance),
      input: inputOf(target, seeds, which, changes),
    },
  };
}

/** The input of the case that was begun as the last of `begun`, where it never came to its end. */
export async function inputOfCase(
  target: Target,
  seed: number,
  begun: number,
): Promise<Uint8Array> {
  const seeds = await target.load();
  const all: [number, Mutation[]][] = fc.sample(cases, { seed, numRuns: begun });
  const [which, changes] = all.at(-1)!;
  return inputOf(target, seeds, which, changes);
}
