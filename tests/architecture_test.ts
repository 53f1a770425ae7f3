import { doesNotMatch, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

// The folders in the order of the data flow: a file imports from its own stage or from one before.
const FLOW = [
  ["arrays"],
  ["dataset"],
  ["factorization"],
  ["model"],
  ["analysis"],
  ["sections"],
  ["render"],
  ["commands", "cli"],
];
const ROOT = new URL("../", import.meta.url).pathname;

/** Every source file below a folder, as a path from the repository's root. */
function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes("kernels/assembly/"));
}

/** What a file imports by a relative path; `free` where it costs nothing at start-up: on demand, or a type alone. */
function imports(path: string): { to: string; free: boolean }[] {
  const text = readFileSync(join(ROOT, path), "utf8").replace(/^\s*(\*|\/\/).*$/gm, "");
  const pattern = /(?:(import|export) (type )?[^;"]*?from|import\()\s*"(\.[^"]+)"/g;
  return [...text.matchAll(pattern)].map(([, statement, type, target]) => ({
    to: join(dirname(path), target!),
    free: !statement || type !== undefined,
  }));
}

const stage = (path: string) => FLOW.findIndex((folders) => folders.includes(path.split("/")[1]!));

Deno.test("imports run one way, along the data flow", () => {
  let seen = 0;
  for (const path of sources("lib").filter((path) => stage(path) >= 0)) {
    for (const { to, free } of imports(path)) {
      seen++;
      if (to.startsWith("tui/")) {
        ok(free && path.startsWith("lib/commands/"), `${path} imports ${to}`);
      } else if (stage(to) >= 0) {
        ok(stage(to) <= stage(path), `${path} imports ${to}, which comes later`);
      }
    }
  }
  ok(seen > 100, `only ${seen} imports seen: the test looks in the wrong place`);
});

Deno.test("the TUI takes nothing from the command line, and only its Ink part loads React", () => {
  for (const path of sources("tui")) {
    for (const { to } of imports(path)) doesNotMatch(to, /^lib\/cli/, `${path} imports ${to}`);
  }
  for (const path of sources("lib")) {
    doesNotMatch(
      readFileSync(join(ROOT, path), "utf8"),
      /from "(react|ink)"/,
      `${path} loads React`,
    );
  }
});
