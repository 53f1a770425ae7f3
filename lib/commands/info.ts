import { areWholeNumbers } from "../dataset/classes.ts";
import { Failure } from "../failure.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { encodeParameters } from "../model/model_meta.ts";
import { shown } from "../shown_text.ts";
import { rangeText, whiteOf } from "../dataset/pixel_range.ts";
import { amount, byteSize, count, counted, duration } from "../sections/numbers.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";

/** One option, its value, and where that comes from. */
export interface SettingInForce {
  /** Its long name. */
  readonly name: string;
  /** null where it has none. */
  readonly value: unknown;
  /** `default`, `command line`, or a settings file. */
  readonly from: string;
}

/** The options of `info`. */
export interface InfoOptions {
  /** Tell of these settings instead of a model. */
  readonly settings?: readonly SettingInForce[];
  /** Compare all of the model with its checksums. */
  readonly check?: boolean;
}

/** `info`: what a model holds and how it was made, or every setting and where it comes from. */
export async function info(path: string | undefined, options: InfoOptions, io: Io): Promise<void> {
  if (options.settings) return await showSettings(options.settings, io);
  if (path === undefined) throw new Failure("info needs a model file, or --settings", 2);
  await withModel(path, async (model) => {
    const found: Found = {
      hasLabels: await model.labels() !== null,
      classes: await model.classes(),
      white: await whiteIn(model),
    };
    const checked = options.check ? await model.check() : null;
    if (io.json) {
      const facts = { ...asJson(model, found), ...(checked && { checked }) };
      await io.out(JSON.stringify(facts) + "\n");
      return;
    }
    const lines = asText(model, found, io);
    if (checked) {
      lines.push(`Checked     ${counted(checked.length, "member")}, all as they were written`);
    }
    await io.out(lines.join("\n") + "\n");
  });
}

/** What is not known before it is read. */
interface Found {
  readonly hasLabels: boolean;
  /** Names of the classes; none where there are no labels. */
  readonly classes: readonly string[];
  /** The pixel value that is drawn white; null where there are no images. */
  readonly white: number | null;
}

/** Models of earlier versions do not tell. */
async function whiteIn(model: ModelHandle): Promise<number | null> {
  if (model.origin?.white !== undefined) return model.origin.white;
  const images = await model.images();
  return images && whiteOf(images);
}

function asJson(model: ModelHandle, { hasLabels, classes, white }: Found) {
  const { path, size, components, shape, channels, nSamples, hasImages, origin } = model;
  const [k, p] = components.shape as [number, number];
  const parameters = origin?.parameters;
  const result = origin?.result;
  return {
    model: path,
    bytes: size,
    n_samples: nSamples,
    n_features: p,
    n_components: k,
    shape,
    channels,
    reading: origin?.reading ?? null,
    has_images: hasImages,
    has_labels: hasLabels,
    classes,
    pixel_range: white && [0, white],
    sources: origin?.sources ?? null,
    parameters: parameters
      ? { ...encodeParameters(parameters), alpha_H: parameters.alphaH ?? "same" }
      : null,
    n_iter: result?.nIter ?? null,
    passes: result?.passes ?? null,
    converged: result?.converged ?? null,
    reconstruction_err: result?.reconstructionErr ?? null,
    transform_err: result?.transformErr ?? null,
    threads: result?.threads ?? null,
    seconds: result?.seconds ?? null,
    notes: result?.notes ?? [],
  };
}

function asText(model: ModelHandle, { hasLabels, classes, white }: Found, io: Io): string[] {
  const { path, size, components, shape: [height, width], nSamples, hasImages, origin } = model;
  const { bold } = styleFor(io.colorDepth);
  const missing = [...(hasImages ? [] : ["images"]), ...(hasLabels ? [] : ["labels"])];
  const lines = [
    `${bold(shown(path))}  ${byteSize(size)}`,
    `Images      ${count(nSamples)} of ${height} x ${width}` +
    (origin ? `, from ${shown(origin.sources.join(", "), 1000)}` : "") +
    (missing.length > 0 ? `; without ${missing.join(" and ")}` : ""),
    ...classLine(classes),
    ...pixelLine(white, model),
    `Components  ${components.shape[0]}`,
  ];
  if (origin === null) return [...lines, "Made by     another program: nothing is said of the fit"];
  const { parameters, result } = origin;
  const alphaH = parameters.alphaH ?? parameters.alphaW;
  lines.push(
    `Fit         init ${parameters.init}, solver ${parameters.solver}, beta_loss ${parameters.betaLoss}, ` +
      `random_state ${parameters.randomState}`,
    `            tol ${parameters.tol}, max_iter ${count(parameters.maxIter)}, ` +
      `alpha_W ${parameters.alphaW}, alpha_H ${alphaH}, l1_ratio ${parameters.l1Ratio}`,
    `Passes      ${count(result.passes)}, n_iter ${count(result.nIter)}` +
      (result.converged ? "" : ", not converged"),
    `Error       ${amount(result.reconstructionErr)}, with transform ${
      amount(result.transformErr)
    }`,
    `Time        fit ${duration(result.seconds.init + result.seconds.fit)}, transform ${
      duration(result.seconds.transform)
    }, ` +
      `${counted(result.threads, "thread")}`,
    ...result.notes.map((note) => `Note        ${note}`),
  );
  return lines;
}

/** Names of classes that are named at most, before the rest is counted. */
const MOST_CLASSES = 12;

/** Classes that are words; what digits there are goes without saying. */
function classLine(classes: readonly string[]): string[] {
  if (areWholeNumbers(classes)) return [];
  const more = classes.length - MOST_CLASSES;
  const names = classes.slice(0, MOST_CLASSES).map((name) => shown(name, 24)).join(", ");
  return [
    `Classes     ${count(classes.length)}: ${names}${more > 0 ? `, and ${count(more)} more` : ""}`,
  ];
}

/** The range of the pixels, and what was done to them when they were read. */
function pixelLine(white: number | null, { channels, origin }: ModelHandle): string[] {
  const { size, resize, background, invert, normalize } = origin?.reading ?? {};
  const parts = [
    ...(white === null ? [] : [rangeText(white)]),
    ...(channels === 3 ? ["red, green and blue"] : []),
    ...(normalize ? [`brought to ${normalize}`] : []),
    ...(size ? [`sized to ${size.join(" x ")} (${resize})`] : []),
    ...(background ? [`over rgb(${background.join(", ")})`] : []),
    ...(invert ? ["inverted"] : []),
  ];
  return parts.length === 0 ? [] : [`Pixels      ${parts.join(", ")}`];
}

async function showSettings(settings: readonly SettingInForce[], io: Io): Promise<void> {
  if (io.json) {
    const object = Object.fromEntries(
      settings.map(({ name, value, from }) => [name, { value, from }]),
    );
    await io.out(JSON.stringify(object) + "\n");
    return;
  }
  const rows = settings.map(({ name, value, from }) => [name, valueText(value), shown(from)]);
  const columns = [{ title: "setting" }, { title: "value" }, { title: "from" }];
  await io.out(table(columns, rows, styleFor(io.colorDepth).dim).join("\n") + "\n");
}

function valueText(value: unknown): string {
  if (value === null) return "-";
  return Array.isArray(value) ? value.join("x") : shown(String(value));
}
