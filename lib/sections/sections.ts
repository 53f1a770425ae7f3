import { classes } from "./classes.ts";
import { comparison } from "./comparison.ts";
import { components } from "./components.ts";
import { distances } from "./distances.ts";
import { examples } from "./examples.ts";
import { loaded } from "./loaded.ts";
import type { ModelFacts } from "./model_facts.ts";
import { overlays } from "./overlay.ts";
import { provenance, reportProvenance } from "./provenance.ts";
import { reconstructions } from "./reconstructions.ts";
import type { ReportFacts, ReportOptions } from "./report_facts.ts";
import { sample } from "./sample.ts";
import type { Recipe } from "./recipe.ts";
import type { Part, Section, SectionId } from "./section.ts";
import { sharedPictures } from "./class_pictures.ts";
import { top } from "./top.ts";

/** A section as a report shows it: what is of all models together, and what is of each. */
export interface ReportSection {
  /** Its name. */
  readonly id: SectionId;
  /** Its heading. */
  readonly title: string;
  /** What is to be seen and how to read it; "" where that needs no words. */
  readonly about: string;
  /** How it is made by hand: of the first model. */
  readonly recipe: Recipe | null;
  /** What is of all models together, under no model's name. */
  readonly ofAll: Section | null;
  /** What is of each model. */
  readonly ofModels: readonly { readonly model: ModelFacts; readonly section: Section }[];
  /** The same of all models: for people the first will do. */
  readonly isShownOnce: boolean;
  /** What stands after the models. */
  readonly after: Part | null;
}

/** Makes a section of a report. */
export type MakeSection = (report: ReportFacts) => ReportSection;

/** The sections of a report, in their order: a new one is a file and a line here. */
export const SECTIONS: Readonly<Record<SectionId, MakeSection>> = {
  loaded: ofAll(loaded),
  examples: ofImages(examples),
  components: ofModels((model) => components(model)),
  sample: ofModels(sample),
  digits: ofModels((model, { top }) => classes(model, { top })),
  top: ofModels((model, { top: n }) => top(model, { top: n })),
  reconstructions: ofModels(reconstructions),
  distances: ofModels((model, { ranked }) => distances(model, { worst: ranked, best: ranked })),
  class: ofModels((model, { classTop }) => sharedPictures(model, { top: classTop })),
  overlay: ofModels((model, { top }) => overlays(model, { top })),
  compare: ofAll(comparison),
  made: ofModels(provenance, reportProvenance),
};

/** The sections of a report, each made when its turn comes. */
export function* sectionsOf(report: ReportFacts): Generator<ReportSection> {
  for (const make of Object.values(SECTIONS)) yield make(report);
}

function ofAll(make: (report: ReportFacts) => Section): MakeSection {
  return (report) => {
    const section = make(report);
    const { id, title, about } = section;
    return {
      id,
      title,
      about,
      recipe: null,
      ofAll: section,
      ofModels: [],
      isShownOnce: false,
      after: null,
    };
  };
}

function ofModels(
  make: (model: ModelFacts, options: ReportOptions) => Section,
  after?: (report: ReportFacts) => Part,
): MakeSection {
  return (report) => {
    const sections = report.models.map((model) => ({
      model,
      section: make(model, report.options),
    }));
    const { id, title, about, recipe = null } = sections[0]!.section;
    return {
      id,
      title,
      about,
      recipe,
      ofAll: null,
      ofModels: sections,
      isShownOnce: false,
      after: after?.(report) ?? null,
    };
  };
}

/** Images are shown once where all models are of the same. */
function ofImages(make: (model: ModelFacts, options: ReportOptions) => Section): MakeSection {
  return (report) => ({
    ...ofModels(make)(report),
    isShownOnce: report.comparison?.byClass ?? false,
  });
}
