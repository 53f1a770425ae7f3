import { textWidth } from "../lib/render/text/text_width.ts";
import { createPicturePainter, type Placed } from "./picture_painter.ts";
import { drawingOf, splitMarks } from "./picture_store.ts";

const BEGIN_FRAME = "\x1b[?2026h", END_FRAME = "\x1b[?2026l";
const NEXT_LINE = "\x1b[E";
const ENTER_SCREEN = "\x1b[?1049h", LEAVE_SCREEN = "\x1b[?1049l";

/** Standard output as Ink gets it. */
export interface PictureStream {
  readonly stdout: NodeJS.WriteStream;
  /** Forgets what is on the screen: what is written next is written whole. */
  forget(): void;
}

/** What a frame of Ink's does to a line. */
interface WrittenLine {
  /** The first column that is written; all from there on is erased before. */
  readonly from: number;
  /** The pictures whose upper left corner is in what is written. */
  readonly placed: readonly Placed[];
}

/**
 * Stands between Ink and the terminal: writes each frame at once, takes the marks of pictures out of it (see
 * `picture_store.ts`), and has the pictures painted there.
 *
 * Ink's incremental frames are "up n lines", then for each line either "next line" or what is new of it, from the
 * first changed column on. A line with a mark always comes whole, since Ink never updates lines with links in part.
 * After any other output than such a frame nothing is taken to be on the screen.
 *
 * @param size of the window now: a stream may know an old one only, after the window changed while it was stopped
 * @param isEntered the alternate screen is shown already, with the pictures of the first frame
 * @param spell how text is written for this terminal
 * @param onLeave written before the alternate screen is left, to undo what else was switched on
 */
export function pictureStream(
  real: NodeJS.WriteStream,
  size: () => { columns: number; rows: number },
  isEntered: boolean,
  spell: (text: string) => string,
  onLeave: () => string,
): PictureStream {
  /** For each line of the frame: the pictures that begin there. */
  let shown: (readonly Placed[])[] = [];
  let pending: string | null = null;
  const painter = createPicturePainter();

  const write = (chunk: unknown, ...rest: unknown[]): boolean => {
    const more = rest as [];
    if (typeof chunk !== "string") return real.write(chunk as Uint8Array, ...more);
    let text = pending === null ? chunk : pending + chunk;
    if (text.startsWith(BEGIN_FRAME)) {
      if (!text.endsWith(END_FRAME)) {
        pending = text;
        (rest.at(-1) as (() => void) | undefined)?.call?.(null);
        return true;
      }
      pending = null;
      const body = text.slice(BEGIN_FRAME.length, -END_FRAME.length);
      text = BEGIN_FRAME + frame(body) + END_FRAME;
    } else {
      text = MODES.test(text) ? modes(text) : frame(text);
    }
    return real.write(spell(text), ...more);
  };

  /** Modes of the terminal are no frame; what is on the screen stays, unless it is another screen. */
  const modes = (text: string): string => {
    if (text.includes(ENTER_SCREEN) || text.includes(LEAVE_SCREEN)) shown = [];
    return text
      .replace(LEAVE_SCREEN, () => onLeave() + LEAVE_SCREEN)
      // Entering the alternate screen keeps the cursor where it was; the frame begins at the top.
      .replace(ENTER_SCREEN, () => {
        const isThere = isEntered;
        isEntered = false;
        return (isThere ? "" : ENTER_SCREEN + "\x1b[2J") + "\x1b[H";
      });
  };

  const frame = (text: string): string => {
    // deno-lint-ignore no-control-regex -- cursor movement
    const up = /^\x1b\[(\d+)A/.exec(text);
    const isUpdate = up !== null && Number(up[1]) === shown.length - 1;
    const before = isUpdate ? shown : [];
    const upwards = up?.[0] ?? "";
    const { out, lines } = takeMarks(text.slice(upwards.length));
    shown = lines.map((line, i) => {
      if (line === null) return before[i] ?? [];
      return [...(before[i] ?? []).filter(({ column }) => column < line.from), ...line.placed];
    });
    const written = lines.map((line) => line?.from ?? Infinity);
    const { erasing, painting } = painter.change(before.flat(), shown.flat(), written);
    // Where Ink takes the cursor to be between frames.
    const bottom = `\x1b[${shown.length};1H`;
    return (erasing && erasing + bottom) + upwards + out + (painting && painting + bottom);
  };

  /** Goes through the lines of a frame; null is a line that stays as it is. */
  const takeMarks = (text: string): { out: string; lines: (WrittenLine | null)[] } => {
    const lines: (WrittenLine | null)[] = [];
    let out = "", at = 0;
    while (at < text.length) {
      if (text.startsWith(NEXT_LINE, at)) {
        out += NEXT_LINE;
        at += NEXT_LINE.length;
        lines.push(null);
        continue;
      }
      const end = text.indexOf("\n", at);
      const stop = end < 0 ? text.length : end;
      const line = text.slice(at, stop);
      // deno-lint-ignore no-control-regex -- cursor movement
      const start = /^\x1b\[(\d+)G/.exec(line);
      const from = start ? Number(start[1]) - 1 : 0;
      const placed: Placed[] = [];
      let column = from;
      for (const part of splitMarks(line)) {
        if (typeof part === "string") {
          out += part;
          column += textWidth(part.replace(CURSOR_AND_ERASE, ""));
          continue;
        }
        const drawing = drawingOf(part);
        if (drawing) placed.push({ id: part, drawing, line: lines.length, column });
        out += " ";
        column++;
      }
      lines.push({ from, placed });
      if (end >= 0) out += "\n";
      at = stop + 1;
    }
    // Nothing comes after the end of the last line but one where the last line stays as it is, or is empty.
    if (text.endsWith("\n") || text.endsWith(NEXT_LINE)) lines.push(null);
    return { out, lines };
  };

  const subscribe = (method: "on" | "off") => (event: string, handler: () => void) => {
    if (event !== "resize") real[method](event, handler);
    return stdout;
  };

  const stdout: NodeJS.WriteStream = new Proxy(real, {
    get(target, property) {
      if (property === "write") return write;
      if (property === "columns" || property === "rows") return size()[property];
      // The session answers to changes of the window itself, before Ink would draw a frame of the old size.
      if (property === "on" || property === "off") return subscribe(property);
      const value = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { stdout, forget: () => shown = [] };
}

// deno-lint-ignore no-control-regex -- modes are set by escape sequences
const MODES = /^(?:\x1b\[\?\d+[hl])*$/;
// deno-lint-ignore no-control-regex -- cursor movement
const CURSOR_AND_ERASE = /^\x1b\[\d+G\x1b\[K/;
