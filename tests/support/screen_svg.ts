import { encode } from "fast-png";
import type { Cell, Terminal } from "./terminal.ts";

/** Size of a cell in the picture. */
const WIDTH = 8, HEIGHT = 16;
/** The terminal's own colours in the picture. */
const PAPER = 0x111111, INK = 0xd8d8d8;

/**
 * The screen as an SVG: the two halves of every cell as a picture with one pixel each, and the text above it.
 *
 * @param title read out to those who do not see it
 */
export function screenSvg(terminal: Terminal, title: string): string {
  const { columns, rows } = terminal;
  const cells = Array.from(
    { length: rows },
    (_, row) => Array.from({ length: columns }, (_, column) => terminal.cell(column, row)),
  );
  const [width, height] = [columns * WIDTH, rows * HEIGHT];
  const text = cells.flatMap((line, row) => textRuns(line).map((run) => runSvg(run, row)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" ` +
    `height="${height}" role="img" aria-label="${escape(title)}"><title>${escape(title)}</title>` +
    `<image width="${width}" height="${height}" preserveAspectRatio="none" ` +
    `style="image-rendering:pixelated" image-rendering="optimizeSpeed" ` +
    `href="data:image/png;base64,${halvesPng(cells).toBase64()}"/>` +
    `<g font-family="DejaVu Sans Mono,Menlo,Consolas,monospace" font-size="13">` +
    `${text.join("")}</g></svg>\n`;
}

/** One pixel for the upper and one for the lower half of each cell. */
function halvesPng(cells: readonly (readonly Cell[])[]): Uint8Array {
  const width = cells[0]!.length, height = cells.length * 2;
  const data = new Uint8Array(width * height * 3);
  const paint = (x: number, y: number, color: number) =>
    data.set([color >> 16, (color >> 8) & 255, color & 255], (y * width + x) * 3);
  cells.forEach((line, row) =>
    line.forEach((cell, column) => {
      const [front, back] = colorsOf(cell);
      paint(column, row * 2, cell.text === "▀" || cell.text === "█" ? front : back);
      paint(column, row * 2 + 1, cell.text === "▄" || cell.text === "█" ? front : back);
    })
  );
  return encode({ width, height, data, channels: 3, depth: 8 });
}

interface Run {
  readonly column: number;
  readonly text: string;
  readonly style: string;
}

/** Stretches of text of one style; blanks and half blocks are in the picture. */
function textRuns(line: readonly Cell[]): Run[] {
  const runs: Run[] = [];
  let column = 0;
  while (column < line.length) {
    const style = styleOf(line[column]!);
    const first = column;
    let text = "";
    while (column < line.length && styleOf(line[column]!) === style) {
      const { text: own } = line[column]!;
      text += "▀▄█".includes(own) ? " " : own;
      column++;
    }
    // Wider gaps part a run, since browsers differ in whether they keep more than one blank.
    for (const { 0: words, index } of text.matchAll(/\S+(?: \S+)*/g)) {
      runs.push({ column: first + index, text: words, style });
    }
  }
  return runs;
}

function styleOf(cell: Cell): string {
  const [front] = colorsOf(cell);
  return [
    `fill="#${front.toString(16).padStart(6, "0")}"`,
    cell.isBold ? 'font-weight="bold"' : "",
    cell.isDim ? 'opacity="0.6"' : "",
    cell.isUnderlined ? 'text-decoration="underline"' : "",
  ].filter((part) => part !== "").join(" ");
}

function runSvg({ column, text, style }: Run, row: number): string {
  const place = `x="${column * WIDTH}" y="${row * HEIGHT + 12}"`;
  const length = [...text].length * WIDTH;
  return `<text ${place} textLength="${length}" lengthAdjust="spacingAndGlyphs" ${style}>${
    escape(text)
  }</text>`;
}

function colorsOf({ foreground, background, isInverse }: Cell): [front: number, back: number] {
  const [front, back] = [foreground ?? INK, background ?? PAPER];
  return isInverse ? [back, front] : [front, back];
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
