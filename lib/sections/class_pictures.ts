import { classPictures } from "../analysis/class_pictures.ts";
import type { ClassStatistics } from "../analysis/class_statistics.ts";
import { topComponents } from "../analysis/top_components.ts";
import { groupFile, groupKeys, groupName, groupValue, leftOutNote, shownGroups } from "./groups.ts";
import { lazy } from "./lazy.ts";
import type { ModelFacts } from "./model_facts.ts";
import { scaledPicture } from "./pictures.ts";
import { scaleOf } from "./exhibits.ts";
import { classRecipe, reshape } from "./recipe.ts";
import { type Data, EMPTY, type Part, type Section } from "./section.ts";
import { pixelColumns } from "./table.ts";

/** The class pictures, in their order. */
export const CLASS_PICTURES = ["mean", "median", "minimum", "maximum"] as const;

/**
 * What the top components of each class have in common, pixel by pixel.
 *
 * @param top of how many top components
 * @param label only this class
 */
export function sharedPictures(
  model: ModelFacts,
  { label, top }: { readonly label?: number | undefined; readonly top: number },
): Section {
  const { grouping, statistics } = model;
  const shown = shownGroups(statistics, label);
  return {
    ...EMPTY,
    id: "class",
    title: "What the top components share",
    about: `Pixel by pixel over the ${top} components that each uses most: their mean, median, ` +
      "minimum and maximum, each scaled by its own largest value.",
    ...classRecipe(
      model,
      `class CLASS --top ${top}`,
      `top = np.argsort(-W[y == CLASS].mean(axis=0), kind="stable")[:${top}]\n` +
        `plt.imshow(np.median(H[top], axis=0).${reshape(model)}, cmap="gray")`,
    ),
    notes: leftOutNote(grouping, statistics, label),
    parts: shown.map((one) => classPart(model, one, top)),
    data: [sharedData(model, label === undefined ? statistics : shown, top, label !== undefined)],
  };
}

function classPart(model: ModelFacts, { label, mean }: ClassStatistics, top: number): Part {
  const indices = topComponents(mean, top);
  const numbers = indices.map((t) => t + 1).join(", ");
  const name = groupName(model.grouping, label);
  const pictures = classPictures(model.model.components, indices);
  return {
    ...EMPTY,
    title: name,
    subtitle: `components ${numbers}`,
    label,
    pictures: [{
      name: `${groupFile(model.grouping, label)}-class`,
      title: `${name}: components ${numbers} (${model.name})`,
      rows: [{
        label: "",
        exhibits: CLASS_PICTURES.map((which) => ({
          name: which[0]!.toUpperCase() + which.slice(1),
          short: which,
          facts: [],
          pictures: [{
            label: "",
            words: `${name}: ${which}`,
            isSigned: false,
            scale: scaleOf(pictures[which], model.model.channels),
            make: () => scaledPicture(pictures[which], model.model),
          }],
        })),
      }],
    }],
  };
}

function sharedData(
  { model, grouping }: ModelFacts,
  chosen: readonly ClassStatistics[],
  top: number,
  isOne: boolean,
): Data {
  const made = lazy(() =>
    chosen.map(({ label, mean }) => {
      const components = topComponents(mean, top);
      return { label, components, pictures: classPictures(model.components, components) };
    })
  );
  return {
    name: "class",
    title: "Mean, median, minimum, maximum of the top components",
    table: () => ({
      head: [grouping.kind, "picture", "components", ...pixelColumns(model.shape, model.channels)],
      rows: made().flatMap(({ label, components, pictures }) =>
        CLASS_PICTURES.map((which) => [
          groupValue(grouping, label),
          which,
          components.join(" "),
          ...pictures[which],
        ])
      ),
    }),
    json: () => {
      const objects = made().map(({ label, components, pictures }) => ({
        ...groupKeys(grouping, label),
        components,
        ...pictures,
      }));
      return isOne ? objects[0] : { classes: objects };
    },
  };
}
