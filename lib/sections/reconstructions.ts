import { imageExhibit } from "./exhibits.ts";
import { groupName, shownGroups } from "./groups.ts";
import { imageFacts } from "./image_facts.ts";
import type { ModelFacts } from "./model_facts.ts";
import { NO_IMAGES } from "./notes.ts";
import { recipe, reshape } from "./recipe.ts";
import { EMPTY, type Section } from "./section.ts";

/** The first image of each class: original, reconstruction, difference. */
export function reconstructions(model: ModelFacts): Section {
  const { grouping, members, statistics } = model;
  return {
    ...EMPTY,
    id: "reconstructions",
    title: "Original, reconstruction, difference",
    about: "The first image of each: original, reconstruction, and original minus reconstruction " +
      "(orange where the reconstruction is too dark, blue where it is too bright, black where both " +
      "are equal).",
    ...recipe(
      model,
      "sample --index 0",
      `plt.imshow((X[0] - W[0] @ H).${reshape(model)}, cmap="PuOr_r", vmin=-X.max(), vmax=X.max())`,
    ),
    notes: model.model.images ? [] : [NO_IMAGES],
    pictures: [{
      name: "reconstructions",
      title: `Reconstructions (${model.name})`,
      rows: shownGroups(statistics).map(({ label }) => ({
        label: groupName(grouping, label),
        exhibits: [imageExhibit(model, imageFacts(model, members.get(label)![0]!))],
      })),
    }],
    data: [],
  };
}
