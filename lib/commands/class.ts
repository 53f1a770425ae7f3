import { classPictures } from "../analysis/class_pictures.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { componentName } from "../sections/numbers.ts";
import { styleFor } from "../render/text/style.ts";
import { scaledPicture } from "./exhibits.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";
import { strongest } from "./strongest.ts";

/** `class`: what the strongest components of a digit have in common, pixel by pixel; with `output` as a picture. */
export async function showClass(
  path: string,
  { top, output, force = false, ...options }: {
    readonly digit?: number;
    readonly top: number;
    readonly output?: string;
    readonly force?: boolean;
  },
  io: Io,
): Promise<void> {
  const digit = given(options.digit, "class", "--digit 7");
  if (output !== undefined) {
    const [{ saveDigit }, { classSheet }] = await Promise.all([
      import("./save_picture.ts"),
      import("../report/sheets.ts"),
    ]);
    return await saveDigit(path, { digit, top, output, force }, classSheet, io);
  }
  await withModel(path, async (model) => {
    const { indices } = await strongest(model, { digit, top });
    const pictures = classPictures(model.components, indices);
    if (io.json) {
      const facts = {
        digit,
        components: indices,
        mean: [...pictures.mean],
        median: [...pictures.median],
        minimum: [...pictures.minimum],
        maximum: [...pictures.maximum],
      };
      await io.out(JSON.stringify(facts) + "\n");
      return;
    }
    const { bold } = styleFor(io.colorDepth);
    const names = indices.map(componentName).join(", ");
    await io.out(`${bold(`Digit ${digit}`)}  ${names}\n\n`);
    const exhibits = (["mean", "median", "minimum", "maximum"] as const).map((which) => ({
      caption: [which[0]!.toUpperCase() + which.slice(1)],
      pictures: [scaledPicture(pictures[which], model.shape)],
      colorMap: io.colorMap,
    }));
    await writeGallery(exhibits, io);
  });
}
