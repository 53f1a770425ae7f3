import { deepEqual, equal, ok } from "node:assert/strict";
import ndarray, { type NdArray } from "ndarray";
import facts from "../../../testdata/selection/facts.json" with { type: "json" };
import { matchComponents } from "../../../lib/analysis/component_matching.ts";
import {
  consensusDistances,
  consensusMatrix,
  dispersion,
} from "../../../lib/analysis/selection/consensus_matrix.ts";
import { copheneticCorrelation } from "../../../lib/analysis/selection/cophenetic.ts";
import { euclideanDistances } from "../../../lib/analysis/selection/distance_matrix.ts";
import { silhouettes } from "../../../lib/analysis/selection/silhouette.ts";
import { sparseness } from "../../../lib/analysis/selection/sparseness.ts";

const matrix = (rows: readonly (readonly number[])[]): NdArray<Float64Array> =>
  ndarray(Float64Array.from(rows.flat()), [rows.length, rows[0]!.length]);

function near(found: ArrayLike<number>, wanted: ArrayLike<number>): void {
  equal(found.length, wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    ok(Math.abs(found[i]! - wanted[i]!) < 1e-10, `${i}: ${found[i]} instead of ${wanted[i]}`);
  }
}

Deno.test("silhouettes() are scikit-learn's, that of a point alone too", () => {
  near(silhouettes(euclideanDistances(facts.points), facts.clusters), facts.silhouettes);
});

Deno.test("copheneticCorrelation() is scipy's, of points and of a consensus matrix", () => {
  near([copheneticCorrelation(euclideanDistances(facts.points))], [facts.point_cophenetic]);
  const consensus = consensusMatrix(facts.fits.map(matrix));
  near([copheneticCorrelation(consensusDistances(consensus))], [facts.consensus_cophenetic]);
});

Deno.test("consensusMatrix() and dispersion() are numpy's", () => {
  const consensus = consensusMatrix(facts.fits.map(matrix));
  near(consensus.values, facts.consensus.flat());
  near([dispersion(consensus)], [facts.dispersion]);
});

Deno.test("matchComponents() assigns as scipy does, whichever set is larger", () => {
  const [first, second] = [matrix(facts.first), matrix(facts.second)];
  const found = matchComponents(first, second);
  deepEqual(found.map(({ partner }) => partner), facts.partners);
  near(found.map(({ cosine }) => cosine), facts.cosines);
  const turned = matchComponents(second, first).map((
    { component, partner },
  ) => [partner, component]);
  deepEqual(turned.sort(), found.map(({ component, partner }) => [component, partner]).sort());
});

Deno.test("sparseness() is Hoyer's", () => {
  near(sparseness(matrix(facts.first)), facts.sparseness);
  deepEqual([...sparseness(matrix([[0, 0, 0]]))], [0]);
});
