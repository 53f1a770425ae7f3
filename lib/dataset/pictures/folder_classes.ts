import { Failure } from "../../failure.ts";
import { shown } from "../../shown_text.ts";
import type { LabelNames } from "../source_labels.ts";

/** The classes that the folders of pictures are. */
export interface FolderClasses {
  /** Their names; null where the pictures are in no folders. */
  readonly labels: { readonly names: LabelNames } | null;
  /** The index of a picture's class. */
  labelOf(path: string): number;
}

/**
 * Takes the first folder of each path for the picture's class. A folder around all of them, as in most archives, is
 * none.
 *
 * @param name the source, for messages
 * @param paths of all pictures, with slashes, from the source on
 * @throws {Failure} some pictures are in folders and others beside these
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { folderClasses } from "./folder_classes.ts";
 * const paths = ["set/boot/1.png", "set/boot/2.png", "set/coat/old/1.png"];
 * const { labels, labelOf } = folderClasses("set.zip", paths);
 * assert.deepEqual(labels?.names.names, ["boot", "coat"]);
 * assert.deepEqual(paths.map(labelOf), [0, 0, 1]);
 * ```
 */
export function folderClasses(name: string, paths: readonly string[]): FolderClasses {
  const depth = commonFolders(paths);
  const classOf = (path: string): string | undefined => {
    const parts = path.split("/");
    return parts.length > depth + 1 ? parts[depth] : undefined;
  };
  const indices = new Map<string, number>();
  let beside: string | null = null;
  for (const path of paths) {
    const found = classOf(path);
    if (found === undefined) beside ??= path;
    else if (!indices.has(found)) indices.set(found, indices.size);
  }
  if (indices.size === 0) return { labels: null, labelOf: () => 0 };
  if (beside !== null) {
    throw new Failure(
      `${name}: ${shown(beside)} is in no folder of a class, but others are; move it into one`,
    );
  }
  return {
    labels: { names: { names: [...indices.keys()], isOrdered: false } },
    labelOf: (path) => indices.get(classOf(path)!)!,
  };
}

/** How many folders all paths begin with. */
function commonFolders(paths: readonly string[]): number {
  const folders = (paths[0] ?? "").split("/").slice(0, -1);
  const differs = folders.findIndex((folder, depth) =>
    paths.some((path) => path.split("/").slice(0, -1)[depth] !== folder)
  );
  return differs < 0 ? folders.length : differs;
}
