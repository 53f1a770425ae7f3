const BETWEEN = " · ";

/** As many of the parts as fit between dots, from the first on; none is cut. */
export function fittingParts(parts: readonly string[], room: number): string {
  let shown = parts.filter((part) => part !== "");
  while (shown.length > 0 && shown.join(BETWEEN).length > room) shown = shown.slice(0, -1);
  return shown.join(BETWEEN);
}
