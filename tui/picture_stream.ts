import { createPictureFrames } from "./picture_frames.ts";
import type { PictureStore } from "./picture_store.ts";

/** Standard output as Ink gets it. */
export interface PictureStream {
  /** For Ink. */
  readonly stdout: NodeJS.WriteStream;
  /** Forgets what is on the screen: what is written next is written whole. */
  forget(): void;
}

/** What a {@linkcode pictureStream} goes by. */
export interface PictureStreamOptions {
  /** Of the window now: a stream may know an old one only, after the window changed while it was stopped. */
  size(): { columns: number; rows: number };
  /** The pictures whose marks are in Ink's text. */
  readonly pictures: PictureStore;
  /** The alternate screen is shown already, with the pictures of the first frame. */
  readonly isEntered: boolean;
  /** How text is written for this terminal. */
  spell(text: string): string;
  /** Written after each frame. */
  afterFrame?(): string;
  /** Written before the alternate screen is left, to undo what else was switched on. */
  onLeave(): string;
}

const BEGIN_FRAME = "\x1b[?2026h", END_FRAME = "\x1b[?2026l";
const ENTER_SCREEN = "\x1b[?1049h", LEAVE_SCREEN = "\x1b[?1049l";

/**
 * Stands between Ink and the terminal: writes each frame at once, takes the marks of pictures out of it (see
 * `picture_store.ts`), and has the pictures painted there.
 */
export function pictureStream(
  real: NodeJS.WriteStream,
  { size, pictures, isEntered, spell, afterFrame, onLeave }: PictureStreamOptions,
): PictureStream {
  const frames = createPictureFrames(pictures);
  const modes = screenModes(isEntered, onLeave, frames.forget);
  const whole = wholeFrames();

  const write = (chunk: unknown, ...rest: unknown[]): boolean => {
    const more = rest as [];
    if (typeof chunk !== "string") return real.write(chunk as Uint8Array, ...more);
    const text = whole(chunk);
    if (text === null) {
      (rest.at(-1) as (() => void) | undefined)?.call?.(null);
      return true;
    }
    return real.write(spell(painted(text)), ...more);
  };
  const painted = (text: string): string => {
    if (MODES.test(text)) return modes(text);
    if (!text.startsWith(BEGIN_FRAME)) return frames.withPictures(text);
    const frame = text.slice(BEGIN_FRAME.length, -END_FRAME.length);
    return BEGIN_FRAME + frames.withPictures(frame) + END_FRAME + (afterFrame?.() ?? "");
  };
  return { stdout: outputTo(real, write, size), forget: frames.forget };
}

/** Puts the pieces of a frame together; null while its end has not come. */
function wholeFrames(): (piece: string) => string | null {
  let pending = "";
  return (piece) => {
    const text = pending + piece;
    const isBegun = text.startsWith(BEGIN_FRAME) && !text.endsWith(END_FRAME);
    pending = isBegun ? text : "";
    return isBegun ? null : text;
  };
}

/** Modes of the terminal are no frame; what is on the screen stays, unless it is another screen. */
function screenModes(
  isEntered: boolean,
  onLeave: () => string,
  onOtherScreen: () => void,
): (text: string) => string {
  return (text) => {
    if (text.includes(ENTER_SCREEN) || text.includes(LEAVE_SCREEN)) onOtherScreen();
    return text
      .replace(LEAVE_SCREEN, () => onLeave() + LEAVE_SCREEN)
      // Entering the alternate screen keeps the cursor where it was; the frame begins at the top.
      .replace(ENTER_SCREEN, () => {
        const isThere = isEntered;
        isEntered = false;
        return (isThere ? "" : ENTER_SCREEN + "\x1b[2J") + "\x1b[H";
      });
  };
}

/** The real stream, but for what is written and for the size. */
function outputTo(
  real: NodeJS.WriteStream,
  write: (chunk: unknown, ...rest: unknown[]) => boolean,
  size: PictureStreamOptions["size"],
): NodeJS.WriteStream {
  // The session answers to changes of the window itself, before Ink would draw a frame of the old size.
  const subscribe = (method: "on" | "off") => (event: string, handler: () => void) => {
    if (event !== "resize") real[method](event, handler);
    return stdout;
  };
  const stdout: NodeJS.WriteStream = new Proxy(real, {
    get(target, property) {
      if (property === "write") return write;
      if (property === "columns" || property === "rows") return size()[property];
      if (property === "on" || property === "off") return subscribe(property);
      const value = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return stdout;
}

// deno-lint-ignore no-control-regex -- modes are set by escape sequences
const MODES = /^(?:\x1b\[\?\d+[hl])*$/;
