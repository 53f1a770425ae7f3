import { boxPlot } from "../../render/text/box_plot.ts";
import { count, counted } from "../../sections/numbers.ts";
import { styleFor } from "../../render/text/style.ts";
import { weight } from "../format.ts";
import type { Group } from "../model_report.ts";
import type { Report } from "../report.ts";
import { eachModel, type ReportPlace, writeTable } from "./place.ts";

/** Means and box plots of each digit, all of a model on one scale. */
export function digits(report: Report, place: ReportPlace): Promise<void> {
  return eachModel(report, place, async ({ groups }) => {
    const scale = Math.max(...groups.flatMap(({ statistics }) => [...statistics.whiskers[1]]));
    for (const [i, group] of groups.entries()) {
      if (i > 0) await place.out("\n");
      await boxes(group, scale, place);
    }
  });
}

async function boxes({ name, statistics }: Group, scale: number, place: ReportPlace) {
  const { mean, quartiles, whiskers, outliers } = statistics;
  const { bold } = styleFor(place.colorDepth);
  await place.out(`${bold(name)}  ${counted(statistics.count, "image")}\n`);
  const width = Math.max(16, Math.min(60, place.columns - 40));
  const rows = Array.from(mean, (value, t) => {
    const [low, high] = [whiskers[0][t]!, whiskers[1][t]!];
    const [q1, median, q3] = [quartiles[1][t]!, quartiles[2][t]!, quartiles[3][t]!];
    return [
      String(t + 1),
      weight(value),
      weight(median),
      boxPlot({ low, q1, median, q3, high }, scale, width, place.unicode),
      count(outliers[t]!),
    ];
  });
  const right = "right" as const;
  const columns = [
    { title: "component", align: right },
    { title: "mean", align: right },
    { title: "median", align: right },
    { title: `0 to ${weight(scale)}`.padEnd(width) },
    { title: "outliers", align: right },
  ];
  await writeTable(columns, rows, place);
}
