import { type ModelHandle, openModel } from "../../lib/model/model_file.ts";
import { shown } from "../../lib/shown_text.ts";
import type { OpenModel } from "../open_model.ts";
import { unknownModel } from "../unknown_model.ts";

/** A model file of which the components have been read. */
export interface OpenedFile {
  /** The file, of which more can be read. */
  readonly handle: ModelHandle;
  /** What is known of it. */
  readonly model: OpenModel;
}

/** Opens a model file: reads the components, and what is said of them. */
export async function openFile(path: string): Promise<OpenedFile> {
  const handle = await openModel(path);
  const { components, shape, channels, origin, nSamples } = handle;
  const known = { components, shape, channels, origin, nSamples };
  return { handle, model: { ...unknownModel(shown(path), path), ...known } };
}
