import { Option } from "@commander-js/extra-typings";
import { CHANNELS, NORMALIZATIONS } from "../dataset/load_options.ts";
import { RESIZES } from "../dataset/pictures/fit_to_size.ts";
import { imageShape, rgbColor } from "./values.ts";

/** Options of what is read of a SOURCE, and what its images become. */
export const READ = {
  shape: () =>
    new Option(
      "--shape <HxW>",
      "height and width of an image (default: from the header, else square)",
    )
      .argParser(imageShape),
  size: () =>
    new Option("--size <HxW>", "bring all images to this height and width").argParser(imageShape),
  resize: () =>
    new Option("--resize <how>", "how --size treats images of another shape (default: contain)")
      .choices(RESIZES),
  channels: () =>
    new Option("--channels <how>", "what colour images become (default: grey)").choices(CHANNELS),
  background: () =>
    new Option(
      "--background <color>",
      "black, white or #rrggbb, behind transparent pixels (default: black)",
    ).argParser(rgbColor),
  invert: () => new Option("--invert", "make black white and white black"),
  normalize: () =>
    new Option("--normalize <range>", "bring pixels to a range (default: as they are)")
      .choices(NORMALIZATIONS),
  array: () =>
    new Option("--array <name>", "the array of an .npz, or column of a table, with the images"),
  labels: () =>
    new Option("--labels <file>", "a file of labels, or the array of an .npz that has them"),
  labelColumn: () =>
    new Option("--label-column <name>", "label column of a table: its name, its index, or none"),
  skipBad: () => new Option("--skip-bad", "leave out pictures that cannot be read"),
};
