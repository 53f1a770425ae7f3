/** What stands where a model lacks what a section needs. */
export const NO_IMAGES =
  "This model was saved without images (--no-images), so there is nothing to compare with.";

/** What stands where groups are clusters. */
export const NO_LABELS =
  "This model has no labels: images are grouped by the component that paints most of them.";

/** What stands where only arrays were saved. */
export const NO_ORIGIN = "This file holds arrays only: how they were made is not recorded in it.";
