import { best, worst } from "../../../lib/analysis/ranking.ts";
import type { OpenModel } from "../../open_model.ts";

/** How many images Reconstructions ranks. */
export function rankedCount(model: OpenModel, label: string | null): number {
  if (label === null) return model.nSamples;
  return model.byClass?.get(label)?.length ?? 0;
}

/** The images at the places `from` up to `to` of the ranking, worst or best first; counted from 0. */
export function ranked(
  model: OpenModel,
  order: "worst" | "best",
  label: string | null,
  from: number,
  to: number,
): readonly number[] {
  const { distances } = model;
  if (!distances) return [];
  const total = rankedCount(model, label);
  const end = Math.min(to, total);
  if (from < total / 2) return firstOf(model, distances, order, label, end).slice(from, end);
  // Near the end it is quicker to rank from there. Ties have to be in order too: take them in as a whole.
  const opposite = order === "worst" ? "best" : "worst";
  let wanted = total - from;
  let tail = firstOf(model, distances, opposite, label, wanted);
  const edge = distances[tail[wanted - 1]!];
  while (wanted < total && distances[tail[wanted - 1]!] === edge) {
    wanted = Math.min(total, wanted + 64);
    tail = firstOf(model, distances, opposite, label, wanted);
  }
  const sign = order === "worst" ? -1 : 1;
  const sorted = tail.slice(0, wanted)
    .sort((a, b) => sign * (distances[a]! - distances[b]!) || a - b);
  return sorted.slice(wanted - (total - from), wanted - (total - end));
}

/** The first `n`, or some more, of a ranking; kept as long as the distances are. */
function firstOf(
  model: OpenModel,
  distances: Float64Array,
  order: "worst" | "best",
  label: string | null,
  n: number,
): readonly number[] {
  const total = rankedCount(model, label);
  let known = rankings.get(distances);
  if (!known) rankings.set(distances, known = new Map());
  const key = `${order} ${label}`;
  const found = known.get(key);
  if (found && found.length >= Math.min(n, total)) return found;
  // Paging on asks for a little more each time: sort ahead.
  const ahead = Math.min(total, 2 ** Math.ceil(Math.log2(Math.max(256, n))));
  const within = label === null ? undefined : model.byClass?.get(label) ?? [];
  const ranking = (order === "worst" ? worst : best)(distances, ahead, within);
  known.set(key, ranking);
  return ranking;
}
const rankings = new WeakMap<Float64Array, Map<string, readonly number[]>>();
