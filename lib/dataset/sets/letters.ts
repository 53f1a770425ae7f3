import { readFailure } from "../read_failure.ts";
import { type Drawing, drawPaths } from "./draw_paths.ts";
import { importPackage, packageFolder } from "./package_folder.ts";
import type { BuiltInSet, SetImages } from "./set.ts";

const NAME = "@letters", SIDE = 28;
/** Height of a face's H, and the most that any letter may take of an image, in pixels. */
const HEIGHT = 18, MOST = 24;
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
/** Typefaces that have upright and bold, and those that have an italic too. */
const PLAIN = [
  "cinzel",
  "comfortaa",
  "dancing-script",
  "caveat",
  "orbitron",
  "oswald",
  "quicksand",
  "roboto-slab",
] as const;
const WITH_ITALIC = [
  "courier-prime",
  "lato",
  "libre-baskerville",
  "lora",
  "open-sans",
  "playfair-display",
  "titillium-web",
  "ubuntu",
] as const;
/** Those of one style. */
const SINGLE = ["bebas-neue", "didact-gothic"] as const;

/** The capital letters of the Latin alphabet in many typefaces of Google Fonts, as npm has them. */
export const letters: BuiltInSet = {
  name: NAME,
  about: "A to Z in 42 typefaces, 28x28 (downloads 20 MB of fonts once)",
  shape: [SIDE, SIDE],
  async prepare() {
    await importPackage("opentype.js", NAME);
    for (const { family } of faces()) await packageFolder(`@expo-google-fonts/${family}`, NAME);
  },
  images: drawLetters,
  parts: null,
};

async function drawLetters(signal?: AbortSignal): Promise<SetImages> {
  const { parse } = await importPackage<OpenType>("opentype.js", NAME);
  const drawings: Drawing[] = [], paths: string[] = [];
  for (const face of faces()) {
    signal?.throwIfAborted();
    const font = parse(await readFont(face));
    for (const letter of LETTERS) {
      drawings.push(drawingOf(font, letter));
      paths.push(`${nameOf(face)} ${letter}`);
    }
  }
  return {
    pixels: await drawPaths(drawings, [SIDE, SIDE], signal),
    labels: Int32Array.from(drawings, (_, i) => i % LETTERS.length),
    names: LETTERS,
    paths,
  };
}

/** A style of a typeface. */
interface Face {
  readonly family: typeof PLAIN[number] | typeof WITH_ITALIC[number] | typeof SINGLE[number];
  readonly style: "400Regular" | "400Regular_Italic" | "700Bold";
}

function faces(): Face[] {
  const styled = (family: Face["family"], ...styles: Face["style"][]) =>
    styles.map((style) => ({ family, style }));
  return [
    ...SINGLE.flatMap((family) => styled(family, "400Regular")),
    ...PLAIN.flatMap((family) => styled(family, "400Regular", "700Bold")),
    ...WITH_ITALIC.flatMap((family) =>
      styled(family, "400Regular", "400Regular_Italic", "700Bold")
    ),
  ];
}

/** "Open Sans Bold". */
function nameOf({ family, style }: Face): string {
  return `${capitalized(family).join(" ")} ${style.replace(/^\d+(Regular_)?/, "")}`;
}

async function readFont({ family, style }: Face): Promise<ArrayBuffer> {
  const folder = await packageFolder(`@expo-google-fonts/${family}`, NAME);
  const file = new URL(`${style}/${capitalized(family).join("")}_${style}.ttf`, folder);
  const bytes = await Deno.readFile(file).catch((error) => {
    throw readFailure(NAME, error);
  });
  return bytes.buffer;
}

function capitalized(family: string): string[] {
  return family.split("-").map((word) => word[0]!.toUpperCase() + word.slice(1));
}

/** What is used of opentype.js. */
interface OpenType {
  parse(buffer: ArrayBuffer): Font;
}
interface Font {
  getPath(text: string, x: number, y: number, size: number): {
    getBoundingBox(): { x1: number; y1: number; x2: number; y2: number };
    toPathData(decimals: number): string;
  };
}

/** A letter in the middle of its image, all of a face at one scale unless they are too large for it. */
function drawingOf(font: Font, letter: string): Drawing {
  const size = 1000;
  const path = font.getPath(letter, 0, 0, size);
  const { x1, y1, x2, y2 } = path.getBoundingBox();
  const capital = font.getPath("H", 0, 0, size).getBoundingBox();
  const scale = Math.min(HEIGHT / (capital.y2 - capital.y1), MOST / (x2 - x1), MOST / (y2 - y1));
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return {
    paths: [path.toPathData(2)],
    transform: `translate(${SIDE / 2} ${SIDE / 2}) scale(${scale}) translate(${-x} ${-y})`,
  };
}
