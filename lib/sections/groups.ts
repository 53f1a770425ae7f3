import { strongestComponents } from "../analysis/strongest_components.ts";
import {
  areDigits,
  areWholeNumbers,
  classKeys,
  classTitle,
  labelValue,
} from "../dataset/classes.ts";
import type { Model } from "../model/model.ts";

/** How the images are told apart: by their classes, or, without any, by clusters. */
export interface Grouping {
  /** What they are told apart by; digits where all classes are whole numbers. */
  readonly kind: "digit" | "class" | "cluster";
  /** Names of the classes; none of clusters. */
  readonly classes: readonly string[];
  /** (n,) the group of each image: its class, or the component that is strongest in it, counted from 0. */
  readonly labels: Int32Array;
}

/** Groups by label where the model has labels, else by strongest component. */
export function groupingOf(
  { labels, classes, features, components }: Pick<
    Model,
    "labels" | "classes" | "features" | "components"
  >,
): Grouping {
  if (labels) return { kind: areWholeNumbers(classes) ? "digit" : "class", classes, labels };
  return { kind: "cluster", classes: [], labels: strongestComponents(features, components) };
}

/** What people read: "Digit 7", "Class boot"; "Cluster 8" is of the images in which component 8 (from 1) is strongest. */
export function groupName({ kind, classes }: Grouping, label: number): string {
  return kind === "cluster" ? `Cluster ${label + 1}` : classTitle(classes, label);
}

/** What people read of any group: "digit" where the classes are "0" to "9". */
export function groupNoun({ kind, classes }: Grouping): "digit" | "class" | "cluster" {
  return kind === "cluster" ? kind : areDigits(classes) ? "digit" : "class";
}

/** Of many: "digits", "classes", "clusters". */
export function groupNouns(grouping: Grouping): string {
  const noun = groupNoun(grouping);
  return noun === "class" ? "classes" : noun + "s";
}

/** How a group stands in JSON: `digit` and `class`, or for a cluster its component as `digit`. */
export function groupKeys(
  { kind, classes }: Grouping,
  label: number,
): { digit?: number; class?: string } {
  return kind === "cluster" ? { digit: label } : classKeys(classes[label]!);
}

/** How a group stands in a table for programs: as its images are labelled, or a cluster as its component. */
export function groupValue({ kind, classes }: Grouping, label: number): number | string {
  return kind === "cluster" ? label : labelValue(classes[label]!);
}

/** Characters of a group's name in that of a file; file systems allow 255 bytes for all of it. */
const MOST_IN_FILE = 40;

/** A group's name as a part of a file's, another for each group. */
export function groupFile(grouping: Grouping, label: number): string {
  const nameOf = (one: number) =>
    groupName(grouping, one).toLowerCase().replaceAll(/[^\p{L}\p{N}._-]+/gu, "-")
      .slice(0, MOST_IN_FILE);
  const name = nameOf(label);
  const isTaken = grouping.classes.some((_, other) => other < label && nameOf(other) === name);
  return isTaken ? `${name}~${label + 1}` : name;
}

/** Enough for digits, letters of both cases, and 45 clusters. */
const MOST_GROUPS = 64;

/** A group and how many images are of it, as in its statistics. */
export interface Counted {
  /** The class, or of a cluster its component. */
  readonly label: number;
  /** How many images are of it. */
  readonly count: number;
}

/**
 * The groups that are shown: the chosen one, or all, of very many those of most images (ties by lower label), rising by
 * label.
 */
export function shownGroups<T extends Counted>(statistics: readonly T[], label?: number): T[] {
  if (label !== undefined) return statistics.filter((one) => one.label === label);
  return statistics.toSorted((a, b) => b.count - a.count || a.label - b.label)
    .slice(0, MOST_GROUPS)
    .sort((a, b) => a.label - b.label);
}

/** What is said where groups are left out; nothing where all are shown. */
export function leftOutNote(
  grouping: Grouping,
  statistics: readonly Counted[],
  label?: number,
): string[] {
  const left = label === undefined ? statistics.length - MOST_GROUPS : 0;
  if (left <= 0) return [];
  const nouns = groupNouns(grouping);
  return [`Shown are the ${MOST_GROUPS} ${nouns} of most images; ${left} more are left out.`];
}
