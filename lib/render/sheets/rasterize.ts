// Imported so that Deno has the package at hand; the font itself is no module.
import "@expo-google-fonts/didact-gothic/package.json" with { type: "json" };
import { loadResvg } from "../../resvg.ts";

/** The one font of rasterized text, so that it looks the same on every machine. */
export const FONT_FAMILY = "Didact Gothic";

/** Draws SVG without a browser. */
export interface Rasterizer {
  /** A PNG file of an SVG, `zoom` pixels a unit, on white. */
  png(svg: string, zoom: number): Uint8Array;
  /** The pixels of an SVG, one a unit, on white: red, green, blue, alpha of each. */
  pixels(svg: string): { width: number; height: number; rgba: Uint8Array };
}

const FONT = import.meta.resolve(
  "@expo-google-fonts/didact-gothic/400Regular/DidactGothic_400Regular.ttf",
);

let ready: Promise<Rasterizer> | undefined;

/** Loads the rasterizer once (some 60 ms). Reads its WASM and its font from the package cache. */
export function loadRasterizer(): Promise<Rasterizer> {
  return ready ??= load();
}

async function load(): Promise<Rasterizer> {
  const [Resvg, font] = await Promise.all([loadResvg(), Deno.readFile(new URL(FONT))]);
  const options = {
    font: { fontBuffers: [font], defaultFontFamily: FONT_FAMILY, sansSerifFamily: FONT_FAMILY },
    background: "#fff",
  };
  return {
    png(svg, zoom) {
      const parsed = new Resvg(svg, { ...options, fitTo: { mode: "zoom", value: zoom } });
      const image = parsed.render();
      const png = image.asPng();
      image.free();
      parsed.free();
      return png;
    },
    pixels(svg) {
      const parsed = new Resvg(svg, options);
      const image = parsed.render();
      const { width, height, pixels } = image;
      const rgba = pixels.slice();
      image.free();
      parsed.free();
      return { width, height, rgba };
    },
  };
}
