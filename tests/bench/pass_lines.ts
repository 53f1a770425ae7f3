import type { Bench } from "./bench.ts";
import { passSeconds } from "./passes.ts";
import { peer } from "./peer.ts";
import { filledImages } from "./filled_images.ts";
import { type Images, writeNpy } from "./sets.ts";

/** A pass of plain coordinate descent: of MNIST, and of as many images without a single zero. */
export async function addPassLines(bench: Bench, mnist: Images): Promise<void> {
  const threads = navigator.hardwareConcurrency;
  for (const [k, most] of [[15, 0.012], [45, 0.036]] as const) {
    bench.table.add({
      job: `one plain pass of coordinate descent, k=${k}`,
      unit: "s",
      ours: await passSeconds(mnist, k, threads, 150),
      peer: await peerPass(bench, "mnist", mnist, k),
      target: { most },
    });
  }
  const dense = filledImages(70_000, 1);
  for (const k of [15, 45]) {
    bench.table.add({
      job: `  of images without zeros, k=${k}`,
      unit: "s",
      ours: await passSeconds(dense, k, threads, 30),
      peer: await peerPass(bench, "dense", dense, k),
      target: { times: 1 / 1.5 },
    });
  }
}

async function peerPass(
  { folder, peer: mode }: Bench,
  name: string,
  images: Images,
  k: number,
): Promise<number | undefined> {
  if (!mode) return undefined;
  const path = `${folder}/${name}.npy`;
  await writeNpy(path, images);
  const run = await peer<{ seconds: number }>("pass", [path], ["-k", `${k}`], {
    reuse: mode === "reuse",
  });
  return run.facts.seconds;
}
