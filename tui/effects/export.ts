import type { Rgb } from "../../lib/sections/overlay_painting.ts";
import { Failure } from "../../lib/failure.ts";
import { type ColorMapName, colorOf } from "../../lib/render/pictures/color_map.ts";
import type { Picture } from "../../lib/render/pictures/picture.ts";
import type { Contents } from "../contents.ts";

/**
 * Saves what is shown: a PNG of the pictures and a CSV of the numbers. Never overwrites: a name that is taken gets a
 * number.
 *
 * @param folder where; default: the current one
 * @returns the names of the files
 */
export async function exportContents(
  contents: Contents,
  colorMap: ColorMapName,
  folder = "",
): Promise<string[]> {
  const { csv } = await import("../../lib/render/tables/csv.ts");
  const stem = `${folder === "" ? "" : `${folder}/`}strokes-${fileName(contents.name)}`;
  const names: string[] = [];
  if (contents.pictures.length > 0) {
    names.push(await writeNew(stem, "png", await sheetOf(contents, colorMap)));
  }
  const table = new TextEncoder().encode(csv({ head: contents.titles, rows: contents.rows }));
  names.push(await writeNew(stem, "csv", table));
  return names;
}

/** A name as a part of a file's: names of classes may hold anything. */
function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, "-");
}

async function writeNew(stem: string, type: string, bytes: Uint8Array): Promise<string> {
  for (let number = 1;; number++) {
    const path = `${stem}${number === 1 ? "" : `-${number}`}.${type}`;
    try {
      await Deno.writeFile(path, bytes, { createNew: true });
      return path;
    } catch (error) {
      if (error instanceof Deno.errors.AlreadyExists) continue;
      if (
        error instanceof Deno.errors.NotCapable || error instanceof Deno.errors.PermissionDenied
      ) {
        throw new Failure(
          `${path}: this folder may not be written to; start strokes in another one`,
        );
      }
      throw new Failure(`${path}: ${error instanceof Error ? error.message : error}`);
    }
  }
}

/** Screen pixels of one pixel, and between pictures. */
const ZOOM = 8, GAP = 8;
const PER_ROW = 10;

/** The pictures side by side, every pixel a square. */
async function sheetOf(contents: Contents, colorMap: ColorMapName): Promise<Uint8Array> {
  const { encodePng } = await import("../../lib/render/sheets/raster.ts");
  const pictures = contents.pictures.map((picture) => ({
    picture: picture.make(),
    map: picture.isSigned ? "diverging" as const : colorMap,
  }));
  const first = pictures[0]!.picture;
  const across = Math.min(PER_ROW, pictures.length);
  const pitch = { x: first.width * ZOOM + GAP, y: first.height * ZOOM + GAP };
  const width = across * pitch.x - GAP;
  const height = Math.ceil(pictures.length / across) * pitch.y - GAP;
  const data = new Uint8Array(width * height * 3).fill(255);
  pictures.forEach(({ picture, map }, i) => {
    const left = i % across * pitch.x, top = Math.floor(i / across) * pitch.y;
    for (let y = 0; y < picture.height * ZOOM; y++) {
      for (let x = 0; x < picture.width * ZOOM; x++) {
        const pixel = Math.floor(y / ZOOM) * picture.width + Math.floor(x / ZOOM);
        data.set(pixelColor(picture, pixel, map), ((top + y) * width + left + x) * 3);
      }
    }
  });
  return encodePng({ width, height, channels: 3, data });
}

function pixelColor(picture: Picture, pixel: number, map: ColorMapName): Rgb {
  if ("values" in picture) return colorOf(map, picture.values[pixel]!);
  const { rgb } = picture;
  return [rgb[pixel * 3]!, rgb[pixel * 3 + 1]!, rgb[pixel * 3 + 2]!];
}
