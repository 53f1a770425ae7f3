import type { Dataset } from "../dataset/dataset.ts";
import { reconstruct } from "../analysis/reconstruction.ts";
import { topComponents } from "../analysis/top_components.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { styleFor } from "../render/text/style.ts";
import { amount, componentName, counted } from "../sections/numbers.ts";
import { pixelPicture, rowOf } from "./exhibits.ts";
import type { Io } from "./io.ts";
import type { Weights } from "./weights_file.ts";

/** Images that are shown, and components that are named of each. */
const SHOWN = 5, TOP = 4;

/** New images as a model sees them, what it makes of them, and the components that it does so with. */
export async function showTransformed(
  { images, paths, features }: Weights & Pick<Dataset, "images" | "paths">,
  { components, shape }: ModelHandle,
  io: Io,
): Promise<void> {
  const [n = 0] = features.shape;
  const { bold } = styleFor(io.colorDepth);
  for (let row = 0; row < Math.min(n, SHOWN); row++) {
    const weights = rowOf(features, row);
    const top = topComponents(weights, TOP).filter((t) => weights[t]! > 0);
    const names = top.map((t) => `${componentName(t)} (${amount(weights[t]!)})`);
    await io.out(
      `${bold(paths?.[row] ?? `Image ${row}`)}  ${names.join(", ") || "no component"}\n`,
    );
    await writeGallery([
      {
        caption: ["As the model sees it"],
        pictures: [pixelPicture(rowOf(images, row), shape)],
        colorMap: io.colorMap,
      },
      {
        caption: ["Reconstruction"],
        pictures: [pixelPicture(reconstruct(features, components, row), shape)],
        colorMap: io.colorMap,
      },
    ], io);
  }
  if (n > SHOWN) {
    await io.out(`and ${counted(n - SHOWN, "image")} more; add -o weights.csv for all\n`);
  }
}
