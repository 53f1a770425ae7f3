import { jsonLine } from "../render/tables/json.ts";
import type { Section } from "../sections/section.ts";
import type { Io } from "./io.ts";

/** Prints a section's numbers as one JSON object, float32 as the float64 that they are. */
export async function printData({ data }: Pick<Section, "data">, io: Io): Promise<void> {
  await io.out(jsonLine(data[0]!.json(), "exact"));
}
