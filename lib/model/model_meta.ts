import * as v from "valibot";
import { Failure } from "../failure.ts";
import { NORMALIZATIONS } from "../dataset/load_options.ts";
import { RESIZES } from "../dataset/pictures/fit_to_size.ts";
import { shown, shownMessage } from "../shown_text.ts";
import type { ModelOrigin } from "./model.ts";
import {
  BETA_LOSSES,
  type BetaLoss,
  type Init,
  INITS,
  type Solver,
  SOLVERS,
} from "../factorization/parameters.ts";

/** The newest version of the model file. It is written where an older reader would misunderstand the file. */
export const MODEL_FORMAT = 2;

/**
 * What takes the metadata of each older version to the next. 2 has labels that are indices of words (`classes`), and
 * colour (`channels`); its metadata are those of 1.
 */
const UPGRADES: Readonly<Record<number, (meta: object) => object>> = {
  1: (meta) => ({ ...meta, format: 2 }),
};

const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const NotNegative = v.pipe(v.number(), v.minValue(0));
/** JSON has no NaN: a figure that is not known is null. */
const Figure = v.pipe(v.nullable(v.number()), v.transform((value) => value ?? NaN));

/** The `meta` member of a model file: JSON under scikit-learn's own names, for readers in Python. */
const Meta = v.object({
  format: v.literal(MODEL_FORMAT),
  sources: v.array(v.string()),
  parameters: v.object({
    n_components: v.pipe(v.number(), v.integer(), v.minValue(1)),
    init: v.picklist(INITS),
    solver: v.picklist(SOLVERS),
    beta_loss: v.picklist(BETA_LOSSES),
    max_iter: Count,
    tol: NotNegative,
    random_state: Count,
    alpha_W: NotNegative,
    alpha_H: v.nullable(NotNegative),
    l1_ratio: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  n_iter: Count,
  passes: Count,
  converged: v.boolean(),
  reconstruction_err: Figure,
  transform_err: Figure,
  threads: Count,
  seconds: v.object({ init: Figure, fit: Figure, transform: Figure }),
  notes: v.array(v.string()),
  white: v.optional(v.pipe(v.number(), v.minValue(Number.MIN_VALUE))),
  reading: v.optional(v.object({
    size: v.optional(v.tuple([Count, Count])),
    resize: v.optional(v.picklist(RESIZES)),
    background: v.optional(v.tuple([Count, Count, Count])),
    invert: v.optional(v.boolean()),
    normalize: v.optional(v.picklist(NORMALIZATIONS)),
  })),
});

/** Parameters under scikit-learn's own names. */
export function encodeParameters(parameters: ModelOrigin["parameters"]): {
  n_components: number;
  init: Init;
  solver: Solver;
  beta_loss: BetaLoss;
  max_iter: number;
  tol: number;
  random_state: number;
  alpha_W: number;
  alpha_H: number | null;
  l1_ratio: number;
} {
  return {
    n_components: parameters.nComponents,
    init: parameters.init,
    solver: parameters.solver,
    beta_loss: parameters.betaLoss,
    max_iter: parameters.maxIter,
    tol: parameters.tol,
    random_state: parameters.randomState,
    alpha_W: parameters.alphaW,
    alpha_H: parameters.alphaH,
    l1_ratio: parameters.l1Ratio,
  };
}

/**
 * The text of the `meta` member.
 *
 * @param format the version of the file
 */
export function encodeMeta(
  { sources, parameters, result, white, reading }: ModelOrigin,
  format: number,
): string {
  return JSON.stringify(
    {
      format,
      sources: [...sources],
      parameters: encodeParameters(parameters),
      n_iter: result.nIter,
      passes: result.passes,
      converged: result.converged,
      reconstruction_err: result.reconstructionErr,
      transform_err: result.transformErr,
      threads: result.threads,
      seconds: result.seconds,
      notes: [...result.notes],
      white,
      ...(reading && { reading }),
    },
  );
}

/**
 * Reads the `meta` member back.
 *
 * @param text JSON
 * @param path the model file, for errors
 * @throws {Failure} where it is no JSON, of another version of the format, or something in it is missing or wrong
 */
export function decodeMeta(text: string, path: string): ModelOrigin {
  const meta = v.safeParse(Meta, upgraded(parse(text, path), path));
  if (!meta.success) {
    const [issue] = meta.issues;
    throw new Failure(`${path}: meta.${v.getDotPath(issue) ?? ""}: ${issue.message}; fit again`);
  }
  const { parameters, ...result } = meta.output;
  return {
    sources: result.sources.map((source) => shown(source)),
    parameters: {
      nComponents: parameters.n_components,
      init: parameters.init,
      solver: parameters.solver,
      betaLoss: parameters.beta_loss,
      maxIter: parameters.max_iter,
      tol: parameters.tol,
      randomState: parameters.random_state,
      alphaW: parameters.alpha_W,
      alphaH: parameters.alpha_H,
      l1Ratio: parameters.l1_ratio,
    },
    result: {
      nIter: result.n_iter,
      passes: result.passes,
      converged: result.converged,
      reconstructionErr: result.reconstruction_err,
      transformErr: result.transform_err,
      threads: result.threads,
      seconds: result.seconds,
      notes: result.notes.map(shownMessage),
    },
    ...(result.white !== undefined && { white: result.white }),
    ...(result.reading && { reading: result.reading }),
  };
}

/** Metadata of any known version as those of the newest. */
function upgraded(json: unknown, path: string): unknown {
  let meta = v.safeParse(v.looseObject({ format: v.number() }), json);
  while (meta.success && meta.output.format !== MODEL_FORMAT) {
    const { format } = meta.output;
    const upgrade = UPGRADES[format];
    if (upgrade === undefined) {
      throw new Failure(
        `${path}: format ${format}, but this program reads formats up to ${MODEL_FORMAT}; ` +
          `use the version that wrote it, or fit again`,
      );
    }
    meta = v.safeParse(v.looseObject({ format: v.number() }), upgrade(meta.output));
  }
  return meta.success ? meta.output : json;
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Failure(`${path}: the member "meta" is no JSON; fit again`, 1, { cause: error });
  }
}
