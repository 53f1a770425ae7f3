import { Failure } from "../../failure.ts";
import { digits } from "./digits.ts";
import { lcd } from "./lcd.ts";
import { letters } from "./letters.ts";
import type { BuiltInSet } from "./set.ts";
import { strokes } from "./strokes.ts";
import { swimmer } from "./swimmer.ts";

/** The data sets that come with strokes; a new one is a file beside this and a line here. */
export const SETS: readonly BuiltInSet[] = [digits, lcd, swimmer, letters, strokes];

/**
 * The built-in set of a name.
 *
 * @param name with its @
 * @throws {Failure} there is none of that name
 */
export function builtInSet(name: string): BuiltInSet {
  const found = SETS.find((set) => set.name === name);
  if (found) return found;
  const known = SETS.map((set) => set.name).join(", ");
  throw new Failure(
    `${name}: no built-in set; choose from ${known} (a file of this name: ./${name})`,
  );
}
