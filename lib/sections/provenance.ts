import type { ModelOrigin } from "../model/model.ts";
import { fitCommand } from "./fit_command.ts";
import type { ModelFacts } from "./model_facts.ts";
import { NO_ORIGIN } from "./notes.ts";
import { counted, duration } from "./numbers.ts";
import type { ReportFacts } from "./report_facts.ts";
import { type Data, EMPTY, type Part, type Section } from "./section.ts";
import type { Table } from "./table.ts";
import { versions } from "./versions.ts";

/** How a model was made: the command that makes it again, parameters, seconds. */
export function provenance(facts: ModelFacts): Section {
  const { name, model: { origin } } = facts;
  const head = {
    id: "made",
    title: "How it was made",
    about: "",
    data: [modelData(facts)],
  } as const;
  if (!origin) return { ...EMPTY, ...head, notes: [NO_ORIGIN] };
  return {
    ...EMPTY,
    ...head,
    code: fitCommand(origin.sources, origin.parameters, name),
    tables: [parameterTable(origin)],
    notes: origin.result.notes,
  };
}

/** How a report was made. */
export function reportProvenance({ command }: ReportFacts): Part {
  return {
    ...EMPTY,
    title: "This report",
    code: command,
    tables: [pairs("Versions", versions().map(({ name, version }) => [name, version]))],
    notes: [
      "The same model gives the same bytes. The numbers lie in data/, the figures in figures/; " +
      "manifest.json lists them.",
    ],
  };
}

function parameterTable({ parameters, result }: ModelOrigin): Table {
  const { seconds } = result;
  return pairs("Parameters and result", [
    ["n_components", String(parameters.nComponents)],
    ["init", parameters.init],
    ["solver", parameters.solver],
    ["beta_loss", parameters.betaLoss],
    ["tol", String(parameters.tol)],
    ["max_iter", String(parameters.maxIter)],
    ["random_state", String(parameters.randomState)],
    ["alpha_W, alpha_H", `${parameters.alphaW}, ${parameters.alphaH ?? "same"}`],
    ["l1_ratio", String(parameters.l1Ratio)],
    [
      "n_iter",
      `${result.nIter}${
        result.converged ? "" : " (did not converge)"
      }, in ${result.passes} passes ` +
      "over the images",
    ],
    ["reconstruction_err", String(result.reconstructionErr)],
    ["transform_err", String(result.transformErr)],
    [
      "seconds",
      `fit ${duration(seconds.fit)} (init ${duration(seconds.init)}), transform ` +
      `${duration(seconds.transform)}, on ${counted(result.threads, "thread")}`,
    ],
  ]);
}

function pairs(title: string, rows: readonly (readonly [name: string, value: string])[]): Table {
  const columns = [{ name: "name", title: "" }, { name: "value", title: "" }];
  return { title, isDetail: false, columns, rows };
}

function modelData(facts: ModelFacts): Data {
  const { model: { origin, features, components, shape, channels } } = facts;
  const values = () => ({
    n_samples: features.shape[0]!,
    n_components: components.shape[0]!,
    height: shape[0],
    width: shape[1],
    ...(channels > 1 && { channels }),
    transform_err: facts.error,
    relative_err: facts.relativeError,
    n_iter: origin?.result.nIter ?? null,
    passes: origin?.result.passes ?? null,
    reconstruction_err: origin?.result.reconstructionErr ?? null,
  });
  return {
    name: "model",
    title: "Sizes, errors, and how it was made",
    table: () => ({ head: ["name", "value"], rows: Object.entries(values()) }),
    json: () => ({ ...values(), origin }),
  };
}
