import { Failure } from "../../lib/failure.ts";
import { largest, rowOf } from "../../lib/sections/pictures.ts";
import { shown } from "../../lib/shown_text.ts";
import type { Message } from "../messages.ts";
import { modelFacts } from "../model_facts.ts";
import type { OpenModel } from "../open_model.ts";
import { homePath } from "./home_path.ts";

/**
 * Reads a picture as the images of a model were read, and brings it to their size. Of a source of several images it is
 * the first.
 *
 * @throws {Failure} where it cannot be read
 */
export async function readPicture(
  model: OpenModel,
  named: string,
  signal: AbortSignal,
): Promise<Message> {
  const facts = modelFacts(model);
  if (!facts) throw new Failure("The model is still being read; open the picture in a moment");
  const { loadDataset } = await import("../../lib/dataset/load.ts");
  const { images } = await loadDataset([homePath(named)], {
    channels: model.channels === 3 ? "rgb" : "grey",
    ...model.origin?.reading,
    size: model.shape,
    signal,
  });
  if (images.shape[1] !== model.components.shape[1]) {
    throw new Failure(`${shown(named)}: its images have another number of pixels than the model's`);
  }
  const values = rowOf(images, 0);
  // A model of shares has seen pixels up to 1; a picture file has bytes.
  const white = facts.white <= 1 && largest(values) > 1 ? 255 : facts.white;
  const pixels = Uint8Array.from(
    values,
    (value) => Math.max(0, Math.min(255, Math.round(value / white * 255))),
  );
  return { type: "pictureRead", pixels, name: shown(named) };
}
