import assert from "node:assert/strict";
import type { NmfParameters } from "../../lib/factorization/parameters.ts";
import { assertClose } from "../support/close.ts";
import { factorizeHere } from "../support/factorize_here.ts";
import { MATRICES } from "../support/sklearn_facts.ts";

const ROOT = new URL("../../", import.meta.url);

/** Runs tests/support/fit_plainly.ts where the import of the compiled kernels fails, as for want of SIMD. */
async function fitWithoutKernels(
  name: string,
  options: Partial<NmfParameters>,
): Promise<
  { components: number[]; features: number[]; nIter: number; threads: number; notes: string[] }
> {
  const { imports } = JSON.parse(await Deno.readTextFile(new URL("deno.json", ROOT)));
  const failing = "data:application/javascript,throw new Error('no SIMD here')";
  const map = {
    imports: { ...imports, [new URL("lib/factorization/kernels/wasm.ts", ROOT).href]: failing },
  };
  const path = await Deno.makeTempFile({ suffix: ".json" });
  try {
    await Deno.writeTextFile(path, JSON.stringify(map));
    const script = new URL("tests/support/fit_plainly.ts", ROOT).pathname;
    const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        "run",
        "--no-check",
        "--allow-read",
        `--import-map=${path}`,
        script,
        name,
        JSON.stringify(options),
      ],
      cwd: ROOT.pathname,
    }).output();
    assert.ok(success, new TextDecoder().decode(stderr));
    return JSON.parse(new TextDecoder().decode(stdout));
  } finally {
    await Deno.remove(path);
  }
}

const CASES: readonly [name: string, options: Partial<NmfParameters>][] = [
  ["tall", { init: "nndsvda", solver: "cd" }],
  ["floats", { init: "random", solver: "auto" }],
  ["tall", { init: "nndsvdar", solver: "mu", betaLoss: "kullback-leibler", maxIter: 100 }],
];
for (const [name, options] of CASES) {
  Deno.test(`without compiled kernels one thread gives the same, and a note says so: ${name} ${Object.values(options).join(" ")}`, async () => {
    const found = await fitWithoutKernels(name, options);
    const { components, features, result } = await factorizeHere(MATRICES[name]!, {
      nComponents: 4,
      ...options,
    });
    assert.equal(found.threads, 1);
    assert.match(found.notes.join(), /^Plain TypeScript in one thread .*: no SIMD here\./);
    assert.doesNotMatch(result.notes.join(), /Plain TypeScript/);
    assert.ok(Math.abs(found.nIter - result.nIter) <= 0.02 * result.nIter + 2, `${found.nIter}`);
    assertClose(found.components, components, 2e-3, "H");
    assertClose(found.features, features, 2e-3, "W");
  });
}
