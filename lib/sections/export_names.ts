/** What can be exported. */
export const EXPORTS = [
  "components",
  "features",
  "digits",
  "reconstructions",
  "samples",
  "image",
  "bars",
  "boxplot",
  "means",
  "heatmap",
  "class",
  "overlay",
  "histogram",
] as const;

/** One of {@linkcode EXPORTS}. */
export type Export = typeof EXPORTS[number];

/** What it can be written as. */
export const EXPORT_FORMATS = ["png", "svg", "csv", "json", "npy"] as const;

/** One of {@linkcode EXPORT_FORMATS}. */
export type ExportFormat = typeof EXPORT_FORMATS[number];
