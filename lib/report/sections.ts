/** The sections of a report, in their order, in whatever form it comes. */
export const SECTIONS = [
  { id: "loaded", title: "What was loaded" },
  { id: "examples", title: "Examples" },
  { id: "components", title: "Components" },
  { id: "sample", title: "Weights of one image" },
  { id: "digits", title: "Weights of each digit" },
  { id: "top", title: "Top components of each digit" },
  { id: "reconstructions", title: "Original, reconstruction, difference" },
  { id: "distances", title: "Distances, worst and best" },
  { id: "class", title: "What the top components share" },
  { id: "overlay", title: "Top components painted over one another" },
  { id: "compare", title: "Models compared" },
  { id: "made", title: "How it was made" },
] as const;

/** The name of a section, as in addresses and file lists. */
export type SectionId = typeof SECTIONS[number]["id"];

/** What stands where a model lacks what a section needs. */
export const NO_IMAGES =
  "This model was saved without images (--no-images), so there is nothing to compare with.";

/** What stands where groups are clusters. */
export const NO_LABELS =
  "This model has no labels: images are grouped by the component that paints most of them.";
