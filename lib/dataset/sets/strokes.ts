import { readFailure } from "../read_failure.ts";
import { type Drawing, drawPaths } from "./draw_paths.ts";
import { packageFolder } from "./package_folder.ts";
import type { BuiltInSet, KnownParts, SetImages } from "./set.ts";

const NAME = "@strokes", SIDE = 32, CHARACTERS = 1000;
/** The drawings have a square of 1024, upwards from 124 below the line. */
const TRANSFORM = `scale(${SIDE / 1024}) translate(0 900) scale(1 -1)`;
/** The characters of GB 2312's first level, the 3,755 most used: 94 in each row from 16 to 55, but five in the last. */
const FIRST_ROW = 16, IN_ROW = 94, LEVEL = 3755;

/**
 * Chinese characters, which are written with strokes of a few kinds: the true parts of each are known. Drawn from npm's
 * `hanzi-writer-data` (Make Me a Hanzi), a character in every 3.755 of the most used.
 */
export const strokes: BuiltInSet = {
  name: NAME,
  about: "1,000 Chinese characters, 32x32: the strokes of each are known (downloads 13 MB once)",
  shape: [SIDE, SIDE],
  async prepare() {
    await packageFolder("hanzi-writer-data", NAME);
  },
  images: drawCharacters,
  parts: drawStrokes,
};

async function drawCharacters(signal?: AbortSignal): Promise<SetImages> {
  const characters = await readCharacters();
  const counts = [...new Set(characters.map(({ outlines }) => outlines.length))]
    .sort((a, b) => a - b);
  return {
    pixels: await drawPaths(
      characters.map(({ outlines }): Drawing => ({ paths: outlines, transform: TRANSFORM })),
      [SIDE, SIDE],
      signal,
    ),
    labels: Int32Array.from(characters, ({ outlines }) => counts.indexOf(outlines.length)),
    names: counts.map((count) => count === 1 ? "1 stroke" : `${count} strokes`),
    paths: characters.map(({ character }) => character),
  };
}

async function drawStrokes(): Promise<KnownParts> {
  const all = (await readCharacters()).flatMap(({ character, outlines }) =>
    outlines.map((outline, i) => ({ name: `${character} ${i + 1}`, outline }))
  );
  const drawings = all.map(({ outline }): Drawing => ({ paths: [outline], transform: TRANSFORM }));
  return {
    names: all.map(({ name }) => name),
    pixels: await drawPaths(drawings, [SIDE, SIDE]),
    beyond: {
      parts: [],
      why:
        "NMF knows no shifts: the same stroke at another place is another part, so k components are k of these " +
        "strokes at most. What many characters have at one place is found, a radical's stroke or all of a radical, and " +
        "not the stroke that moves.",
    },
  };
}

/** A character and the outlines of its strokes, in the order in which they are written. */
interface Character {
  readonly character: string;
  readonly outlines: readonly string[];
}

async function readCharacters(): Promise<Character[]> {
  const folder = await packageFolder("hanzi-writer-data", NAME);
  return await Promise.all(
    characters().map(async (character) => {
      const text = await Deno.readTextFile(new URL(`${character}.json`, folder)).catch((error) => {
        throw readFailure(NAME, error);
      });
      return { character, outlines: JSON.parse(text).strokes };
    }),
  );
}

/** 1,000 characters at equal distances among the most used. */
function characters(): string[] {
  const decoder = new TextDecoder("gb18030");
  return Array.from({ length: CHARACTERS }, (_, i) => {
    const place = Math.floor(i * LEVEL / CHARACTERS);
    const row = FIRST_ROW + Math.floor(place / IN_ROW), column = 1 + place % IN_ROW;
    return decoder.decode(Uint8Array.of(0xa0 + row, 0xa0 + column));
  });
}
