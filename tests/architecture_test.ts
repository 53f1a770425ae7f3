import { deepEqual, doesNotMatch, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";

/** The rooms in the order of the data flow: a file imports from its own room or from one before. */
const FLOW = [
  "lib/arrays",
  "lib/dataset",
  "lib/factorization",
  "lib/model",
  "lib/analysis",
  "lib/sweep",
  "lib/sections",
  "lib/render",
  "lib/commands",
  "lib/cli",
  "tui",
];
/** What the rooms within rooms offer to others; all else in them is their own. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  "lib/analysis/selection": ["consensus_matrix", "cophenetic", "sparseness", "stability"],
  "lib/dataset/pictures": ["fit_to_size"],
  "lib/dataset/sets": ["registry", "set"],
  "lib/factorization/worker": ["client", "prepared_worker", "thread_count"],
  "lib/render/charts": ["draw_chart"],
  "lib/render/folder": ["data_files", "manifest", "report_files", "write_folder"],
  "lib/render/pictures": [
    ...["choose_driver", "color_depth", "color_map", "drawing", "driver", "picture", "renderer"],
    ...["terminal_answer", "terminal_facts", "text_protocols"],
  ],
  "lib/render/pictures/drivers": ["braille", "cell_encoder"],
  "lib/render/sheets": ["picture_file", "raster", "sheet_of"],
  "lib/render/tables": ["csv", "json"],
  "lib/render/text": [
    ...["bar", "box_plot", "chart_lines", "pager", "progress_line", "report", "section", "style"],
    ...["table", "terminal_reset", "text_width", "unicode", "wrap_words"],
  ],
  "tui/screens": ["names"],
  "tui/screens/classes": ["view_keys"],
  "tui/screens/components": ["layout"],
  "tui/screens/draw": ["update"],
  "tui/screens/samples": ["state"],
  "tui/screens/training": ["update"],
};
const ROOT = new URL("../", import.meta.url).pathname;

/** An import of one file by another, whether of values or of types, at once or on demand. */
interface Import {
  readonly from: string;
  readonly to: string;
  readonly isDynamic: boolean;
}

/** Every source file below a folder, as a path from the repository's root. */
function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes("kernels/assembly/"));
}

/** All that a file imports by a relative path. */
function importsOf(from: string): Import[] {
  const text = readFileSync(join(ROOT, from), "utf8").replace(/^\s*(\*|\/\/).*$/gm, "");
  const pattern = /(?:\b(?:import|export)\b[^;"]*?\bfrom\s*|\bimport\s*(\()?\s*)"(\.[^"]+)"/g;
  return [...text.matchAll(pattern)].map(([, dynamic, target]) => ({
    from,
    to: join(dirname(from), target!),
    isDynamic: dynamic !== undefined,
  }));
}

const FILES = [...sources("lib"), ...sources("tui")];
const IMPORTS = FILES.flatMap(importsOf);

const roomOf = (path: string) => FLOW.findIndex((room) => path.startsWith(`${room}/`));

/** The files that reach themselves, each circle once. */
function circles(imports: readonly Import[]): string[] {
  const targets = Map.groupBy(imports, ({ from }) => from);
  const found: string[] = [], done = new Set<string>(), trail: string[] = [];
  const visit = (path: string) => {
    const at = trail.indexOf(path);
    if (at >= 0) found.push([...trail.slice(at), path].join(" -> "));
    if (at >= 0 || done.has(path)) return;
    trail.push(path);
    for (const { to } of targets.get(path) ?? []) visit(to);
    trail.pop();
    done.add(path);
  };
  FILES.forEach(visit);
  return found;
}

Deno.test("every import is of a file that is there", () => {
  ok(
    IMPORTS.length > 500,
    `only ${IMPORTS.length} imports seen: the test looks in the wrong place`,
  );
  const known = new Set(FILES);
  const missing = IMPORTS.filter(({ to }) =>
    /\.tsx?$/.test(to) && to !== "mod.ts" && !known.has(to)
  );
  deepEqual(missing.filter(({ to }) => !to.endsWith(".d.ts")), []);
});

Deno.test("no file imports itself by way of others, types included", () => {
  deepEqual(circles(IMPORTS), []);
});

Deno.test("imports run one way, along the data flow", () => {
  const upward = IMPORTS.filter(({ from, to }) =>
    roomOf(to) > roomOf(from) && roomOf(from) >= 0 &&
    !(from.startsWith("lib/commands/") && to.startsWith("tui/"))
  );
  deepEqual(upward.map(({ from, to }) => `${from} imports ${to}, which comes later`), []);
});

Deno.test("the TUI takes nothing from the command line, and only its Ink part loads React", () => {
  for (const { from, to } of IMPORTS) {
    if (from.startsWith("tui/")) doesNotMatch(to, /^lib\/cli/, `${from} imports ${to}`);
  }
  for (const path of FILES.filter((path) => path.startsWith("lib/"))) {
    const text = readFileSync(join(ROOT, path), "utf8");
    doesNotMatch(text, /from "(react|ink)"/, `${path} loads React`);
  }
});

Deno.test("a room within a room is entered only through what it offers", () => {
  const isInner = (room: string) => room.split("/").length > 2 || room.startsWith("tui/screens");
  const entered = [...IMPORTS, ...["main.ts", "mod.ts"].flatMap(importsOf)].filter(
    ({ from, to }) => {
      const room = dirname(to), isOffered = OFFERED[room]?.includes(basename(to, ".ts")) ?? false;
      return isInner(room) && !from.startsWith(`${dirname(room)}/`) && !isOffered;
    },
  );
  deepEqual(entered.map(({ from, to }) => `${from} imports ${to}, which is its room's own`), []);
});

Deno.test("what a room offers is taken by somebody", () => {
  const taken = new Set(
    IMPORTS.filter(({ from, to }) => dirname(from) !== dirname(to)).map(({ to }) => to),
  );
  const offered = Object.entries(OFFERED).flatMap(([room, names]) =>
    names.map((name) => `${room}/${name}.ts`)
  );
  deepEqual(offered.filter((path) => !taken.has(path)), []);
});
