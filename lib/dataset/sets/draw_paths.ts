/** A drawing for one image. */
export interface Drawing {
  /** Outlines that are filled, as SVG writes them. */
  readonly paths: readonly string[];
  /** From their coordinates to those of the image, as SVG's `transform` writes it. */
  readonly transform: string;
}

/** Images side by side in a row of the sheet that is drawn at once. */
const COLUMNS = 32;
/** Images of a sheet. */
const SHEET = COLUMNS * 32;

/**
 * Draws filled outlines, white on black: each pixel is the share of it that they cover.
 *
 * @param shape [height, width] of an image; outlines must lie within it
 * @returns (n, height * width) 0..255
 */
export async function drawPaths(
  drawings: readonly Drawing[],
  [height, width]: readonly [height: number, width: number],
  signal?: AbortSignal,
): Promise<Uint8Array> {
  // where images are drawn only: the command line lists the sets, and starts without it
  const { loadResvg } = await import("../../resvg.ts");
  const Resvg = await loadResvg();
  const pixels = new Uint8Array(drawings.length * height * width);
  for (let first = 0; first < drawings.length; first += SHEET) {
    signal?.throwIfAborted();
    const sheet = drawings.slice(first, first + SHEET);
    const parsed = new Resvg(sheetOf(sheet, height, width));
    const image = parsed.render();
    const rgba = image.pixels;
    sheet.forEach((_, i) => {
      const left = i % COLUMNS * width, top = Math.floor(i / COLUMNS) * height;
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const coverage = rgba[((top + y) * COLUMNS * width + left + x) * 4 + 3]!;
          pixels[((first + i) * height + y) * width + x] = coverage;
        }
      }
    });
    image.free();
    parsed.free();
  }
  return pixels;
}

function sheetOf(drawings: readonly Drawing[], height: number, width: number): string {
  const rows = Math.ceil(drawings.length / COLUMNS);
  const cells = drawings.map(({ paths, transform }, i) => {
    const [x, y] = [i % COLUMNS * width, Math.floor(i / COLUMNS) * height];
    const shapes = paths.map((path) => `<path d="${path}"/>`).join("");
    return `<g transform="translate(${x} ${y}) ${transform}">${shapes}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${COLUMNS * width}" height="${
    rows * height
  }">${cells.join("")}</svg>`;
}
