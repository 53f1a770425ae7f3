import type { Chart } from "./chart.ts";
import { comparisonChart, histogramChart } from "./distance_charts.ts";
import type { Report } from "./report.ts";
import { boxChart, meanChart, meansChart, sampleChart } from "./weight_charts.ts";

/** All charts of a report, drawn once for the page and for the files. */
export interface Charts {
  /** One for each model, in the report's order. */
  readonly models: readonly ModelCharts[];
  /** null where the models cannot be compared digit by digit. */
  readonly comparison: Chart | null;
}

/** The charts of a model. */
export interface ModelCharts {
  /** Weights of one image. */
  readonly sample: Chart;
  /** Mean weights of all groups. */
  readonly means: Chart;
  /** One for each group, in the model's order. */
  readonly groups: readonly { readonly box: Chart; readonly mean: Chart }[];
  /** null where the model has no images. */
  readonly histogram: Chart | null;
}

/** Draws the charts of a report. */
export function chartsOf({ models, comparison }: Report): Charts {
  return {
    models: models.map((model) => ({
      sample: sampleChart(model),
      means: meansChart(model),
      groups: model.groups.map((group) => ({
        box: boxChart(model, group),
        mean: meanChart(model, group),
      })),
      histogram: model.reconstructions && histogramChart(model, model.reconstructions),
    })),
    comparison: comparison?.byDigit ? comparisonChart(models) : null,
  };
}
