import { Failure } from "../failure.ts";

/**
 * The value of an option that a command cannot do without. (Commander's own check would come before its "did you
 * mean", and hide it.)
 *
 * @throws {Failure} of wrong usage where it is absent
 */
export function given<T>(value: T | undefined, command: string, example: string): T {
  if (value !== undefined) return value;
  const [option] = example.split(" ");
  throw new Failure(`${command} needs ${option}, such as: ${example}; see ${command} --help`, 2);
}
