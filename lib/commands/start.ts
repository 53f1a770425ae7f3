import { topComponents } from "../analysis/top_components.ts";
import { classKeys } from "../dataset/classes.ts";
import { readOptionsOf } from "../dataset/load_options.ts";
import { findSource } from "../dataset/source.ts";
import { Failure } from "../failure.ts";
import { shown } from "../shown_text.ts";
import { jsonLine } from "../render/tables/json.ts";
import { writePart, writeTable } from "../render/text/section.ts";
import { styleFor } from "../render/text/style.ts";
import { components } from "../sections/components.ts";
import { rankedImages, rankingData, rankingTable } from "../sections/distances.ts";
import { groupNoun } from "../sections/groups.ts";
import { factsOf, type ModelFacts } from "../sections/model_facts.ts";
import { byteSize } from "../sections/numbers.ts";
import { topTable } from "../sections/top.ts";
import { saveModel } from "./fit.ts";
import type { Io } from "./io.ts";
import { canOpenTui, lookOf, openTui } from "./open_tui.ts";
import { checkOutput } from "./output_path.ts";
import { fitFacts, fitSummary } from "./fit_summary.ts";
import { type FitOptions, parametersOf, train, type Trained } from "./train.ts";
import { PROGRAM } from "../program.ts";

/** The options of `start`. */
export interface StartOptions extends FitOptions {
  /** Where the model is saved; absent: nowhere. */
  readonly output?: string;
  /** Replace a file that is there already and is no model. */
  readonly force?: boolean;
  /** A summary as text where the TUI could be opened. */
  readonly text?: boolean;
  /** Clicks and the wheel go to the TUI, not to the terminal's own selection of text. */
  readonly mouse?: boolean;
}

/** Top components of a class that a summary names, and images at each end of its ranking. */
const TOP = 4, RANKED = 5;

/** `start`: the main job. In a terminal the TUI loads, fits and shows; else a summary says what was found. */
export async function start(
  files: readonly string[],
  options: StartOptions,
  io: Io,
): Promise<void> {
  if (options.output === "-") {
    throw new Failure("start cannot write the model to standard output; use fit -o -", 2);
  }
  if (options.output !== undefined) {
    const { output, force = false } = options;
    await checkOutput(output, { by: "model", force, sources: files });
  }
  if (canOpenTui(io) && !options.text && !io.json && !files.includes("-")) {
    await startTui(files, options, io);
  } else {
    await startText(files, options, io);
  }
}

async function startTui(
  files: readonly string[],
  { output, threads, mouse, ...options }: StartOptions,
  io: Io,
): Promise<void> {
  const parameters = parametersOf(options);
  // what is wrong with a name is better said before the screen changes
  for (const file of files) await (await findSource(file)).set?.prepare?.();
  await openTui({
    kind: "train",
    sources: files,
    parameters,
    keepImages: options.images,
    reading: readOptionsOf(options),
    ...(threads !== undefined && { threads }),
    ...(output !== undefined && { output }),
    ...lookOf(io, mouse),
  });
}

async function startText(
  files: readonly string[],
  options: StartOptions,
  io: Io,
): Promise<void> {
  const trained = await train(files, options, io);
  const saved = options.output === undefined
    ? null
    : await saveModel(options.output, trained.model, io);
  if (!io.quiet) {
    for (const note of trained.model.origin!.result.notes) await io.err(`note: ${note}\n`);
  }
  if (io.json) {
    const facts = fitFacts(trained, { path: options.output ?? null, seconds: saved?.seconds ?? 0 });
    await io.out(jsonLine({ ...facts, ...findings(factsOfFit(trained)) }, "exact"));
    return;
  }
  const keep = saved
    ? `Saved       ${shown(options.output!)}, ${
      byteSize(saved.bytes)
    }; look at it: ${PROGRAM} browse ${shown(options.output!)}`
    : `Not saved   add -o model.npz to keep the model`;
  await io.out([...fitSummary(trained), keep].join("\n") + "\n");
  await showFindings(factsOfFit(trained), io);
}

/** What was found, with all images, also where the model keeps none. */
function factsOfFit({ model, dataset }: Trained): ModelFacts {
  return factsOf({ name: "model" }, { ...model, images: dataset.images }, { isRanked: true });
}

const RANKING = { worst: RANKED, best: RANKED };

/** What each class is composed of, and the images at both ends of the ranking. */
function findings(model: ModelFacts): Record<string, unknown> {
  const { model: { labels, classes }, statistics } = model;
  const { transform_err: _, ...ranking } = rankingData(model, rankedImages(model, RANKING))
    .json() as Record<string, unknown>;
  return {
    digits: labels === null ? [] : statistics.map(({ label, count, mean }) => ({
      ...classKeys(classes[label]!),
      count,
      top: topComponents(mean, TOP).map((component) => ({ component, mean: mean[component]! })),
    })),
    ...ranking,
  };
}

async function showFindings(model: ModelFacts, io: Io): Promise<void> {
  const { bold } = styleFor(io.colorDepth);
  if (model.model.labels) {
    const title = `What each ${groupNoun(model.grouping)} is composed of`;
    await io.out(`\n${bold(title)}  mean weights of its components\n`);
    await writeTable(topTable(model, TOP), io);
  }
  await io.out(`\n${bold("How well images are reconstructed")}\n`);
  await writeTable(rankingTable(model, rankedImages(model, RANKING)), io);
  // pictures in characters would bury the numbers, so only for those who ask for them
  if (io.colorDepth === "none" && io.renderer !== "ascii") return;
  await io.out(`\n${bold("Components")}\n`);
  await writePart(components(model), io);
}
