import { dirname, join } from "node:path";
import { Failure } from "../../lib/failure.ts";
import { freePath, whyKept } from "../../lib/model/replaceable.ts";
import { shown } from "../../lib/shown_text.ts";
import type { Message } from "../messages.ts";
import { type OpenModel, savedModelOf } from "../open_model.ts";
import { homePath } from "./home_path.ts";

/**
 * Saves a model as a file, or asks before it replaces one.
 *
 * @param replaces whether that has been asked
 * @throws {Failure} where it cannot be saved there
 */
export async function saveModel(
  model: OpenModel,
  named: string,
  replaces: boolean,
): Promise<Message> {
  const saved = savedModelOf(model);
  if (!saved) throw new Failure("The model is still being read; save it in a moment");
  const path = homePath(named);
  const sources = saved.origin?.sources ?? [];
  switch (await whyKept(path, { by: "other", force: replaces, sources })) {
    case "source":
      throw new Failure(`${shown(path)} holds the images of this model; choose another name`);
    case "there":
      return { type: "fileExists", model, path: named };
    case null: {
      const { writeModel } = await import("../../lib/model/model_file.ts");
      await writeModel(path, saved);
      return { type: "saved", id: model.id, path };
    }
  }
}

/** A name that no file has, like the one that is proposed: with a number where that is taken. */
export async function freeName(proposed: string): Promise<string> {
  const path = homePath(proposed);
  const free = await freePath(path);
  return free === path ? proposed : join(dirname(proposed), free.slice(dirname(free).length + 1));
}
