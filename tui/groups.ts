import { imagesByClass } from "../lib/analysis/class_statistics.ts";
import { areDigits, areWholeNumbers, digitOf, labelValue } from "../lib/dataset/classes.ts";
import { type Grouping, groupName, groupNoun, groupNouns } from "../lib/sections/groups.ts";
import type { OpenModel } from "./open_model.ts";

/** The groups of a model's images as its screens name them: classes, or clusters, which count from 1 as components do. */

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** How a group is called where its kind is known: `7`, `boot`, of a cluster the number of its component. */
export function groupShort(classes: readonly string[], label: number): string {
  return classes[label] ?? String(label + 1);
}

/** What classes of these names are. */
export function kindOfClasses(classes: readonly string[]): Grouping["kind"] {
  return areWholeNumbers(classes) ? "digit" : "class";
}

/** A grouping with the images of each group. */
export function groupsOf(grouping: Grouping): Pick<OpenModel, "grouping" | "byClass"> {
  const byLabel = [...imagesByClass(grouping.labels)];
  const { classes } = grouping;
  return {
    grouping,
    byClass: new Map(byLabel.map(([label, images]) => [groupShort(classes, label), images])),
  };
}

/** The groups that images are of, in their order; 0-9 while they are not known. */
export function groupNames(model: OpenModel | undefined): readonly string[] {
  const known = model?.byClass ? [...model.byClass.keys()] : [];
  return known.length > 0 ? known : DIGITS;
}

/** The group that a key 0-9 stands for: the one of that name, or the first ten in turn, from 1 to 0. */
export function groupOfKey(model: OpenModel | undefined, key: string): string | undefined {
  const names = groupNames(model);
  return names.includes(key) || nounOf(model) === "digit" ? key : names[(Number(key) + 9) % 10];
}

/** "Digit 7", "Class boot" or "Cluster 8". */
export function groupTitle({ grouping }: OpenModel, name: string): string {
  if (!grouping) return `${areDigits([name]) ? "Digit" : "Class"} ${name}`;
  const { kind, classes } = grouping;
  const label = kind === "cluster" ? Number(name) - 1 : classes.indexOf(name);
  if (label < 0) return groupName({ ...grouping, classes: [name] }, 0);
  return groupName(grouping, label);
}

/** The same inside a line: "digit 7". */
export function inlineTitle(model: OpenModel, name: string): string {
  return groupTitle(model, name).replace(/^./, (letter) => letter.toLowerCase());
}

/** What any group is: "digit", "class" or "cluster". */
export function nounOf(model: OpenModel | undefined): "digit" | "class" | "cluster" {
  return model?.grouping ? groupNoun(model.grouping) : "digit";
}

/** Of many: "digits", "classes", "clusters". */
export function nounsOf(model: OpenModel | undefined): string {
  return model?.grouping ? groupNouns(model.grouping) : "digits";
}

/** The name of an image's class; undefined where it has none. */
export function classOf({ labels, classes }: OpenModel, index: number): string | undefined {
  return labels ? classes[labels[index]!] : undefined;
}

/** The name of an image's group: its class, or its cluster; undefined while that is not known. */
export function groupOf({ grouping }: OpenModel, index: number): string | undefined {
  return grouping && groupShort(grouping.classes, grouping.labels[index]!);
}

/** The whole number or the word that labels an image, for a table; "" where it has none. */
export function labelOf(model: OpenModel, index: number): number | string {
  return labelValue(classOf(model, index) ?? "");
}

/** How a group stands in a table for programs: by its number or word, a cluster by its component, counted from 0. */
export function groupCell({ grouping }: OpenModel, name: string): number | string {
  return grouping?.kind === "cluster" ? Number(name) - 1 : digitOf(name) ?? name;
}
