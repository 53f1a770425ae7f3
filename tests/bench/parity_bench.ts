/**
 * `auto` beside scikit-learn on all sets, in many starts: passes, smallest cosine, errors. Takes a quarter of an hour, nearly
 * all of it scikit-learn's:
 *
 *     deno run -A tests/bench/parity_bench.ts [PART OF A CASE'S NAME]
 */
import { DEFAULT_PARAMETERS, type Init } from "../../lib/factorization/parameters.ts";
import { openNpz } from "../../lib/factorization/npz.ts";
import { fit } from "../../lib/factorization/worker/client.ts";
import type { Numbers } from "../../lib/factorization/npy.ts";
import type { NdArray } from "ndarray";
import { shared } from "./measure.ts";
import { hasPeer, HOW_TO_GET_PEER, peer, type PeerFit } from "./peer.ts";
import { makeSet, type SetName } from "./sets.ts";

/** Set, init, seed, components. */
const CASES: readonly [SetName, Init, number, number][] = [
  ["digits", "nndsvd", 0, 10],
  ["digits", "nndsvd", 0, 16],
  ["digits", "nndsvd", 1, 12],
  ["digits", "nndsvd", 2, 20],
  ["digits", "nndsvda", 0, 10],
  ["digits", "nndsvda", 0, 16],
  ["digits", "random", 0, 10],
  ["digits", "random", 0, 16],
  ["digits", "random", 1, 16],
  ["digits", "random", 3, 12],
  ["segments", "nndsvd", 0, 7],
  ["segments", "nndsvda", 0, 7],
  ["segments", "random", 0, 7],
  ["segments", "random", 2, 7],
  ["segments", "random", 1, 8],
  ["bars", "nndsvd", 0, 16],
  ["bars", "nndsvda", 0, 16],
  ["bars", "random", 0, 16],
  ["patches", "nndsvd", 0, 9],
  ["patches", "random", 0, 9],
  ["sample", "nndsvd", 2021, 15],
  ["sample", "nndsvda", 2021, 15],
  ["sample", "random", 0, 15],
  ["mnist10k", "nndsvd", 1, 10],
  ["mnist10k", "nndsvd", 1, 20],
  ["mnist10k", "nndsvd", 2, 20],
  ["mnist10k", "nndsvd", 2, 30],
  ["mnist10k", "nndsvda", 1, 20],
  ["mnist10k", "nndsvda", 0, 30],
  ["mnist10k", "random", 0, 20],
  ["mnist20k", "nndsvd", 0, 10],
  ["mnist20k", "nndsvd", 0, 20],
  ["mnist20k", "nndsvda", 0, 10],
];
/** More than any of these needs: where it ends a fit, the answer is a point on a moving path. */
const MAX_ITER = 10_000;

if (!await hasPeer()) {
  console.log(HOW_TO_GET_PEER);
  Deno.exit(0);
}
const folder = await Deno.makeTempDir();
console.log(
  "| set | init | seed | k | scikit-learn's passes | passes | gain | smallest cosine | err / theirs - 1 | noted |",
);
console.log("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
for (const [set, init, seed, k] of CASES) {
  if (!`${set} ${init} ${seed} ${k}`.includes(Deno.args[0] ?? "")) continue;
  const { path, images } = await makeSet(set, folder);
  const theirs = await peer<PeerFit>([
    ...["fit", path, "-k", `${k}`, "--init", init, "--seed", `${seed}`],
    ...["--max-iter", `${MAX_ITER}`, "--save", `${folder}/theirs.npz`],
  ]);
  const npz = await openNpz(`${folder}/theirs.npz`);
  const h = await npz.read("components") as NdArray<Numbers>;
  npz.close();
  const parameters = { nComponents: k, init, randomState: seed, maxIter: MAX_ITER };
  const { components, result } = await fit(shared(images), {
    ...DEFAULT_PARAMETERS,
    ...parameters,
  });
  console.log(
    `| ${set} | ${init} | ${seed} | ${k} | ${theirs.n_iter} | ${result.passes} | ` +
      `${(theirs.n_iter / result.passes).toFixed(2)} | ${
        smallestCosine(components, h).toFixed(5)
      } | ` +
      `${(result.reconstructionErr / theirs.reconstruction_err - 1).toExponential(1)} | ` +
      `${result.notes.length > 0 ? "yes" : ""} |`,
  );
}
await Deno.remove(folder, { recursive: true });

function smallestCosine(a: NdArray<Numbers>, b: NdArray<Numbers>): number {
  const [k, p] = a.shape as [number, number];
  let smallest = 1;
  for (let t = 0; t < k; t++) {
    let both = 0, aa = 0, bb = 0;
    for (let j = 0; j < p; j++) {
      both += a.get(t, j) * b.get(t, j);
      aa += a.get(t, j) ** 2;
      bb += b.get(t, j) ** 2;
    }
    smallest = Math.min(smallest, both / Math.sqrt(aa * bb));
  }
  return smallest;
}
