import process from "node:process";
import { join } from "node:path";

/** A path as a shell reads it: `~` is the home of whoever types it. */
export function homePath(path: string): string {
  const { HOME = "", USERPROFILE = HOME } = process.env;
  const home = HOME || USERPROFILE;
  if (home === "" || (path !== "~" && !path.startsWith("~/"))) return path;
  return join(home, path.slice(1));
}
