import { duration } from "../../sections/numbers.ts";
import { fitCommand } from "../fit_command.ts";
import type { Report } from "../report.ts";
import { versions } from "../versions.ts";
import { eachModel, type ReportPlace, writeTable } from "./place.ts";

/** Parameters, seconds, versions and commands. */
export async function made(report: Report, place: ReportPlace): Promise<void> {
  await eachModel(report, place, async ({ name, model: { origin } }) => {
    if (!origin) {
      return await place.out("This file holds arrays only: how they were made is not recorded.\n");
    }
    const { parameters, result, sources } = origin;
    const { seconds } = result;
    await place.out(`${fitCommand(sources, parameters, name)}\n`);
    const rows = [
      ["init, solver", `${parameters.init}, ${parameters.solver}`],
      ["beta_loss", parameters.betaLoss],
      ["tol, max_iter", `${parameters.tol}, ${parameters.maxIter}`],
      ["random_state", String(parameters.randomState)],
      ["n_iter", `${result.nIter} in ${result.passes} passes`],
      ["reconstruction_err", String(result.reconstructionErr)],
      ["transform_err", String(result.transformErr)],
      [
        "seconds",
        `fit ${duration(seconds.fit)} (init ${duration(seconds.init)}), ` +
        `transform ${duration(seconds.transform)}`,
      ],
      ["threads", String(result.threads)],
    ];
    await writeTable([{ title: "" }, { title: "" }], rows, place);
    for (const note of result.notes) await place.out(note + "\n");
  });
  const made = versions().map(({ name, version }) => `${name} ${version}`).join(", ");
  await place.out(`\nThis report: ${made}\n`);
}
