import type { NdArray } from "ndarray";
import { type Overlay, overlay, type Rgb } from "../analysis/overlay.ts";
import { classKeys } from "../dataset/classes.ts";
import type { ModelHandle } from "../model/model_file.ts";
import type { ColorDepth } from "../render/pictures/color_depth.ts";
import { colorCode } from "../render/pictures/color_map.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { amount, componentName } from "../sections/numbers.ts";
import { styleFor } from "../render/text/style.ts";
import { chosenClass, type ClassChoice } from "./class_choice.ts";
import { given } from "./given.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";
import { strongest } from "./strongest.ts";

/**
 * `overlay`: a class's strongest components painted over one another in ten colours, with a legend; with `output` as a
 * picture.
 */
export async function showOverlay(
  path: string,
  { top, output, force = false, ...choice }: ClassChoice & {
    readonly top: number;
    readonly output?: string;
    readonly force?: boolean;
  },
  io: Io,
): Promise<void> {
  const name = given(chosenClass(choice), "overlay", "--digit 7");
  if (output !== undefined) {
    const [{ saveClass }, { overlaySheet }] = await Promise.all([
      import("./save_picture.ts"),
      import("../report/sheets.ts"),
    ]);
    return await saveClass(path, { name, top, output, force }, overlaySheet, io);
  }
  await withModel(path, async (model) => {
    const { title, indices, mean } = await strongest(model, { name, top });
    const painted = overlay(model.components, indices);
    if (io.json) {
      const legend = painted.legend.map((entry) => ({ ...entry, mean: mean[entry.component]! }));
      const [height, width] = model.shape;
      await io.out(
        JSON.stringify({
          ...classKeys(name),
          components: indices,
          legend,
          height,
          width,
          rgb: [...painted.rgb],
        }) + "\n",
      );
      return;
    }
    const { bold } = styleFor(io.colorDepth);
    await io.out(
      `${bold(title)}  its ${indices.length} strongest components\n\n`,
    );
    await showPainting(model, painted, io);
    await io.out("\n");
    for (const [i, { component, color }] of painted.legend.entries()) {
      const swatch = inLetters(io) ? letter(i) : coloured("■■", color, io.colorDepth);
      await io.out(
        `${swatch} ${componentName(component)}  mean weight ${amount(mean[component]!)}\n`,
      );
    }
  });
}

async function showPainting(
  { components, shape: [height, width] }: ModelHandle,
  { rgb, legend }: Overlay,
  io: Io,
): Promise<void> {
  if (inLetters(io)) {
    const indices = legend.map(({ component }) => component);
    await io.out(letterPicture(components, indices, width).join("\n") + "\n");
  } else {
    await writeGallery([{ caption: [], pictures: [{ width, height, rgb }] }], io);
  }
}

/** Where ten colours cannot be told apart, each component has a letter. */
function inLetters({ colorDepth, renderer }: Io): boolean {
  return colorDepth === "none" || renderer === "ascii";
}

function letter(i: number): string {
  return String.fromCharCode("A".charCodeAt(0) + i % 26);
}

/** The letter of the component that is strongest, in proportion to its own largest value, in two pixels' place. */
function letterPicture(
  components: NdArray<Float32Array>,
  indices: readonly number[],
  width: number,
): string[] {
  const p = components.shape[1]!;
  const largest = indices.map((t) => {
    let most = 0;
    for (let j = 0; j < p; j++) most = Math.max(most, components.get(t, j));
    return most;
  });
  const strength = (i: number, pixel: number) =>
    pixel < p && largest[i]! > 0 ? components.get(indices[i]!, pixel) / largest[i]! : 0;
  const lines: string[] = [];
  for (let top = 0; top < p; top += 2 * width) {
    let line = "";
    for (let x = 0; x < width; x++) {
      const strengths = indices.map((_, i) =>
        (strength(i, top + x) + strength(i, top + x + width)) / 2
      );
      const most = Math.max(...strengths);
      line += most < 0.1 ? " " : letter(strengths.indexOf(most));
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

function coloured(text: string, color: Rgb, depth: ColorDepth): string {
  if (depth === "none") return text;
  const code = colorCode(color, depth);
  if (depth === "truecolor") return `\x1b[38;2;${color.join(";")}m${text}\x1b[39m`;
  if (depth === "256") return `\x1b[38;5;${code}m${text}\x1b[39m`;
  return `\x1b[${code < 8 ? 30 + code : 82 + code}m${text}\x1b[39m`;
}
