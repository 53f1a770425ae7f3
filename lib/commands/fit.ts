import { Failure } from "../failure.ts";
import type { Model } from "../model/model.ts";
import { encodeModel, writeModel } from "../model/model_file.ts";
import { shown } from "../shown_text.ts";
import { byteSize } from "../sections/numbers.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import type { Replacement } from "../model/replaceable.ts";
import { checkOutput } from "./output_path.ts";
import { fitFacts, fitSummary } from "./fit_summary.ts";
import { type FitOptions, train } from "./train.ts";
import { PROGRAM } from "../program.ts";

/** `fit`: loads, fits, transforms and saves. `-o -` writes the model to standard output, and nothing else there. */
export async function fit(
  files: readonly string[],
  options: FitOptions & { readonly output?: string; readonly force?: boolean },
  io: Io,
): Promise<void> {
  const output = given(options.output, "fit", "--output model.npz");
  await checkModelOutput(output, { sources: files, force: options.force === true }, io);
  const trained = await train(files, options, io);
  const { bytes, seconds } = await saveModel(output, trained.model, io);
  if (!io.quiet) {
    for (const note of trained.model.origin!.result.notes) await io.err(`note: ${note}\n`);
  }
  if (output === "-") return;
  if (io.json) {
    const facts = fitFacts(trained, { path: output, seconds });
    await io.out(JSON.stringify(facts) + "\n");
    return;
  }
  if (io.quiet) return;
  const lines = [
    ...fitSummary(trained),
    `Saved       ${shown(output)}, ${byteSize(bytes)}; look at it: ${PROGRAM} browse ${
      shown(output)
    }`,
  ];
  await io.out(lines.join("\n") + "\n");
}

/**
 * Checks where a model is to go, before the fit.
 *
 * @throws {Failure} where it cannot be written there
 */
export async function checkModelOutput(
  output: string,
  replacement: Pick<Replacement, "sources" | "force">,
  io: Io,
): Promise<void> {
  if (output !== "-") return await checkOutput(output, { by: "model", ...replacement });
  if (io.json) {
    throw new Failure("--json and -o - would both write to standard output; name a file", 2);
  }
  if (io.stdoutIsTerminal) {
    throw new Failure("-o - would write the model to the screen; send it to a file or a pipe", 2);
  }
}

/** Saves a model to a file, or `-` to standard output. */
export async function saveModel(
  output: string,
  model: Model,
  io: Io,
): Promise<{ bytes: number; seconds: number }> {
  const start = performance.now();
  let bytes = 0;
  if (output === "-") {
    for (const piece of encodeModel(model)) {
      io.signal.throwIfAborted();
      await io.out(piece);
      bytes += piece.length;
    }
  } else {
    bytes = await writeModel(output, model, { signal: io.signal });
  }
  return { bytes, seconds: (performance.now() - start) / 1000 };
}
