import ndarray from "ndarray";
import { FOUND_FROM, matchParts, type PartMatch } from "../analysis/known_parts.ts";
import type { BuiltInSet, KnownParts } from "../dataset/sets/set.ts";
import { Failure } from "../failure.ts";
import { componentExhibit } from "./exhibits.ts";
import type { ModelFacts } from "./model_facts.ts";
import { componentName, count, counted, percentage } from "./numbers.ts";
import { scaledPicture } from "./pictures.ts";
import { type Data, EMPTY, type Exhibit, type Part } from "./section.ts";
import { type Cell, type Column, dataTable } from "./table.ts";

const COLUMNS: readonly Column[] = [
  { name: "part", title: "part" },
  { name: "component", title: "component", align: "right", text: (t) => String(t + 1) },
  { name: "cosine", title: "cosine", align: "right", text: (value) => value.toFixed(3) },
  { name: "found", title: "" },
];

/** What a model has found of the known parts of a set. */
interface Found {
  readonly set: BuiltInSet;
  readonly parts: KnownParts;
  /** In the order of the parts. */
  readonly matches: readonly PartMatch[];
  /** Parts that the images determine. */
  readonly expected: number;
  /** How many of them were found. */
  readonly found: number;
}

/**
 * The components of a model beside the known parts of a built-in set, matched one to one.
 *
 * @param parts of the set
 * @throws {Failure} where the model's components are of another size
 */
export function knownParts(
  model: ModelFacts,
  set: BuiltInSet,
  parts: KnownParts,
): Part & { readonly data: readonly Data[] } {
  checkShape(model, set);
  const found = find(model, set, parts);
  return { ...EMPTY, title: "", parts: [shownPart(model, found)], data: [dataOf(model, found)] };
}

function shownPart(model: ModelFacts, found: Found): Part {
  const { set, parts } = found;
  const k = model.model.components.shape[0]!;
  const exhibits = found.matches.map((match) => partExhibit(model, found, match));
  return {
    ...EMPTY,
    title: `${count(found.found)} of ${count(found.expected)} parts of ${set.name} found`,
    subtitle: `by ${counted(k, "component")}, ${percentage(found.found / k)} of which are parts; ` +
      `cosine at least ${FOUND_FROM}`,
    notes: parts.beyond ? [beyondNote(parts.beyond)] : [],
    pictures: [{
      name: "parts",
      title: `Parts of ${set.name}, and the components matched with them (${model.name})`,
      columns: 5,
      isStacked: true,
      rows: [{ label: "", exhibits }],
    }],
    tables: [{
      title: "Parts and components, matched one to one",
      isDetail: false,
      columns: COLUMNS,
      rows: rowsOf(found),
    }],
  };
}

function beyondNote({ parts, why }: NonNullable<KnownParts["beyond"]>): string {
  return parts.length === 0 ? why : `Not determined by the images: ${parts.join(", ")}. ${why}`;
}

function checkShape({ path, model: { shape, channels } }: ModelFacts, set: BuiltInSet): void {
  if (channels === 1 && shape.every((side, i) => side === set.shape[i])) return;
  throw new Failure(
    `${path}: components of ${shape.join("x")}, but ${set.name} is of ${set.shape.join("x")}; ` +
      `fit ${set.name} first`,
  );
}

function find({ model: { components } }: ModelFacts, set: BuiltInSet, parts: KnownParts): Found {
  const p = components.shape[1]!, m = parts.names.length;
  const matches = matchParts(components, ndarray(parts.pixels, [m, p]));
  const beyond = parts.beyond?.parts ?? [];
  const isExpected = ({ part }: PartMatch) => !beyond.includes(parts.names[part]!);
  return {
    set,
    parts,
    matches,
    expected: m - beyond.length,
    found: matches.filter((match) => match.isFound && isExpected(match)).length,
  };
}

/** The part above the component. */
function partExhibit(
  model: ModelFacts,
  { set, parts }: Found,
  { part, component, cosine }: PartMatch,
): Exhibit {
  const size = set.shape[0] * set.shape[1];
  const values = parts.pixels.subarray(part * size, (part + 1) * size);
  const name = parts.names[part]!;
  const { pictures } = componentExhibit(model, component, []);
  return {
    name,
    short: name,
    facts: [{ name: componentName(component), text: `#${component + 1}: ${cosine.toFixed(2)}` }],
    pictures: [{
      label: "",
      words: name,
      isSigned: false,
      scale: { low: 0, high: 255 },
      make: () => scaledPicture(values, model.model),
    }, ...pictures],
  };
}

function rowsOf({ parts, matches }: Found): Cell[][] {
  return matches.map(({ part, component, cosine, isFound }) => [
    parts.names[part]!,
    component,
    cosine,
    isFound ? "found" : null,
  ]);
}

function dataOf({ model }: ModelFacts, found: Found): Data {
  const { set, parts, matches } = found;
  return {
    name: "parts",
    title: `Parts of ${set.name} and components, matched one to one`,
    table: () => dataTable(COLUMNS, rowsOf(found)),
    json: () => ({
      set: set.name,
      n_components: model.components.shape[0],
      n_parts: parts.names.length,
      found_from: FOUND_FROM,
      expected: found.expected,
      found: found.found,
      share: found.found / found.expected,
      share_of_components: found.found / model.components.shape[0]!,
      parts: matches.map(({ part, component, cosine, isFound }) => ({
        part,
        name: parts.names[part],
        component,
        cosine,
        found: isFound,
      })),
      beyond: parts.beyond,
    }),
  };
}
