import type { Picture } from "../lib/sections/picture.ts";
import { rowOf, scaledPicture } from "../lib/sections/pictures.ts";
import type { OpenModel } from "./open_model.ts";

/** A picture of a model: what it is called in files, a key that tells it from all others, and how it is made. */
export interface NamedPicture {
  /** Begins the name of a file. */
  readonly name: string;
  /** What bears the same key looks the same. */
  readonly key: string;
  /** Its values are differences: the middle of the scale is zero. */
  readonly isSigned?: boolean;
  /** How to read it. */
  readonly hint?: string;
  /** The picture. */
  make(): Picture;
}

/** A component, from 0 to its largest value. */
export function componentPicture(model: OpenModel, component: number): NamedPicture {
  return {
    name: `component-${component + 1}`,
    key: `${model.id}/component/${component}`,
    make: () => scaledPicture(rowOf(model.components, component), model),
  };
}
