import type { Chart } from "./chart.ts";
import type { Charts } from "./charts.ts";
import type { ContactSheet } from "./contact_sheet.ts";
import type { ReportFile } from "./manifest.ts";
import { pictureSvg } from "./picture_file.ts";
import { componentRaster } from "./pictures.ts";
import type { PngMaker } from "./png_maker.ts";
import { encodePng } from "./raster.ts";
import type { Report } from "./report.ts";
import type { SectionId } from "./sections.ts";
import {
  classSheet,
  comparisonSheet,
  componentsSheet,
  examplesSheet,
  overlaySheet,
  rankedSheet,
  reconstructionsSheet,
  sampleSheet,
  topSheet,
} from "./sheets.ts";

/**
 * The figures of a report as files, one after the other: each as SVG and PNG, and each component as a PNG of its own
 * in its own size. Their PNGs are asked for at once, so that they are drawn while other files are written.
 *
 * @returns the files, and how many there will be
 */
export function figureFiles(
  report: Report,
  charts: Charts,
  maker: PngMaker,
): { files: AsyncGenerator<ReportFile>; count: number } {
  const figures = [...figuresOf(report, charts)].map((one) => ({
    ...one,
    png: maker.png(one.figure),
  }));
  const components = report.models.reduce((sum, { facts }) => sum + facts.length, 0);
  return { files: filesOf(figures, report), count: 2 * figures.length + components };
}

async function* filesOf(
  figures: readonly (Figure & { readonly png: Promise<Uint8Array> })[],
  { models }: Report,
): AsyncGenerator<ReportFile> {
  for (const { path, section, figure, png } of figures) {
    const { title } = figure;
    yield { path: `${path}.svg`, section, title, contents: pictureSvg(figure) };
    yield { path: `${path}.png`, section, title, contents: await png };
  }
  for (const model of models) {
    for (const { component } of model.facts) {
      const number = String(component + 1).padStart(String(model.facts.length).length, "0");
      yield {
        path: `figures/${model.name}/components/${number}.png`,
        section: "components",
        title: `Component ${component + 1} (${model.name})`,
        contents: encodePng(componentRaster(model, component)),
      };
    }
  }
}

interface Figure {
  /** Without ending. */
  readonly path: string;
  readonly section: SectionId;
  readonly figure: Chart | ContactSheet;
}

function* figuresOf(report: Report, charts: Charts): Generator<Figure> {
  for (const [i, model] of report.models.entries()) {
    const { reconstructions, groups } = model;
    const drawn = charts.models[i]!;
    const figure = (
      section: SectionId,
      name: string,
      figure: Chart | ContactSheet | null,
    ): Figure[] => figure ? [{ path: `figures/${model.name}/${name}`, section, figure }] : [];

    yield* figure("examples", "examples", model.model.images && examplesSheet(model));
    yield* figure("components", "components", componentsSheet(model));
    yield* figure("sample", `image-${model.sample.index}`, sampleSheet(model));
    yield* figure("sample", `image-${model.sample.index}-weights`, drawn.sample);
    yield* figure("digits", "means", drawn.means);
    for (const [g, group] of groups.entries()) {
      const name = group.name.toLowerCase().replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
      yield* figure("digits", `${name}-weights`, drawn.groups[g]!.box);
      yield* figure("digits", `${name}-means`, drawn.groups[g]!.mean);
      yield* figure("top", `${name}-top`, topSheet(model, group));
      yield* figure("class", `${name}-class`, classSheet(model, group));
      yield* figure("overlay", `${name}-overlay`, overlaySheet(model, group));
    }
    yield* figure("reconstructions", "reconstructions", reconstructionsSheet(model));
    yield* figure("distances", "distances", drawn.histogram);
    if (reconstructions) {
      yield* figure("distances", "worst", rankedSheet(model, "worst", reconstructions.worst));
      yield* figure("distances", "best", rankedSheet(model, "best", reconstructions.best));
    }
  }
  if (report.comparison) {
    const figure = comparisonSheet(report.models, report.comparison);
    yield { path: "figures/comparison", section: "compare", figure };
  }
  if (charts.comparison) {
    const figure = charts.comparison;
    yield { path: "figures/comparison-distances", section: "compare", figure };
  }
}
