import type { Pass } from "../passes/factors.ts";

/** scikit-learn's stopping rule: the violation of a pass is at most `tol` of the first pass's. */
export interface StoppingRule {
  /** The violation of scikit-learn's own pass, relative to the first one's. */
  judge(pass: Pick<Pass, "violation">): number;
  /** The same for a pass that scikit-learn would not have made: it is no part of the story that the notes tell. */
  relative(pass: Pick<Pass, "violation">): number;
  /** What the user should know of the stop, one sentence each. */
  notes(): string[];
}

/** The rule for one fit, whose first pass is judged first. */
export function stoppingRule(tol: number): StoppingRule {
  let first: number | null = null, lowest = Infinity, rebounded = false;

  /** Nothing to do at all counts as converged, as scikit-learn has it. */
  function relative({ violation }: Pick<Pass, "violation">): number {
    first ??= violation;
    return first === 0 ? 0 : violation / first;
  }

  return {
    relative,
    judge(pass) {
      const violation = relative(pass);
      if (lowest < 1.5 * tol && violation > 1.5 * lowest) rebounded = true;
      lowest = Math.min(lowest, violation);
      return violation;
    },
    notes: () =>
      rebounded
        ? [
          "The stopping rule was nearly met early and then missed: scikit-learn may have stopped there, at other components.",
        ]
        : [],
  };
}
