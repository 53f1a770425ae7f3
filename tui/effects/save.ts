import { Failure } from "../../lib/failure.ts";
import { type OpenModel, savedModelOf } from "../open_model.ts";

/** Saves a model as a file. */
export async function saveModel(model: OpenModel, path: string): Promise<void> {
  const saved = savedModelOf(model);
  if (!saved) throw new Failure("The model is still being read; save it in a moment");
  const { writeModel } = await import("../../lib/model/model_file.ts");
  await writeModel(path, saved);
}
