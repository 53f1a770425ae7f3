import type { KCriteria } from "./criteria.ts";

/** What one criterion suggests. */
export interface Suggestion {
  /** Its name, for people. */
  readonly criterion: string;
  /** The k that it suggests. */
  readonly nComponents: number;
  /** Why, in one line. */
  readonly reason: string;
}

/** What each criterion suggests; those that lack seeds or checks suggest nothing. */
export function suggestionsOf(criteria: readonly KCriteria[]): Suggestion[] {
  return [
    elbow(criteria),
    heldOut(criteria),
    highest(
      criteria,
      "stability",
      ({ stability }) => stability,
      "its components come back most alike with other seeds",
    ),
    highest(
      criteria,
      "split halves",
      ({ halvesAgreement }) => halvesAgreement?.mean ?? null,
      "both halves of the images give the most similar components",
    ),
    copheneticDrop(criteria),
    highest(
      criteria,
      "dispersion",
      ({ dispersion }) => dispersion,
      "images fall together most consistently",
    ),
  ].filter((suggestion) => suggestion !== null);
}

/** Where explained variance bends most: furthest above the line from its first to its last point. */
function elbow(criteria: readonly KCriteria[]): Suggestion | null {
  const first = criteria[0], last = criteria.at(-1);
  if (!first || !last || criteria.length < 3) return null;
  const rise = last.explainedVariance.mean - first.explainedVariance.mean;
  const run = last.nComponents - first.nComponents;
  const above = ({ nComponents, explainedVariance }: KCriteria) =>
    (explainedVariance.mean - first.explainedVariance.mean) / rise -
    (nComponents - first.nComponents) / run;
  const bend = criteria.reduce((best, one) => above(one) > above(best) ? one : best);
  return {
    criterion: "elbow",
    nComponents: bend.nComponents,
    reason: "explained variance bends most there; further components add less each",
  };
}

/** The fewest components whose held-out error is within one standard error of the smallest. */
function heldOut(criteria: readonly KCriteria[]): Suggestion | null {
  const known = criteria.filter(({ heldOutError }) => heldOutError !== null);
  if (known.length === 0) return null;
  const least = known.reduce((a, b) => b.heldOutError!.mean < a.heldOutError!.mean ? b : a);
  const { mean, deviation, values } = least.heldOutError!;
  const limit = mean + deviation / Math.sqrt(values.length);
  const { nComponents } = known.find(({ heldOutError }) => heldOutError!.mean <= limit)!;
  return {
    criterion: "held-out error",
    nComponents,
    reason: "more components do not predict left-out pixels of left-out images better",
  };
}

/** Brunet's rule: the last number of components before the correlation first falls. */
function copheneticDrop(criteria: readonly KCriteria[]): Suggestion | null {
  const known = criteria.filter(({ cophenetic }) => cophenetic !== null);
  if (known.length < 2) return null;
  const at = known.findIndex(({ cophenetic }, i) =>
    i + 1 < known.length && known[i + 1]!.cophenetic! < cophenetic!
  );
  return {
    criterion: "cophenetic correlation",
    nComponents: known.at(at)!.nComponents,
    reason: at < 0 ? "the correlation never falls" : "the correlation first falls after it",
  };
}

function highest(
  criteria: readonly KCriteria[],
  criterion: string,
  value: (criteria: KCriteria) => number | null,
  reason: string,
): Suggestion | null {
  const known = criteria.filter((one) => value(one) !== null);
  if (known.length === 0) return null;
  const best = known.reduce((a, b) => value(b)! > value(a)! ? b : a);
  return { criterion, nComponents: best.nComponents, reason };
}
