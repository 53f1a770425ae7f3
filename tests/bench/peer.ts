/** scikit-learn as the benchmarks call it: peer.py with Debian's Python. */
const SCRIPT = new URL("./peer.py", import.meta.url).pathname;

/** How to get the peer, for whoever does not have it. */
export const HOW_TO_GET_PEER =
  "scikit-learn is not here: apt-get install -y python3-sklearn python3-pandas libopenblas0-pthread";

/** What `peer.py fit` prints. */
export interface PeerFit {
  readonly n_iter: number;
  readonly reconstruction_err: number;
  readonly transform_err: number;
  readonly seconds: { readonly fit: number; readonly transform: number };
}

/** Whether Debian's Python has scikit-learn. */
export async function hasPeer(): Promise<boolean> {
  try {
    return (await python(["-c", "import sklearn, pandas"])).success;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** Runs peer.py; gives what it prints. */
export async function peer<T>(args: readonly string[]): Promise<T> {
  const { success, stdout, stderr } = await python([SCRIPT, ...args]);
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  if (!success) throw new Error(text(stderr));
  return JSON.parse(text(stdout));
}

/** OpenBLAS chooses its kernels itself: settings of a machine for other programs would slow it down. */
function python(args: readonly string[]): Promise<Deno.CommandOutput> {
  const { OPENBLAS_CORETYPE: _, OPENBLAS_L2_SIZE: __, ...env } = Deno.env.toObject();
  return new Deno.Command("/usr/bin/python3", { args: [...args], env, clearEnv: true }).output();
}
