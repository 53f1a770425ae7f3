/**
 * scikit-learn as the benchmarks call it: peer.py with Debian's Python. What it printed is kept in out/peer, for the same
 * call on the same bytes, machine and versions, so that it need not be waited for again.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { NdArray } from "ndarray";
import { Failure } from "../../lib/failure.ts";
import type { Numbers } from "../../lib/arrays/numbers.ts";
import { openNpz } from "../../lib/arrays/npz.ts";

const SCRIPT = new URL("./peer.py", import.meta.url).pathname;
const KEPT = new URL("../../out/peer", import.meta.url).pathname;

/** How to get the peer, for whoever does not have it. */
export const HOW_TO_GET_PEER =
  "scikit-learn is not here: apt-get install -y python3-sklearn python3-pandas libopenblas0-pthread";

/** What `peer.py fit` prints. */
export interface PeerFit {
  readonly k: number;
  readonly n_iter: number;
  readonly reconstruction_err: number;
  readonly transform_err: number;
  readonly worst: readonly number[];
  readonly best: readonly number[];
  readonly seconds: { readonly fit: number; readonly transform: number; readonly rank: number };
}

/** What `peer.py job` prints. */
export interface PeerJob {
  readonly load: number;
  readonly fits: readonly (PeerFit & { readonly seconds: { readonly statistics: number } })[];
  readonly total: number;
  readonly peak_mb: number;
}

/** One run of peer.py. */
export interface PeerRun<T> {
  /** What it printed. */
  readonly facts: T;
  /** Its components (k, p). */
  components(k: number): Promise<NdArray<Numbers>>;
}

/** How to run the peer. */
export interface PeerOptions {
  /** Take what an earlier run has printed, where there is one. */
  readonly reuse?: boolean;
  /** Give up after so many seconds. */
  readonly limit?: number;
}

/** Versions of the peer's libraries, or null where it is not installed. */
export async function peerVersions(): Promise<Readonly<Record<string, string>> | null> {
  try {
    const { success, stdout } = await python([SCRIPT, "version"]);
    return success ? JSON.parse(text(stdout)) : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}

/**
 * Runs peer.py.
 *
 * @param files what it reads
 * @throws Failure where it is not done within the limit
 */
export async function peer<T>(
  action: "job" | "load" | "fit" | "pass",
  files: readonly string[],
  options: readonly string[] = [],
  { reuse = false, limit }: PeerOptions = {},
): Promise<PeerRun<T>> {
  const folder = `${KEPT}/${action}-${await keyOf(action, files, options)}`;
  const components = (k: number) => readComponents(`${folder}/k${k}.npz`);
  const printed = `${folder}/facts.json`;
  if (reuse) {
    try {
      return { facts: JSON.parse(await Deno.readTextFile(printed)), components };
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }
  await Deno.mkdir(folder, { recursive: true });
  const facts = await run<T>([action, ...files, ...options, "--save", folder], limit);
  await Deno.writeTextFile(printed, JSON.stringify(facts));
  return { facts, components };
}

/** Has the peer write a set of images that a package ships; false where that package is not installed. */
export async function makePackagedSet(name: string, path: string): Promise<boolean> {
  return (await python([SCRIPT, "set", name, path])).success;
}

async function run<T>(args: readonly string[], limit?: number): Promise<T> {
  const signal = limit === undefined ? undefined : AbortSignal.timeout(limit * 1000);
  const { success, stdout, stderr } = await python([SCRIPT, ...args], signal);
  if (signal?.aborted) throw new Failure(`scikit-learn was not done after ${limit} s`);
  if (!success) throw new Error(text(stderr));
  return JSON.parse(text(stdout));
}

async function readComponents(path: string): Promise<NdArray<Numbers>> {
  const npz = await openNpz(path);
  try {
    return await npz.read("components") as NdArray<Numbers>;
  } finally {
    npz.close();
  }
}

/** Machine, versions, the script itself, the call, and the bytes of the files. */
async function keyOf(
  action: string,
  files: readonly string[],
  options: readonly string[],
): Promise<string> {
  const versions = await peerVersions();
  const hash = createHash("sha256");
  hash.update(JSON.stringify([navigator.hardwareConcurrency, versions, action, options]));
  for (const path of ["/proc/cpuinfo", SCRIPT, ...files]) {
    if (path === "/proc/cpuinfo") {
      hash.update(/model name.*/.exec(await Deno.readTextFile(path))![0]);
    } else for await (const bytes of createReadStream(path)) hash.update(bytes);
  }
  return hash.digest("hex").slice(0, 16);
}

/** OpenBLAS chooses its kernels itself: settings of a machine for other programs would slow it down. */
function python(args: readonly string[], signal?: AbortSignal): Promise<Deno.CommandOutput> {
  const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...env } = Deno.env.toObject();
  const how = { args: [...args], env, clearEnv: true, ...(signal && { signal }) };
  return new Deno.Command("/usr/bin/python3", how).output();
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
