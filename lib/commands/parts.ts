import ndarray from "ndarray";
import { FOUND_FROM, matchParts, type PartMatch } from "../analysis/known_parts.ts";
import { builtInSet } from "../dataset/sets/registry.ts";
import type { BuiltInSet, KnownParts } from "../dataset/sets/set.ts";
import { Failure } from "../failure.ts";
import type { ModelHandle } from "../model/model_file.ts";
import { writeGallery } from "../render/pictures/gallery.ts";
import { styleFor } from "../render/text/style.ts";
import { table } from "../render/text/table.ts";
import { componentName, count, counted } from "../sections/numbers.ts";
import { rowOf, scaledPicture } from "./exhibits.ts";
import type { Io } from "./io.ts";
import { withModel } from "./model_parts.ts";

/** What a model has found of the known parts of a set. */
interface Found {
  readonly set: BuiltInSet;
  readonly parts: KnownParts;
  readonly matches: readonly PartMatch[];
  /** Parts that a factorization can be expected to find. */
  readonly expected: number;
  /** How many of them were found. */
  readonly found: number;
}

/** `parts`: the components of a model beside the known parts of a built-in set. */
export async function parts(path: string, name: string, io: Io): Promise<void> {
  const set = builtInSet(name);
  if (set.parts === null) {
    throw new Failure(`${name}: what its images are made of is not known; see parts --help`, 2);
  }
  const known = await set.parts();
  await withModel(path, async (model) => {
    checkShape(model, set);
    const found = find(model, set, known);
    await (io.json ? io.out(JSON.stringify(asJson(model, found)) + "\n") : show(model, found, io));
  });
}

function checkShape({ path, shape, channels }: ModelHandle, set: BuiltInSet): void {
  if (channels === 1 && shape.every((side, i) => side === set.shape[i])) return;
  throw new Failure(
    `${path}: components of ${shape.join("x")}, but ${set.name} is of ${set.shape.join("x")}; ` +
      `fit ${set.name} first`,
  );
}

function find({ components }: ModelHandle, set: BuiltInSet, parts: KnownParts): Found {
  const p = components.shape[1]!, m = parts.names.length;
  const matches = matchParts(components, ndarray(parts.pixels, [m, p]));
  const beyond = parts.beyond?.parts ?? [];
  const isExpected = (part: number) => !beyond.includes(parts.names[part]!);
  return {
    set,
    parts,
    matches,
    expected: m - beyond.length,
    found: matches.filter(({ part, isFound }) => isFound && isExpected(part)).length,
  };
}

function asJson({ components }: ModelHandle, { set, parts, matches, expected, found }: Found) {
  return {
    set: set.name,
    n_components: components.shape[0],
    n_parts: parts.names.length,
    found_from: FOUND_FROM,
    expected,
    found,
    share: found / expected,
    parts: matches.map(({ part, component, cosine, isFound }) => ({
      part,
      name: parts.names[part],
      component,
      cosine,
      found: isFound,
    })),
    beyond: parts.beyond,
  };
}

async function show(model: ModelHandle, result: Found, io: Io): Promise<void> {
  const { set, parts, matches, expected, found } = result;
  const { bold, dim } = styleFor(io.colorDepth);
  const k = model.components.shape[0]!;
  await io.out(
    `${bold(`${count(found)} of ${count(expected)} parts of ${set.name} found`)}  ` +
      `by ${counted(k, "component")}; cosine at least ${FOUND_FROM}\n\n`,
  );
  const columns = [
    { title: "part" },
    { title: "component", align: "right" as const },
    { title: "cosine", align: "right" as const },
    { title: "" },
  ];
  const rows = matches.map(({ part, component, cosine, isFound }) => [
    parts.names[part]!,
    String(component + 1),
    cosine.toFixed(3),
    isFound ? "found" : "",
  ]);
  await io.out(table(columns, rows, dim).join("\n") + "\n\n");
  await io.out("Each part above, its component below\n");
  const p = model.components.shape[1]!;
  await writeGallery(
    matches.map(({ part, component, cosine }) => ({
      caption: [parts.names[part]!, dim(`${componentName(component)}  ${cosine.toFixed(2)}`)],
      pictures: [
        scaledPicture(parts.pixels.subarray(part * p, (part + 1) * p), set.shape),
        scaledPicture(rowOf(model.components, component), set.shape),
      ],
      colorMap: io.colorMap,
    })),
    io,
  );
  if (parts.beyond) {
    await io.out(
      `\nNot determined by the images: ${parts.beyond.parts.join(", ")}; ${parts.beyond.why}.\n`,
    );
  }
}
