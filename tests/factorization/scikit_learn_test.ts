import assert from "node:assert/strict";
import {
  DEFAULT_PARAMETERS,
  type NmfParameters,
  type Solver,
} from "../../lib/factorization/parameters.ts";
import { assertClose } from "../support/close.ts";
import { factorizeHere } from "../support/factorize_here.ts";
import { type FactFit, type FactMatrix, FITS, MATRICES } from "../support/sklearn_facts.ts";

function parametersOf({ k, options }: FactFit, solver: Solver): NmfParameters {
  return {
    ...DEFAULT_PARAMETERS,
    nComponents: k,
    init: options.init,
    solver: options.solver ?? solver,
    betaLoss: options.beta_loss ?? "frobenius",
    maxIter: options.max_iter,
    alphaW: options.alpha_W ?? 0,
    alphaH: options.alpha_H ?? null,
    l1Ratio: options.l1_ratio ?? 0,
  };
}

const norm = (values: readonly number[]) => Math.hypot(...values);
const title = ({ matrix, k, options: { random_state: _, ...options } }: FactFit) =>
  `${matrix}, k=${k}, ${Object.values(options).join(" ")}`;

/** An error of scikit-learn's, to a share of itself or, where W·H is nearly X, of what float32 can show of X. */
function assertSameError(found: number, expected: number, { values }: FactMatrix, share: number) {
  assert.ok(
    Math.abs(found - expected) <= Math.max(share * expected, 1e-7 * norm(values)),
    `${found} instead of ${expected}`,
  );
}

for (const fact of FITS) {
  const solver = fact.options.solver ?? "cd";
  Deno.test(`${solver} is scikit-learn's: ${title(fact)}`, async () => {
    const matrix = MATRICES[fact.matrix]!;
    const { components, features, result } = await factorizeHere(
      matrix,
      parametersOf(fact, "cd"),
    );
    // From one image, and with one component, nndsvd is the solution: what is left is rounding. Here that ends the fit;
    // scikit-learn follows its own to max_iter.
    if (fact.matrix === "one image" || (fact.k === 1 && fact.options.init === "nndsvd")) {
      assert.ok(result.nIter <= fact.n_iter && result.converged, `${result.nIter}`);
    } else {
      assert.ok(Math.abs(result.nIter - fact.n_iter) <= 2, `${result.nIter}, not ${fact.n_iter}`);
    }
    assert.equal(result.passes, result.nIter);
    assertClose(components, fact.H, 1e-4, "H");
    assertSameError(result.reconstructionErr, fact.reconstruction_err, matrix, 1e-5);
    // In scikit-learn 1.2.1 the L1 term of this loss grows with every iteration of transform().
    const { beta_loss, l1_ratio } = fact.options;
    if (beta_loss === "kullback-leibler" && l1_ratio) return;
    assertClose(features, fact.W, 1e-4, "W");
    assertSameError(result.transformErr, fact.transform_err, matrix, 1e-5);
  });
}

for (const fact of FITS) {
  const { solver, max_iter } = fact.options;
  if (solver === "mu" || max_iter < 1000 || fact.k === 1) continue;
  Deno.test(`auto ends where scikit-learn does, in no more passes: ${title(fact)}`, async () => {
    const matrix = MATRICES[fact.matrix]!;
    const { components, result } = await factorizeHere(matrix, parametersOf(fact, "auto"));
    assert.ok(result.passes <= fact.n_iter + 2, `${result.passes} passes, not ${fact.n_iter}`);
    const p = matrix.shape[1];
    for (let t = 0; t < fact.k; t++) {
      const ours = components.subarray(t * p, (t + 1) * p), theirs = fact.H.slice(t * p, t * p + p);
      const lengths = Math.hypot(...ours) * Math.hypot(...theirs);
      const cosine = ours.reduce((sum, x, j) => sum + x * theirs[j]!, 0) / lengths;
      if (lengths === 0) continue;
      assert.ok(cosine > 0.9999, `component ${t}: cosine ${cosine}`);
      const scale = Math.hypot(...ours) / Math.hypot(...theirs);
      assert.ok(Math.abs(scale - 1) < 0.01, `component ${t}: scale ${scale}`);
    }
    assert.ok(
      result.reconstructionErr <= fact.reconstruction_err * (1 + 2e-4) + 1e-7 * norm(matrix.values),
    );
  });
}
