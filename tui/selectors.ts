import { contrast } from "../lib/analysis/contrast.ts";
import { areDigits, classTitle } from "../lib/dataset/classes.ts";
import { best, worst } from "../lib/analysis/ranking.ts";
import { topComponents } from "../lib/analysis/top_components.ts";
import {
  type Loaded,
  type Model,
  type NamedStatistics,
  type ScreenName,
  SCREENS,
} from "./model.ts";

/** What screens and `update` read out of the state, so that both see the same. */

export function digitStatisticsOf(loaded: Loaded, digit: string): NamedStatistics | undefined {
  return loaded.digits?.find((statistics) => statistics.digit === digit);
}

/** The digit's components in the order in which Digits shows them: by mean weight, or by difference. */
export function orderedComponents(loaded: Loaded, model: Model, digit: string): number[] {
  const own = digitStatisticsOf(loaded, digit);
  if (!own) return [];
  const { other, byDifference, digit: first } = model.digits;
  if (byDifference && other !== null) {
    const a = digitStatisticsOf(loaded, first), b = digitStatisticsOf(loaded, other);
    if (a && b) return contrast(a.mean, b.mean);
  }
  return topComponents(own.mean, own.mean.length);
}

/** How many images Reconstructions ranks. */
export function rankedCount(loaded: Loaded, digit: string | null): number {
  if (digit === null) return loaded.nSamples;
  return loaded.byDigit?.get(digit)?.length ?? 0;
}

/** The images at the places `from` up to `to` of the ranking, worst or best first; counted from 0. */
export function ranked(
  loaded: Loaded,
  order: "worst" | "best",
  digit: string | null,
  from: number,
  to: number,
): readonly number[] {
  const { distances } = loaded;
  if (!distances) return [];
  const total = rankedCount(loaded, digit);
  const end = Math.min(to, total);
  if (from < total / 2) return firstOf(loaded, distances, order, digit, end).slice(from, end);
  // Near the end it is quicker to rank from there. Ties have to be in order too: take them in as a whole.
  const opposite = order === "worst" ? "best" : "worst";
  let wanted = total - from;
  let tail = firstOf(loaded, distances, opposite, digit, wanted);
  const edge = distances[tail[wanted - 1]!];
  while (wanted < total && distances[tail[wanted - 1]!] === edge) {
    wanted = Math.min(total, wanted + 64);
    tail = firstOf(loaded, distances, opposite, digit, wanted);
  }
  const sign = order === "worst" ? -1 : 1;
  const sorted = tail.slice(0, wanted)
    .sort((a, b) => sign * (distances[a]! - distances[b]!) || a - b);
  return sorted.slice(wanted - (total - from), wanted - (total - end));
}

/** The first `n`, or some more, of a ranking; kept as long as the distances are. */
function firstOf(
  loaded: Loaded,
  distances: Float64Array,
  order: "worst" | "best",
  digit: string | null,
  n: number,
): readonly number[] {
  const total = rankedCount(loaded, digit);
  let known = rankings.get(distances);
  if (!known) rankings.set(distances, known = new Map());
  const key = `${order} ${digit}`;
  const found = known.get(key);
  if (found && found.length >= Math.min(n, total)) return found;
  // Paging on asks for a little more each time: sort ahead.
  const ahead = Math.min(total, 2 ** Math.ceil(Math.log2(Math.max(256, n))));
  const within = digit === null ? undefined : loaded.byDigit?.get(digit) ?? [];
  const ranking = (order === "worst" ? worst : best)(distances, ahead, within);
  known.set(key, ranking);
  return ranking;
}
const rankings = new WeakMap<Float64Array, Map<string, readonly number[]>>();

/** The next image after `from` (or before it) with a label, around the end; undefined where there is none. */
export function nextOfDigit(
  loaded: Loaded,
  from: number,
  digit: string,
  step: 1 | -1,
): number | undefined {
  const images = loaded.byDigit?.get(digit);
  if (!images || images.length === 0) return undefined;
  if (step > 0) return images.find((index) => index > from) ?? images[0];
  return images.findLast((index) => index < from) ?? images.at(-1);
}

/** The image whose distance comes right after (`step` 1: is smaller) or before that of `index`; ties by index. */
export function neighbourByRank(
  distances: Float64Array,
  index: number,
  step: 1 | -1,
): number | undefined {
  const own = distances[index]!;
  let found: number | undefined;
  const isAfter = (a: number, b: number) =>
    // a comes after b in the order of `worst`
    distances[a]! < distances[b]! || (distances[a] === distances[b] && a > b);
  for (let i = 0; i < distances.length; i++) {
    if (i === index) continue;
    const lies = distances[i]! < own || (distances[i] === own && i > index) ? 1 : -1;
    if (lies !== step) continue;
    if (found === undefined || (step === 1 ? isAfter(found, i) : isAfter(i, found))) found = i;
  }
  return found;
}

/** The classes that images are of, in their order; 0-9 while they are not known. */
export function digitsOf(loaded: Loaded | undefined): readonly string[] {
  const known = loaded?.byDigit ? [...loaded.byDigit.keys()] : [];
  return known.length > 0 ? known : ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
}

/** The class that a key 0-9 stands for: the digit, or of other classes the first ten in turn. */
export function digitOfKey(loaded: Loaded | undefined, key: string): string {
  if (areDigits(loaded?.classes ?? [])) return key;
  return digitsOf(loaded)[Number(key)] ?? key;
}

/** The name of an image's class; undefined where it has none. */
export function classOf({ labels, classes }: Loaded, index: number): string | undefined {
  return labels ? classes[labels[index]!] : undefined;
}

/** The same inside a line: "digit 7" or "class boot". */
export function inlineTitleOf(loaded: Loaded, digit: string): string {
  return titleOf(loaded, digit).replace(/^./, (letter) => letter.toLowerCase());
}

/** "Digit 7" or "Class boot". */
export function titleOf({ classes }: Loaded, digit: string): string {
  return classTitle(
    classes.includes(digit) ? classes : [digit],
    Math.max(0, classes.indexOf(digit)),
  );
}

/** The screens that can be gone to: Training where something was fitted, Models where there are two. */
export function screensOf(model: Model): ScreenName[] {
  return SCREENS.filter((name) =>
    name === "training"
      ? model.training !== null
      : name !== "models" || model.loaded.length + model.opening > 1
  );
}
