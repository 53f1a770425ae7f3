import { initWasm, Resvg } from "@resvg/resvg-wasm";

const WASM = import.meta.resolve("@resvg/resvg-wasm/index_bg.wasm");
let ready: Promise<typeof Resvg> | undefined;

/**
 * resvg, which draws SVG without a browser. Its WASM can be started once in a process, whoever draws; it is read from the
 * package cache (some 60 ms).
 */
export function loadResvg(): Promise<typeof Resvg> {
  return ready ??= Deno.readFile(new URL(WASM)).then(initWasm).then(() => Resvg);
}
