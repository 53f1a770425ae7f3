import { type Command, Option, type OptionValues } from "@commander-js/extra-typings";
import type { FitOptions } from "../commands/train.ts";
import type { ReadOptions } from "../dataset/load_options.ts";
import { BETA_LOSSES, DEFAULT_PARAMETERS, INITS, SOLVERS } from "../factorization/parameters.ts";
import { mostThreads } from "../factorization/worker/thread_count.ts";
import { COLOR_CHOICES } from "../render/pictures/color_depth.ts";
import { COLOR_MAPS } from "../render/pictures/color_map.ts";
import { RENDERERS } from "../render/pictures/renderer.ts";
import { READ } from "./read_options.ts";
import { label, position, positiveNumber, wholeNumber } from "./values.ts";

/**
 * Every option that more than one command takes, each made anew where it is used, so that it is described and checked
 * in one place. The names of a fit are scikit-learn's.
 */

/** Options of all commands. */
export const COMMON = {
  json: () => new Option("--json", "one JSON object on standard output, nothing else"),
  color: () =>
    new Option("--color <depth>", "colours of the output").choices(COLOR_CHOICES)
      .default("auto" as const),
  noColor: () => new Option("--no-color", "the same as --color none").hideHelp(),
  renderer: () =>
    new Option("--renderer <how>", "how pictures are drawn").choices(RENDERERS)
      .default("auto" as const),
  colorMap: () =>
    new Option("--color-map <name>", "colours of pictures, inverted for light screens")
      .choices(COLOR_MAPS).default("grey" as const),
  quiet: () =>
    new Option("-q, --quiet", "no progress, no notes, not what was saved: only failures"),
};

/** {@linkcode COMMON}, parsed. */
export interface CommonOptions {
  /** One JSON object on standard output. */
  readonly json?: true;
  /** The colour depth; false for `--no-color`. */
  readonly color: (typeof COLOR_CHOICES)[number] | false;
  /** Colours of pictures. */
  readonly colorMap: (typeof COLOR_MAPS)[number];
  /** How pictures are drawn. */
  readonly renderer: (typeof RENDERERS)[number];
  /** Nothing but failures on standard error. */
  readonly quiet?: true;
}

// The three functions below say their types instead of leaving them to be inferred: through so many generic calls the
// compiler would take minutes.

/** Adds the options of all commands. */
// deno-lint-ignore no-explicit-any -- commander's own bound on arguments
export function withCommonOptions<Args extends any[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & CommonOptions> {
  for (const make of Object.values(COMMON)) command.addOption(make() as Option);
  return command as unknown as Command<Args, Opts & CommonOptions>;
}

/** Adds the options of reading and those of all commands. */
// deno-lint-ignore no-explicit-any -- commander's own bound on arguments
export function withReadOptions<Args extends any[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & ReadOptions & CommonOptions> {
  for (const make of Object.values(READ)) command.addOption(make() as Option);
  return withCommonOptions(command) as unknown as Command<Args, Opts & ReadOptions & CommonOptions>;
}

/** Options of a fit. */
export const FIT = {
  components: () =>
    new Option("-k, --components <n>", "number of components").argParser(wholeNumber(1))
      .default(DEFAULT_PARAMETERS.nComponents),
  init: () =>
    new Option("--init <how>", "how W and H are initialized")
      .choices(INITS)
      .default(DEFAULT_PARAMETERS.init),
  solver: () =>
    new Option(
      "--solver <name>",
      "auto gives cd's result in fewer passes; fast may converge to different components",
    )
      .choices(SOLVERS)
      .default(DEFAULT_PARAMETERS.solver),
  betaLoss: () =>
    new Option("--beta-loss <name>", "loss to minimize; the last two need --solver mu")
      .choices(BETA_LOSSES)
      .default(DEFAULT_PARAMETERS.betaLoss),
  maxIter: () =>
    new Option("--max-iter <n>", "maximum number of iterations").argParser(wholeNumber(1))
      .default(DEFAULT_PARAMETERS.maxIter),
  tol: () =>
    new Option("--tol <x>", "tolerance of the stopping rule").argParser(positiveNumber())
      .default(DEFAULT_PARAMETERS.tol),
  randomState: () =>
    new Option("--random-state <n>", "seed of the random number generator")
      .argParser(wholeNumber(0)).default(DEFAULT_PARAMETERS.randomState),
  alphaW: () =>
    new Option("--alpha-w <x>", "regularization of the weights").argParser(positiveNumber())
      .default(DEFAULT_PARAMETERS.alphaW),
  alphaH: () =>
    new Option("--alpha-h <x>", "regularization of the components (default: --alpha-w)")
      .argParser(positiveNumber()),
  l1Ratio: () =>
    new Option("--l1-ratio <x>", "L1 ratio of the regularization, 0 to 1")
      .argParser(positiveNumber(1)).default(DEFAULT_PARAMETERS.l1Ratio),
  threads: () =>
    new Option("--threads <n>", "number of threads (default: one per core)")
      .argParser(wholeNumber(1, mostThreads())),
  noImages: () => new Option("--no-images", "do not save the images in the model file"),
};

/** Adds the options of a fit and those of all commands. */
// deno-lint-ignore no-explicit-any -- commander's own bound on arguments
export function withFitOptions<Args extends any[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
): Command<Args, Opts & FitOptions & CommonOptions> {
  for (const make of Object.values(FIT)) command.addOption(make() as Option);
  return withReadOptions(command) as unknown as Command<
    Args,
    Opts & FitOptions & CommonOptions
  >;
}

/** Options that choose what is shown. */
export const CHOICE = {
  digit: () =>
    new Option("-d, --digit <d>", "the digit, by its label").argParser(label).conflicts("class"),
  class: () => new Option("--class <name>", "the class, by its name"),
  index: () => new Option("-i, --index <i>", "which image, counted from 0").argParser(position(0)),
  componentIndex: () =>
    new Option("-i, --index <i>", "which component, counted from 0; #3 is Component 3, index 2")
      .argParser(position(1)),
  exportIndex: () =>
    new Option("-i, --index <i>", "only one component, or one image, counted from 0")
      .argParser(position(0)),
  mouse: () => new Option("--mouse", "clicks and the wheel work (text is selected with Shift)"),
  top: (n: number) =>
    new Option("-t, --top <n>", "how many of its top components").argParser(wholeNumber(1))
      .default(n),
};

/** Options of what is saved. */
export const KEEP = {
  output: () => new Option("-o, --output <file>", "save it as a picture, .png or .svg"),
  force: () => new Option("--force", "replace what is there already"),
  forceModel: () => new Option("--force", "replace what is there already and is no model"),
};
