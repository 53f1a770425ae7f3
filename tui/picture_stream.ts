import { RESET, type SetColors } from "../lib/terminal/cell_encoder.ts";
import type { PlaceholderDrawing } from "../lib/terminal/placeholders.ts";
import { textWidth } from "../lib/terminal/text_width.ts";
import { type CarrierRun, drawingOf, splitCarriers } from "./picture_store.ts";

const BEGIN_FRAME = "\x1b[?2026h", END_FRAME = "\x1b[?2026l";
const NEXT_LINE = "\x1b[E";
const WHOLE_LINE = "\x1b[1G\x1b[K";
const ENTER_SCREEN = "\x1b[?1049h", LEAVE_SCREEN = "\x1b[?1049l";

/** Standard output as Ink gets it. */
export interface PictureStream {
  readonly stdout: NodeJS.WriteStream;
  /** Forgets what is on the screen: what is written next is written whole. */
  forget(): void;
}

/**
 * Stands between Ink and the terminal: puts pictures in the place of their carriers (see `picture_store.ts`), writes
 * each frame at once, and steps over pictures that are there already.
 *
 * Ink's incremental frames are "up n lines", then for each line either "next line" or the new line. A line with a
 * carrier always comes whole, since Ink never updates lines with links in part. What is on the screen is
 * remembered from line to line; any other output than such a frame empties that memory.
 *
 * @param size of the window now: a stream may know an old one only, after the window changed while it was stopped
 * @param isEntered the alternate screen is shown already, with the pictures of the first frame
 * @param onLeave written before the alternate screen is left, to undo what else was switched on
 */
export function pictureStream(
  real: NodeJS.WriteStream,
  size: () => { columns: number; rows: number },
  isEntered: boolean,
  onLeave: () => string,
): PictureStream {
  /** For each line of the frame: which stretch of which picture stands in which column. */
  let shown: Map<number, string>[] = [];
  let pending: string | null = null;
  const transmitted = new Set<number>();

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
    } else if (text !== "") {
      text = frame(text);
    }
    return real.write(text, ...more);
  };

  const frame = (text: string): string => {
    if (text.includes(LEAVE_SCREEN)) {
      text = text.replace(LEAVE_SCREEN, () => onLeave() + LEAVE_SCREEN);
    }
    // Entering the alternate screen keeps the cursor where it was; the frame begins at the top.
    text = text.replace(ENTER_SCREEN, () => {
      const isFirst = isEntered;
      isEntered = false;
      return (isFirst ? "" : ENTER_SCREEN + "\x1b[2J") + "\x1b[H";
    });
    // deno-lint-ignore no-control-regex -- cursor movement
    const up = /^\x1b\[(\d+)A/.exec(text);
    const isUpdate = up !== null && Number(up[1]) === shown.length - 1;
    if (!isUpdate) shown = [];
    let out = isUpdate ? up[0] : "", at = out.length, line = 0;
    while (at < text.length) {
      if (text.startsWith(NEXT_LINE, at)) {
        out += NEXT_LINE;
        at += NEXT_LINE.length;
      } else {
        const end = text.indexOf("\n", at);
        const stop = end < 0 ? text.length : end;
        out += writtenLine(text.slice(at, stop), line);
        if (end >= 0) out += "\n";
        at = stop + 1;
      }
      line++;
    }
    return out;
  };

  const writtenLine = (text: string, line: number): string => {
    const before = shown[line];
    const now = new Map<number, string>();
    shown[line] = now;
    const parts = splitCarriers(text);
    if (parts.every((part) => typeof part === "string")) return text;
    // Erasing first would take away what need not be written again: the rest of the line is erased at the end.
    const isWhole = text.startsWith(WHOLE_LINE);
    let out = isWhole ? "\x1b[1G" : "", column = 0;
    if (isWhole && typeof parts[0] === "string") parts[0] = parts[0].slice(WHOLE_LINE.length);
    // From one picture to the next the colours stay as they are; only text needs the terminal's own.
    const colors: SetColors = { foreground: -1, background: -1 };
    const reset = () => {
      if (colors.foreground < 0 && colors.background < 0) return "";
      colors.foreground = colors.background = -1;
      return RESET;
    };
    for (const part of parts) {
      const isText = typeof part === "string";
      const width = isText ? textWidth(part) : part.to - part.from;
      const signature = !isText
        ? `${part.id}.${part.row}.${part.from}.${part.to}`
        : part.trim() === ""
        ? `blank.${width}`
        : undefined;
      if (signature) now.set(column, signature);
      if (signature && before?.get(column) === signature) out += `\x1b[${width}C`;
      else if (isText) out += reset() + part;
      else out += rowOf(part, colors, reset);
      column += width;
    }
    out += reset();
    return isWhole && column < size().columns ? out + "\x1b[K" : out;
  };

  /** A stretch of a row; before the first one of a picture that the terminal must be handed, the picture. */
  const rowOf = (
    { id, row, from, to }: CarrierRun,
    colors: SetColors,
    reset: () => string,
  ): string => {
    const drawing = drawingOf(id);
    if (!drawing) return reset() + " ".repeat(to - from);
    if (drawing.lineAfter) return drawing.lineAfter(colors, row, from, to);
    const text = reset() + drawing.line(row, from, to);
    if (!("transmission" in drawing) || transmitted.has(id)) return text;
    transmitted.add(id);
    return (drawing as PlaceholderDrawing).transmission + text;
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
