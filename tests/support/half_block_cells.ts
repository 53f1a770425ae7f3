/** What a terminal would show: the colours of the upper and the lower half of each cell (-1: its own background). */
export function halfBlockCells(line: string): { top: number[]; bottom: number[] } {
  const top: number[] = [], bottom: number[] = [];
  let front = -2, back = -1;
  // deno-lint-ignore no-control-regex -- escape sequences are what is read
  for (const [, sgr, glyph] of line.matchAll(/\x1b\[([0-9;]*)m|(.)/gu)) {
    if (glyph === undefined) {
      const codes = (sgr || "0").split(";").map(Number);
      while (codes.length > 0) {
        const code = codes.shift()!;
        if (code === 0) [front, back] = [-2, -1];
        else if (code === 49) back = -1;
        else if (code === 39) front = -2;
        else if (code === 38 || code === 48) {
          const color = codes.shift() === 5
            ? codes.shift()!
            : (codes.shift()! << 16) | (codes.shift()! << 8) | codes.shift()!;
          if (code === 38) front = color;
          else back = color;
        } else if (code >= 90) {
          if (code >= 100) back = code - 100 + 8;
          else front = code - 90 + 8;
        } else if (code >= 40) back = code - 40;
        else front = code - 30;
      }
      continue;
    }
    top.push(glyph === "▀" || glyph === "█" ? front : back);
    bottom.push(glyph === "▄" || glyph === "█" ? front : back);
  }
  return { top, bottom };
}
