import type { OpenModel } from "../../open_model.ts";

/** The next image after `from` (or before it) of a class, around the end; undefined where there is none. */
export function nextOfGroup(
  model: OpenModel,
  from: number,
  name: string,
  step: 1 | -1,
): number | undefined {
  const images = model.byClass?.get(name);
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
