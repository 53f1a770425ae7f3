import { classPictures } from "../analysis/class_pictures.ts";
import { classKeys } from "../dataset/classes.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { componentName } from "../sections/numbers.ts";
import { styleFor } from "../render/text/style.ts";
import { scaledPicture } from "./exhibits.ts";
import { chosenClass, type ClassChoice } from "./class_choice.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";
import { strongest } from "./strongest.ts";

/** `class`: what the strongest components of a class have in common, pixel by pixel; with `output` as a picture. */
export async function showClass(
  path: string,
  { top, output, force = false, ...choice }: ClassChoice & {
    readonly top: number;
    readonly output?: string;
    readonly force?: boolean;
  },
  io: Io,
): Promise<void> {
  const name = given(chosenClass(choice), "class", "--digit 7");
  if (output !== undefined) {
    const [{ saveClass }, { classSheet }] = await Promise.all([
      import("./save_picture.ts"),
      import("../report/sheets.ts"),
    ]);
    return await saveClass(path, { name, top, output, force }, classSheet, io);
  }
  await withModel(path, async (model) => {
    const { title, indices } = await strongest(model, { name, top });
    const pictures = classPictures(model.components, indices);
    if (io.json) {
      const facts = {
        ...classKeys(name),
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
    await io.out(`${bold(title)}  ${names}\n\n`);
    const exhibits = (["mean", "median", "minimum", "maximum"] as const).map((which) => ({
      caption: [which[0]!.toUpperCase() + which.slice(1)],
      pictures: [scaledPicture(pictures[which], model.shape)],
      colorMap: io.colorMap,
    }));
    await writeGallery(exhibits, io);
  });
}
