import type { ColorDepth } from "../color_depth.ts";

const UPPER = 0, LOWER = 1, BLANK = 2, FULL = 3;
const GLYPHS = ["▀", "▄", " ", "█"] as const;
/** Bytes of each glyph in UTF-8. */
const GLYPH_BYTES = [3, 3, 1, 3] as const;

/** The colours that are set where text goes on; -1 is the terminal's own. */
export interface SetColors {
  /** Colour of the text. */
  foreground: number;
  /** Colour behind it. */
  background: number;
}

/** Sets the terminal's own colours again. */
export const RESET = "\x1b[m";

/** Writes rows of cells of two pixels each in one colour depth. What it needs to think is kept from row to row. */
export interface CellEncoder {
  /**
   * A row as text in as few bytes as can be: for every cell one of `▀ ▄ █` and space is chosen, and colours are set
   * only where they change (dynamic programming over the four choices). Ends in a reset.
   *
   * @param top colour codes of the upper pixels
   * @param bottom colour codes of the lower pixels, as many; -1 leaves that half as the terminal's background
   */
  encode(top: Int32Array, bottom: Int32Array): string;
  /** The same, but goes on with the colours that are set, and leaves its own set. */
  encodeAfter(colors: SetColors, top: Int32Array, bottom: Int32Array): string;
}

/** Of the cheapest way to each glyph in a cell: its bytes, and the colours then set (-1: none set). */
interface Ways {
  readonly cost: Float64Array;
  readonly front: Int32Array;
  readonly back: Int32Array;
}

function newWays(): Ways {
  return { cost: new Float64Array(4), front: new Int32Array(4), back: new Int32Array(4) };
}

/** An encoder for a colour depth. */
export function createCellEncoder(depth: Exclude<ColorDepth, "none">): CellEncoder {
  // Used again for every row: a page of pictures would leave thousands of small arrays behind.
  const ways = [newWays(), newWays()] as const;
  /** For each cell and glyph, the glyph before it on the cheapest way. */
  let from = new Uint8Array(512);
  /** The glyph of each cell. */
  let glyphs = new Uint8Array(128);

  const encodeAfter = (colors: SetColors, top: Int32Array, bottom: Int32Array): string => {
    const n = top.length;
    if (n === 0) return "";
    if (glyphs.length < n) [glyphs, from] = [new Uint8Array(n * 2), new Uint8Array(n * 8)];
    let [now, next] = ways as readonly [Ways, Ways];
    now.cost.fill(Infinity);
    now.cost[0] = 0;
    now.front.fill(colors.foreground);
    now.back.fill(colors.background);
    for (let i = 0; i < n; i++) {
      stepTo(i, top[i]!, bottom[i]!, now, next, from, depth);
      [now, next] = [next, now];
    }
    trace(n, now.cost, from, glyphs);
    return write(top, bottom, glyphs, depth, colors);
  };

  return {
    encode(top, bottom) {
      const text = encodeAfter({ foreground: -1, background: -1 }, top, bottom);
      return text === "" ? "" : text + RESET;
    },
    encodeAfter,
  };
}

/** The cheapest ways to the four glyphs of one cell, from those of the cell before it. */
function stepTo(
  cell: number,
  top: number,
  bottom: number,
  now: Ways,
  next: Ways,
  from: Uint8Array,
  depth: ColorDepth,
): void {
  for (let glyph = 0; glyph < 4; glyph++) {
    next.cost[glyph] = Infinity;
    if (!canShow(glyph, top, bottom)) continue;
    for (let s = 0; s < 4; s++) {
      const before = now.cost[s]!;
      if (before === Infinity) continue;
      const f = foreground(glyph, top, bottom, now.front[s]!);
      const g = background(glyph, top, bottom, now.back[s]!);
      const total = before + GLYPH_BYTES[glyph]! +
        changeBytes(f !== now.front[s], g !== now.back[s], f, g, depth);
      if (total >= next.cost[glyph]!) continue;
      next.cost[glyph] = total;
      next.front[glyph] = f;
      next.back[glyph] = g;
      from[cell * 4 + glyph] = s;
    }
  }
}

/** Fills in which glyph each of n cells has on the cheapest way. */
function trace(n: number, cost: Float64Array, from: Uint8Array, glyphs: Uint8Array): void {
  let glyph = cost.indexOf(Math.min(cost[0]!, cost[1]!, cost[2]!, cost[3]!));
  for (let i = n - 1; i >= 0; i--) {
    glyphs[i] = glyph;
    glyph = from[i * 4 + glyph]!;
  }
}

function write(
  top: Int32Array,
  bottom: Int32Array,
  glyphs: Uint8Array,
  depth: Exclude<ColorDepth, "none">,
  colors: SetColors,
): string {
  let text = "", { foreground: front, background: back } = colors;
  for (let i = 0; i < top.length; i++) {
    const glyph = glyphs[i]!, t = top[i]!, b = bottom[i]!;
    const f = foreground(glyph, t, b, front), g = background(glyph, t, b, back);
    if (f !== front || g !== back) {
      text += "\x1b[";
      if (f !== front) text += colorParameter(f, depth, "foreground");
      if (f !== front && g !== back) text += ";";
      if (g !== back) text += colorParameter(g, depth, "background");
      text += "m";
    }
    front = f;
    back = g;
    text += GLYPHS[glyph];
  }
  colors.foreground = front;
  colors.background = back;
  return text;
}

function canShow(glyph: number, top: number, bottom: number): boolean {
  if (glyph === BLANK) return top === bottom;
  if (glyph === FULL) return top === bottom && top >= 0;
  return glyph === UPPER ? top >= 0 : bottom >= 0;
}

function foreground(glyph: number, top: number, bottom: number, now: number): number {
  return glyph === BLANK ? now : glyph === LOWER ? bottom : top;
}

function background(glyph: number, top: number, bottom: number, now: number): number {
  return glyph === FULL ? now : glyph === UPPER ? bottom : top;
}

function changeBytes(
  frontChanges: boolean,
  backChanges: boolean,
  front: number,
  back: number,
  depth: ColorDepth,
): number {
  if (!frontChanges && !backChanges) return 0;
  return 3 + (frontChanges ? parameterBytes(front, depth) : 0) +
    (backChanges ? parameterBytes(back, depth) : 0) + (frontChanges && backChanges ? 1 : 0);
}

/** The SGR parameters that set a colour; -1 is the terminal's own. */
export function colorParameter(
  code: number,
  depth: Exclude<ColorDepth, "none">,
  ground: "foreground" | "background",
): string {
  const base = ground === "foreground" ? 30 : 40;
  if (code < 0) return String(base + 9);
  if (depth === "16") return String(code < 8 ? base + code : base + 60 + code - 8);
  if (depth === "256") return `${base + 8};5;${code}`;
  return `${base + 8};2;${code >> 16};${(code >> 8) & 255};${code & 255}`;
}

function parameterBytes(code: number, depth: ColorDepth): number {
  if (code < 0 || depth === "16") return 2;
  const digits = (value: number) => value < 10 ? 1 : value < 100 ? 2 : 3;
  if (depth === "256") return 5 + digits(code);
  return 7 + digits(code >> 16) + digits((code >> 8) & 255) + digits(code & 255);
}
