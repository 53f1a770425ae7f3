import type { OpenModel } from "./open_model.ts";

/** What opening a file tells of it. */
export type Read = "components" | "shape" | "channels" | "origin" | "nSamples";

let lastId = 0;

/** A model of the session of which nothing has been read yet. */
export function unknownModel(name: string, path: string | null): Omit<OpenModel, Read> {
  return {
    id: ++lastId,
    name,
    path,
    labels: undefined,
    classes: [],
    paths: undefined,
    features: undefined,
    images: undefined,
    grouping: undefined,
    byClass: undefined,
    classStatistics: undefined,
    facts: undefined,
    distances: undefined,
    progress: 0,
    isFitted: false,
    keepsImages: true,
  };
}
