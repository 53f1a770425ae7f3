import { strokes as inTerminal } from "../support/strokes.ts";
import { openTerminal } from "../support/terminal.ts";
import type { Bench } from "./bench.ts";
import { commandSeconds, repeat, typical } from "./command.ts";
import type { FittedModels } from "./fit_lines.ts";
import { loads } from "./load_lines.ts";
import type { PeerJob, PeerRun } from "./peer.ts";

const SIZE = { columns: 180, rows: 50 };

/** What needs no data: start-up, and the built-in sample. */
export async function addCommandLines({ table }: Bench): Promise<void> {
  table.add({
    job: "--help",
    unit: "s",
    ours: await commandSeconds("--help"),
    target: { most: 0.25 },
  });
  const loaded = await loads();
  table.add({
    job: "load the built-in sample (10,000)",
    unit: "s",
    ours: typical(loaded, ({ seconds }) => seconds),
    target: { most: 0.35 },
  });
  table.add({
    job: "the sample, k=15: command to text summary",
    unit: "s",
    ours: await commandSeconds("start", "-k", "15"),
    target: { most: 1.5 },
  });
}

/** What people do with models of 70,000 images, and the notebook as a whole. */
export async function addModelLines(
  { table, folder }: Bench,
  { paths, seconds: fits }: FittedModels,
  job: PeerRun<PeerJob> | null,
): Promise<void> {
  table.add({
    job: "info of a model of 70,000 images",
    unit: "s",
    ours: await commandSeconds("info", paths[0]),
    target: { most: 0.3 },
  });
  const opened = await repeat(() => browse(paths[0]));
  table.add({
    job: "browse it: command to components shown",
    unit: "s",
    ours: typical(opened, ({ components }) => components),
    target: { most: 0.3 },
  });
  table.add({
    job: "  command to everything read and ranked",
    unit: "s",
    ours: typical(opened, ({ everything }) => everything),
    target: { most: 0.8 },
  });
  let analysis = 0;
  for (const path of paths) {
    analysis += await commandSeconds("reconstructions", path, "--json");
    analysis += await commandSeconds("digits", path, "--json");
  }
  table.add({
    job: "whole notebook job: fit, reconstructions, digits; k=15, 45",
    unit: "s",
    ours: fits + analysis,
    peer: job?.facts.total,
    target: { most: 12 },
  });
  table.add({
    job: "report of both models as a page",
    unit: "s",
    ours: await commandSeconds("report", ...paths, "-o", `${folder}/page`, "--force", "--quiet"),
    target: { most: 10 },
  });
}

/** Seconds from the command to the first picture, and to the worst and best of all images, in a pseudo terminal. */
async function browse(path: string): Promise<{ components: number; everything: number }> {
  return {
    components: await untilShown([path], /[▀▄]/),
    everything: await untilShown([path, "--screen", "reconstructions"], /distance {2}images/),
  };
}

async function untilShown(args: readonly string[], wanted: RegExp): Promise<number> {
  const start = performance.now(), decoder = new TextDecoder();
  const terminal = openTerminal(inTerminal("browse", ...args), SIZE);
  const shown = Promise.withResolvers<number>();
  let text = "";
  terminal.onOutput((bytes) => {
    text += decoder.decode(bytes, { stream: true });
    if (wanted.test(text)) shown.resolve((performance.now() - start) / 1000);
  });
  const ended = terminal.exited.then(() => Promise.reject(new Error("browse ended by itself")));
  try {
    return await Promise.race([shown.promise, ended]);
  } finally {
    ended.catch(() => {});
    await terminal.close();
  }
}
