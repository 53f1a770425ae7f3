import { deepEqual, equal, throws } from "node:assert/strict";
import fc from "fast-check";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { resultFile, type SweepPlan, tasksOf } from "../../lib/sweep/plan.ts";
import { shareOf, tasksOfShare } from "../../lib/sweep/share.ts";

const plan: SweepPlan = {
  sources: [],
  reading: {},
  components: [2, 3, 5],
  seeds: [0, 1, 2, 3],
  checkedSeeds: 2,
  parameters: DEFAULT_PARAMETERS,
};
const env = (variables: Record<string, string>) => (name: string) => variables[name];

Deno.test("tasksOf() has each fit once, checks of the first seeds, each with a file of its own", () => {
  const tasks = tasksOf(plan);
  const count = (wanted: string) => tasks.filter(({ kind }) => kind === wanted).length;
  deepEqual([count("fit"), count("halves"), count("quarters")], [12, 6, 6]);
  equal(new Set(tasks.map(resultFile)).size, tasks.length);
});

Deno.test("tasksOfShare(): several workers do every task once, and none does nothing while others do two", () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 40 }), (workers) => {
    const shares = Array.from(
      { length: workers },
      (_, worker) => tasksOfShare(tasksOf(plan), { worker, workers }),
    );
    deepEqual(shares.flat().map(resultFile).sort(), tasksOf(plan).map(resultFile).sort());
    const sizes = shares.map(({ length }) => length);
    equal(Math.max(...sizes) - Math.min(...sizes) <= 1, true);
  }));
});

Deno.test("shareOf() is everything unless it is told or Slurm says otherwise", () => {
  deepEqual(shareOf(undefined, env({})), { worker: 0, workers: 1 });
  deepEqual(shareOf("2/8", env({ SLURM_ARRAY_TASK_ID: "5", SLURM_ARRAY_TASK_COUNT: "9" })), {
    worker: 1,
    workers: 8,
  });
  const slurm = {
    SLURM_ARRAY_TASK_ID: "7",
    SLURM_ARRAY_TASK_MIN: "1",
    SLURM_ARRAY_TASK_STEP: "2",
    SLURM_ARRAY_TASK_COUNT: "5",
  };
  deepEqual(shareOf(undefined, env(slurm)), { worker: 3, workers: 5 });
});

Deno.test("shareOf() refuses what is no share in one line", () => {
  for (const option of ["0/3", "4/3", "1", "a/b", "1/0", ""]) {
    throws(() => shareOf(option, env({})), /--worker .*: must be I\/N/);
  }
  const beyond = { SLURM_ARRAY_TASK_ID: "9", SLURM_ARRAY_TASK_COUNT: "3" };
  throws(() => shareOf(undefined, env(beyond)), /SLURM_ARRAY_TASK_ID is 9 of 3 tasks/);
});
