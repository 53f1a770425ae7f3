/**
 * `auto` beside scikit-learn on all sets, in many starts, as the table of docs/performance.md:
 *
 *     deno run -A tests/bench/parity_bench.ts [PART OF A CASE'S NAME] [--again]
 *
 * scikit-learn takes 25 minutes. What it printed is kept in out/peer and used until its version or the images change,
 * or `--again` asks for it; those of all of MNIST with seed 2021 are golden files. Ours take two minutes.
 */
import { mean } from "d3-array";
import ndarray, { type NdArray } from "ndarray";
import { Failure } from "../../lib/failure.ts";
import { factorize, type FittedArrays } from "../../lib/factorization/nmf.ts";
import type { Numbers } from "../../lib/arrays/numbers.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import { packImages } from "../../lib/factorization/passes/sparse_images.ts";
import { startThreadPool } from "../../lib/factorization/passes/thread_pool.ts";
import { golden } from "../support/golden.ts";
import { holds, nearness } from "./parity.ts";
import { PARITY_CASES, type ParityCase } from "./parity_cases.ts";
import { HOW_TO_GET_PEER, peer, type PeerFit, peerVersions } from "./peer.ts";
import { type Images, makeSet, sharedPixels } from "./sets.ts";

/** More than any of these needs: where it ends a fit, the answer is a point on a moving path. */
const MAX_ITER = 10_000;
/** Seconds that scikit-learn gets for one fit. */
const LIMIT = 1800;

const again = Deno.args.includes("--again");
const wanted = Deno.args.find((argument) => !argument.startsWith("--")) ?? "";
const nameOf = ({ set, init, seed, k }: ParityCase) => `${set} ${init} ${seed} ${k}`;
const cases = PARITY_CASES.filter((each) => nameOf(each).includes(wanted));
if (!await peerVersions()) {
  console.log(HOW_TO_GET_PEER);
  Deno.exit(0);
}

/** What scikit-learn says of a case. */
interface Theirs {
  readonly nIter: number;
  readonly error: number;
  readonly components: NdArray<Numbers>;
}

const rows: Record<string, unknown>[] = [], left: string[] = [];
const folder = await Deno.makeTempDir();
try {
  console.log(
    "| set | init | seed | k | scikit-learn's passes | passes | gain | smallest cosine | err / theirs - 1 | scale | fallbacks | knife-edge | |",
  );
  console.log(`|${" --- |".repeat(13)}`);
  for (const each of cases) {
    try {
      await compare(each);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      left.push(`${nameOf(each)}: ${error.message}`);
    }
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
console.log();
for (const reason of left) console.log(`left out: ${reason}`);
const beyond = rows.filter(({ holds }) => !holds);
console.log(
  `${rows.length - beyond.length} of ${rows.length} hold (cosines >= 0.999, error <= 1 + 1e-5)`,
);
if (rows.length > 0) {
  const gains = rows.map(({ gain }) => Math.log(gain as number));
  console.log(`passes saved: ${Math.exp(mean(gains)!).toFixed(2)} times (geometric mean)`);
}
if (!wanted) {
  await Deno.mkdir("out", { recursive: true });
  await Deno.writeTextFile("out/parity.json", JSON.stringify(rows, null, 2));
}

/** Runs both and prints the line. */
async function compare(each: ParityCase): Promise<void> {
  const { set, init, seed, k } = each;
  const { path, images } = await makeSet(set, folder);
  const theirs = await scikitLearn(each, path);
  const { ours, fallbacks } = await auto(each, images);
  const { result } = ours;
  const components = ndarray<Numbers>(ours.components, [k, images.shape[1]!]);
  const near = nearness(components, theirs.components);
  const ratio = result.reconstructionErr / theirs.error;
  const gain = theirs.nIter / result.passes;
  const isKnifeEdge = result.notes.some((note) => note.includes("nearly met"));
  const held = holds(near, ratio);
  const cells = [set, init, seed, k, theirs.nIter, result.passes, gain.toFixed(2)];
  cells.push(near.smallestCosine.toFixed(6), (ratio - 1).toExponential(1));
  cells.push(near.largestScale.toExponential(1), fallbacks, isKnifeEdge ? "flagged" : "");
  console.log(`| ${cells.join(" | ")} | ${held ? "" : "beyond"} |`);
  const passes = { theirs: theirs.nIter, ours: result.passes };
  rows.push({
    ...each,
    passes,
    gain,
    ...near,
    error: ratio - 1,
    fallbacks,
    isKnifeEdge,
    holds: held,
  });
}

async function scikitLearn({ set, init, seed, k }: ParityCase, path: string): Promise<Theirs> {
  if (set === "mnist70k" && init === "nndsvd" && seed === 2021) {
    const { facts, components } = await golden(`mnist70k-k${k}-${init}`);
    return { nIter: facts.n_iter, error: facts.reconstruction_err, components };
  }
  const options = ["-k", `${k}`, "--init", init, "--seed", `${seed}`, "--max-iter", `${MAX_ITER}`];
  const run = await peer<PeerFit>("fit", [path], options, { reuse: !again, limit: LIMIT });
  const { n_iter, reconstruction_err } = run.facts;
  return { nIter: n_iter, error: reconstruction_err, components: await run.components(k) };
}

/** A fit by `auto`, and how many of its jumps were taken back: each puts the iteration back. */
async function auto(
  { init, seed, k }: ParityCase,
  images: Images,
): Promise<{ ours: FittedArrays; fallbacks: number }> {
  const [rows, columns] = images.shape as [number, number];
  const pixels = sharedPixels(images);
  const threads = navigator.hardwareConcurrency;
  const team = await startThreadPool(threads);
  const packed = packImages({ pixels, rows, columns }, team, { components: k });
  try {
    const how = { nComponents: k, init, randomState: seed, maxIter: MAX_ITER };
    let before = 0, fallbacks = 0;
    const ours = factorize(packed, { ...DEFAULT_PARAMETERS, ...how }, ({ phase, iteration }) => {
      if (phase !== "fit") return;
      if (iteration < before) fallbacks++;
      before = iteration;
    });
    return { ours, fallbacks };
  } finally {
    packed.close();
  }
}
