import type { Pass } from "../passes/descent_pass.ts";

/** scikit-learn's stopping rule: the violation of a pass is at most `tol` of the first pass's. */
export interface StoppingRule {
  /** The violation of a pass that scikit-learn makes too, relative to that of the first pass. */
  relativeViolation(pass: Pick<Pass, "violation">): number;
  /** The same for a pass that scikit-learn does not make: the notes leave it out. */
  estimatedViolation(pass: Pick<Pass, "violation">): number;
  /** What the user should know of the stop, one sentence each. */
  notes(): string[];
}

/** The rule for one fit; the first pass that it sees sets the scale. */
export function stoppingRule(tol: number): StoppingRule {
  let first: number | null = null, lowest = Infinity, rebounded = false;

  /** Nothing to do at all counts as converged, as scikit-learn has it. */
  function estimatedViolation({ violation }: Pick<Pass, "violation">): number {
    first ??= violation;
    return first === 0 ? 0 : violation / first;
  }

  return {
    estimatedViolation,
    relativeViolation(pass) {
      const violation = estimatedViolation(pass);
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
