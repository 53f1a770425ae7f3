import { Failure } from "../../failure.ts";

/**
 * The one line for all that may be wrong inside of a Parquet file.
 *
 * @param name the file, for messages
 */
export function damagedTable(name: string, cause?: unknown): Failure {
  const line = `${name}: the Parquet file is damaged or cut short; fetch it again`;
  return new Failure(line, 1, { cause });
}
