import { digitStatistics } from "../analysis/digit_statistics.ts";
import { best, worst } from "../analysis/ranking.ts";
import { distances } from "../analysis/reconstruction.ts";
import { topComponents } from "../analysis/top_components.ts";
import { findSource } from "../dataset/source.ts";
import { Failure } from "../failure.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { shown } from "../shown_text.ts";
import { byteSize, componentName } from "../sections/numbers.ts";
import { styleFor } from "../render/text/style.ts";
import { topTable } from "./digits.ts";
import { rowOf, scaledPicture } from "./exhibits.ts";
import { saveModel } from "./fit.ts";
import type { Io } from "./io.ts";
import { canOpenTui, lookOf, openTui } from "./open_tui.ts";
import { checkOutput } from "./output_path.ts";
import { ranked, rankingTable } from "./reconstructions.ts";
import { fitFacts, fitSummary } from "./fit_summary.ts";
import { type FitOptions, parametersOf, train, type Trained } from "./train.ts";
import { PROGRAM } from "../program.ts";

/** The options of `start`. */
export interface StartOptions extends FitOptions {
  /** Where the model is kept; absent: nowhere. */
  readonly output?: string;
  /** Replace a file that is there already and is no model. */
  readonly force?: boolean;
  /** A summary as text where the TUI could be opened. */
  readonly text?: boolean;
  /** Clicks and the wheel go to the TUI, not to the terminal's own selection of text. */
  readonly mouse?: boolean;
}

/** Strongest components of a digit that a summary names, and images at each end of its ranking. */
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
  { output, shape, threads, mouse, ...options }: StartOptions,
  io: Io,
): Promise<void> {
  const parameters = parametersOf(options);
  // what is wrong with a name is better said before the screen changes
  for (const file of files) await findSource(file);
  await openTui({
    kind: "train",
    sources: files,
    parameters,
    keepImages: options.images,
    ...(shape !== undefined && { shape }),
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
    for (const note of trained.factorization.result.notes) await io.err(`note: ${note}\n`);
  }
  if (io.json) {
    const facts = fitFacts(trained, { path: options.output ?? null, seconds: saved?.seconds ?? 0 });
    await io.out(JSON.stringify({ ...facts, ...findings(trained) }) + "\n");
    return;
  }
  const keep = saved
    ? `Saved       ${shown(options.output!)}, ${
      byteSize(saved.bytes)
    }; look at it: ${PROGRAM} browse ${shown(options.output!)}`
    : `Not saved   add -o model.npz to keep the model`;
  await io.out([...fitSummary(trained), keep].join("\n") + "\n");
  await showFindings(trained, io);
}

/** What each digit is made of, and the images at both ends of the ranking. */
function findings({ dataset, factorization }: Trained) {
  const { features, components } = factorization;
  const all = distances(dataset.images, features, components);
  return {
    digits: dataset.labels === null
      ? []
      : digitStatistics(features, dataset.labels).map(({ digit, count, mean }) => ({
        digit,
        count,
        top: topComponents(mean, TOP).map((component) => ({ component, mean: mean[component]! })),
      })),
    worst: ranked(worst(all, RANKED), all, dataset.labels),
    best: ranked(best(all, RANKED), all, dataset.labels),
  };
}

async function showFindings(trained: Trained, io: Io): Promise<void> {
  const { dataset, factorization: { features, components } } = trained;
  const { bold } = styleFor(io.colorDepth);
  if (dataset.labels) {
    await io.out(`\n${bold("What each digit is made of")}  mean weights of its components\n`);
    const digits = digitStatistics(features, dataset.labels);
    await io.out(topTable(digits, TOP, io).join("\n") + "\n");
  }
  await io.out(`\n${bold("How well images are rebuilt")}\n`);
  await io.out(rankingTable(findings(trained), io).join("\n") + "\n");
  // pictures in characters would bury the numbers, so only for those who ask for them
  if (io.colorDepth === "none" && io.renderer !== "ascii") return;
  await io.out(`\n${bold("Components")}\n`);
  await writeGallery(
    Array.from({ length: components.shape[0]! }, (_, t) => ({
      caption: [componentName(t)],
      pictures: [scaledPicture(rowOf(components, t), dataset.shape)],
      colorMap: io.colorMap,
    })),
    io,
  );
}
