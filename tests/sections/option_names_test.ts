import assert from "node:assert/strict";
import { Failure } from "../../lib/failure.ts";
import { inOptions, optionNames } from "../../lib/sections/option_names.ts";

const MESSAGES: readonly [library: string, commandLine: string][] = [
  ["n_components == 0, must be >= 1", "--components 0, must be >= 1"],
  ["alpha_H == 1e+20, must be smaller", "--alpha-h 1e+20, must be smaller"],
  [
    "beta_loss == kullback-leibler needs solver == mu",
    "--beta-loss kullback-leibler needs --solver mu",
  ],
  ["use solver == cd, or a higher max_iter.", "use --solver cd, or a higher --max-iter."],
  ["tol == 0.001: lower it", "--tol 0.001: lower it"],
  // words of English, not parameters
  ["the solver ended where init began", "the solver ended where init began"],
  ["my_solver == cd", "my_solver == cd"],
];

for (const [library, commandLine] of MESSAGES) {
  Deno.test(`optionNames(): ${library}`, () => assert.equal(optionNames(library), commandLine));
}

Deno.test("inOptions() keeps a failure's exit code, and errors of other kinds as they are", () => {
  const failure = inOptions(new Failure("max_iter == 0, must be >= 1", 2));
  assert.ok(failure instanceof Failure);
  assert.deepEqual([failure.message, failure.exitCode], ["--max-iter 0, must be >= 1", 2]);
  const bug = new TypeError("max_iter == 0");
  assert.equal(inOptions(bug), bug);
});
