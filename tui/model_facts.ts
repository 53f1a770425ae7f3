import { factsOf, type ModelFacts } from "../lib/sections/model_facts.ts";
import type { OpenModel } from "./open_model.ts";

/**
 * What sections say of a model, with what has been computed of it already, so that nothing large is computed between
 * two keys; null until its weights have been read.
 */
export function modelFacts(model: OpenModel): ModelFacts | null {
  let facts = known.get(model);
  if (facts === undefined) known.set(model, facts = factsFor(model));
  return facts;
}
const known = new WeakMap<OpenModel, ModelFacts | null>();

function factsFor(model: OpenModel): ModelFacts | null {
  const { name, features, labels, images, grouping, byClass, classStatistics, facts } = model;
  if (!features) return null;
  const whole = {
    ...model,
    features,
    labels: labels ?? null,
    images: images ?? null,
    paths: model.paths ?? null,
  };
  const groups = grouping && byClass;
  const labelled = groups && [...byClass.values()];
  return factsOf({ name }, whole, {
    isRanked: model.distances != null,
    known: {
      ...(labelled && {
        members: new Map(labelled.map((images) => [grouping.labels[images[0]!]!, images])),
      }),
      ...(classStatistics && { statistics: classStatistics }),
      ...(facts && { components: facts }),
      ...(model.distances && { distances: model.distances }),
    },
  });
}
