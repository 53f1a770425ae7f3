import type { ClassStatistics } from "../analysis/class_statistics.ts";
import type { Overlay } from "./overlay_painting.ts";
import { topComponents } from "../analysis/top_components.ts";
import { groupFile, groupKeys, groupName, groupValue, leftOutNote, shownGroups } from "./groups.ts";
import { lazy } from "./lazy.ts";
import type { ModelFacts } from "./model_facts.ts";
import { componentName, weight } from "./numbers.ts";
import { partMark } from "./part_mark.ts";
import { overlayPicture, paintOverlay, rowOf, tintedPicture } from "./pictures.ts";
import { classRecipe, reshape } from "./recipe.ts";
import { type Data, EMPTY, type Part, type Section } from "./section.ts";
import type { Cell } from "./table.ts";

/**
 * The top components of each class painted over one another in ten colours, with a legend.
 *
 * @param top how many components
 * @param label only this class
 */
export function overlays(
  model: ModelFacts,
  { label, top }: { readonly label?: number | undefined; readonly top: number },
): Section {
  const { grouping, statistics } = model;
  const shown = shownGroups(statistics, label);
  return {
    ...EMPTY,
    id: "overlay",
    title: "Top components painted over one another",
    about: `The ${top} components that each uses most, the most used one first, each opaque in ` +
      "proportion to its value; beside it each alone in its colour.",
    ...classRecipe(
      model,
      `overlay CLASS --top ${top}`,
      "from matplotlib.colors import ListedColormap\n" +
        `top = np.argsort(-W[y == CLASS].mean(axis=0), kind="stable")[:${top}]\n` +
        "for t, color in zip(top, plt.cm.tab10.colors):\n" +
        `    h = H[t].${reshape(model)}\n` +
        "    plt.imshow(h, cmap=ListedColormap([color]), alpha=h / h.max())",
    ),
    notes: leftOutNote(grouping, statistics, label),
    parts: shown.map((one) => overlayPart(model, one, top)),
    data: [overlayData(model, label === undefined ? statistics : shown, top, label !== undefined)],
  };
}

function overlayPart(facts: ModelFacts, { label, mean }: ClassStatistics, top: number): Part {
  const { model, grouping } = facts;
  const indices = topComponents(mean, top);
  const painted = paintOverlay(model.components, indices, model);
  const name = groupName(grouping, label);
  const entries = painted.legend.map(({ component, color }, i) => ({
    mark: partMark(i + 1),
    color,
    name: componentName(component),
    facts: [{ name: "mean weight", text: weight(mean[component]!) }],
  }));
  return {
    ...EMPTY,
    title: name,
    subtitle: `its ${indices.length} top components`,
    label,
    legend: entries,
    pictures: [{
      name: `${groupFile(grouping, label)}-overlay`,
      title: `${name}: overlay (${facts.name})`,
      columns: 6,
      rows: [{
        label: "",
        exhibits: [
          allExhibit(facts, name, painted, indices),
          ...painted.legend.map(({ component, color }) => ({
            name: componentName(component),
            short: String(component + 1),
            facts: [],
            pictures: [{
              label: "",
              words: `${componentName(component)} in its colour`,
              isSigned: false,
              scale: null,
              make: () => tintedPicture(rowOf(model.components, component), model, color),
            }],
          })),
        ],
      }],
    }],
  };
}

function allExhibit(
  { model }: ModelFacts,
  name: string,
  painted: Overlay,
  indices: readonly number[],
) {
  return {
    name: "All",
    short: "all",
    facts: [],
    pictures: [{
      label: "",
      words: `${name}: components ${indices.map((t) => t + 1).join(", ")} over one another`,
      isSigned: false,
      scale: null,
      make: () => overlayPicture(painted, model.components, model),
    }],
  };
}

function overlayData(
  { model, grouping }: ModelFacts,
  chosen: readonly ClassStatistics[],
  top: number,
  isOne: boolean,
): Data {
  const painted = lazy(() =>
    chosen.map(({ label, mean }) => {
      const overlay = paintOverlay(model.components, topComponents(mean, top), model);
      const legend = overlay.legend.map((entry) => ({ ...entry, mean: mean[entry.component]! }));
      return { label, rgb: overlay.rgb, legend };
    })
  );
  const hex = (color: readonly number[]) =>
    "#" + color.map((value) => value.toString(16).padStart(2, "0")).join("");
  return {
    name: "overlays",
    title: "Legends of the overlays",
    table: () => ({
      head: [grouping.kind, "order", "component", "color"],
      rows: painted().flatMap(({ label, legend }) =>
        legend.map(({ component, color }, i): Cell[] => [
          groupValue(grouping, label),
          i + 1,
          component,
          hex(color),
        ])
      ),
    }),
    json: () => {
      if (!isOne) {
        const overlays = painted().map(({ label, legend }) => ({
          ...groupKeys(grouping, label),
          legend,
        }));
        return { overlays };
      }
      const { label, legend, rgb } = painted()[0]!;
      const [height, width] = model.shape;
      const components = legend.map(({ component }) => component);
      return { ...groupKeys(grouping, label), components, legend, height, width, rgb };
    },
  };
}
