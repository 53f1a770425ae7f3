import { deepEqual, equal, match, ok } from "node:assert/strict";
import { runCli } from "../support/fake_streams.ts";
import { matchComponents } from "../../lib/analysis/component_matching.ts";
import { readModel } from "../../lib/model/model_file.ts";
import { withFiles } from "../support/files.ts";
import { randomNumbers } from "../support/random_numbers.ts";

/** Images of 6 x 6 that three bars make up, with a little noise. */
function bars(n: number): string {
  const random = randomNumbers(3);
  const lines = Array.from({ length: n }, () => {
    const weights = [random(), random(), random()];
    return Array.from({ length: 36 }, (_, j) => {
      const bar = Math.floor(j / 12);
      return Math.round(200 * weights[bar]! + 5 * random());
    }).join(",");
  });
  return lines.join("\n") + "\n";
}

const PLAN = ["-k", "2..4", "--seeds", "3", "--checks", "2", "--max-iter", "200"];

/** A folder with the images, and the command line in it. */
async function inFolder(
  use: (strokes: (...args: string[]) => ReturnType<typeof runCli>, folder: string) => Promise<void>,
): Promise<void> {
  await withFiles({ "bars.csv": bars(60) }, (folder) => {
    const at = (word: string) => /^(bars\.csv|sweep2?)$/.test(word) ? `${folder}/${word}` : word;
    return use((first, ...rest) => runCli([first!, ...rest.map(at)]), folder);
  });
}

Deno.test("sweep tells of each k what its fits say together, and what each criterion suggests", async () => {
  await inFolder(async (strokes) => {
    const { exitCode, stdout, stderr } = await strokes(
      "sweep",
      "bars.csv",
      ...PLAN,
      "-o",
      "sweep",
      "--json",
    );
    equal(exitCode, 0, stderr);
    const { seeds, components, suggestions } = JSON.parse(stdout);
    deepEqual(seeds, [0, 1, 2]);
    deepEqual(components.map((one: { n_components: number }) => one.n_components), [2, 3, 4]);
    const [two, three] = components;
    ok(three.explained_variance.mean > 0.999 && two.explained_variance.mean < 0.95);
    ok(three.held_out_error.mean < two.held_out_error.mean / 10);
    ok(three.stability > 0.9 && three.halves_agreement.mean > 0.99);
    equal(three.reconstruction_err.values.length, 3);
    equal(three.held_out_error.values.length, 2);
    const suggested = Object.fromEntries(
      suggestions.map((
        one: { criterion: string; n_components: number },
      ) => [one.criterion, one.n_components]),
    );
    deepEqual([suggested["elbow"], suggested["held-out error"], suggested["stability"]], [3, 3, 3]);
    const shown = await strokes("sweep", "show", "sweep");
    match(shown.stdout, /^3 +0\.999\d ±\.\d+ /m);
    match(shown.stdout, /The one in their middle: deno task fit .*bars\.csv -k 3 -o k3\.npz\n$/);
  });
});

Deno.test("sweep goes on where it was stopped, and does nothing twice", async () => {
  await inFolder(async (strokes, folder) => {
    await strokes("sweep", "plan", "bars.csv", ...PLAN, "-o", "sweep");
    const first = await strokes("sweep", "run", "sweep", "--worker", "1/2", "--json");
    const lacking = await strokes("sweep", "combine", "sweep");
    equal(lacking.exitCode, 1);
    match(
      lacking.stderr,
      /: \d+ of 21 tasks are missing \(.*\); finish them with: deno task sweep run/,
    );
    const path = `${folder}/sweep/fits/k002-seed0.npz`;
    const { mtime } = await Deno.stat(path);
    const second = await strokes("sweep", "run", "sweep", "--json");
    deepEqual([first, second].map(({ stdout }) => JSON.parse(stdout).done), [11, 10]);
    deepEqual((await Deno.stat(path)).mtime, mtime);
    equal((await strokes("sweep", "combine", "sweep")).exitCode, 0);
    const again = await strokes("sweep", "bars.csv", ...PLAN, "-o", "sweep");
    equal(again.exitCode, 0, again.stderr);
    deepEqual((await Deno.stat(path)).mtime, mtime);
  });
});

Deno.test("a fit of a sweep is a model that all other commands read", async () => {
  await inFolder(async (strokes, folder) => {
    await strokes("sweep", "bars.csv", "-k", "2", "--seeds", "1", "--checks", "0", "-o", "sweep");
    const { stdout } = await runCli(["info", `${folder}/sweep/fits/k002-seed0.npz`, "--json"]);
    deepEqual([JSON.parse(stdout).n_components, JSON.parse(stdout).has_images], [2, false]);
  });
});

Deno.test("consensus saves the components that come back, and says of each how many fits have it", async () => {
  await inFolder(async (strokes, folder) => {
    await strokes("sweep", "bars.csv", ...PLAN, "-o", "sweep");
    const { exitCode, stdout, stderr } = await strokes(
      "consensus",
      "sweep",
      "-k",
      "3",
      "-o",
      `${folder}/three.npz`,
      "--json",
    );
    equal(exitCode, 0, stderr);
    const { components, fits, left_out } = JSON.parse(stdout);
    deepEqual(components.map((one: { fits: number }) => one.fits), [3, 3, 3]);
    ok(components.every((one: { stability: number }) => one.stability > 0.8), stdout);
    deepEqual([fits, left_out], [3, 0]);
    const one = await readModel(`${folder}/sweep/fits/k003-seed0.npz`);
    const model = await readModel(`${folder}/three.npz`);
    ok(matchComponents(one.components, model.components).every(({ cosine }) => cosine > 0.99));
    ok(model.origin!.result.transformErr < 1.05 * one.origin!.result.transformErr);
    const { stderr: none } = await strokes("consensus", "sweep", "-k", "9", "-o", "x.npz");
    match(none, /has no fits of 9 components; choose from 2, 3, 4\n$/);
  });
});

Deno.test("sweep refuses in one line what cannot be", async () => {
  await inFolder(async (strokes) => {
    const refused = async (message: RegExp, ...args: string[]) => {
      const { stdout, stderr } = await strokes(...args);
      equal(stdout, "");
      match(stderr, /^strokes: .*\n$/);
      match(stderr, message);
    };
    await refused(/sweep needs --output/, "sweep", "bars.csv");
    await refused(
      /It takes numbers of at least 1, such as 2\.\.60/,
      "sweep",
      "-k",
      "5..2",
      "-o",
      "sweep",
    );
    await refused(
      /--init nndsvd gives nearly the same fit/,
      "sweep",
      "bars.csv",
      "--init",
      "nndsvd",
      "-o",
      "sweep",
    );
    await refused(/holds no plan of a sweep/, "sweep", "run", "sweep");
    await strokes("sweep", "plan", "bars.csv", ...PLAN, "-o", "sweep");
    await refused(
      /holds a sweep with another plan/,
      "sweep",
      "plan",
      "bars.csv",
      "-k",
      "2..9",
      "-o",
      "sweep",
    );
    await refused(/--worker 3\/2: must be I\/N/, "sweep", "run", "sweep", "--worker", "3/2");
  });
});

Deno.test("sweep names options where its fits fail", async () => {
  await inFolder(async (strokes) => {
    const { exitCode, stderr } = await strokes(
      ...["sweep", "bars.csv", "-k", "2", "--seeds", "1", "--alpha-w", "1e38", "-o", "sweep", "-q"],
    );
    equal(exitCode, 1);
    equal(
      stderr,
      "strokes: --alpha-w 1e+38 makes the fit overflow float32; use a smaller value\n",
    );
  });
});
