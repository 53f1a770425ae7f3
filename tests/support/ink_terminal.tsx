import xterm from "@xterm/headless";
import { type Instance, render } from "ink";
import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import { App } from "../../tui/app.tsx";
import { Keyboard } from "../../tui/keyboard.tsx";
import type { State } from "../../tui/state.ts";
import { plainText } from "../../tui/plain_text.ts";
import { createPictureStore } from "../../tui/picture_store.ts";
import { pictureStream } from "../../tui/picture_stream.ts";

/** The TUI's views in an emulator of this process: no program, no pseudo terminal. */
export interface InkTerminal {
  /** Shows a state, and gives what was written for it. */
  show(state: State): Promise<string>;
  /** Every cell: its two pixels, or its character and its colours. */
  cells(): string[][];
  /** The images above the text by `imageDriver("aboveText")`: where each is, and how it looks. */
  images(): string[];
  /** The lines, without trailing spaces. */
  lines(): string[];
  close(): Promise<void>;
}

/** Ink with the picture stream before an emulator, as in a session. */
export function openInkTerminal(state: State): InkTerminal {
  const { columns, rows } = state.size;
  const emulator = new xterm.Terminal({
    cols: columns,
    rows,
    allowProposedApi: true,
    convertEol: true, // as the terminal's driver does
  });
  const images = new Map<string, string>();
  emulator.parser.registerOscHandler(7777, (data) => {
    const [id, look] = data.split(";");
    const { cursorX, cursorY } = emulator.buffer.active;
    if (look === undefined) images.delete(id!);
    else images.set(id!, `${cursorX}, ${cursorY}: ${look}`);
    return true;
  });
  const pictures = createPictureStore();
  let written = "";
  const real = Object.assign(new EventEmitter(), {
    columns,
    rows,
    isTTY: true,
    writable: true,
    write(text: string, done?: () => void) {
      written += text;
      emulator.write(text);
      if (typeof done === "function") done();
      return true;
    },
  }) as unknown as NodeJS.WriteStream;
  const stdin = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: () => stdin,
    ref: () => stdin,
    unref: () => stdin,
  }) as unknown as NodeJS.ReadStream;
  const view = (shown: State) => (
    <>
      <App state={shown} pictures={pictures} />
      <Keyboard listener={{ onInput() {}, onPaste() {}, onSuspender() {} }} />
    </>
  );
  const ink: Instance = render(view(state), {
    stdout: pictureStream(real, {
      size: () => ({ columns, rows }),
      pictures,
      isEntered: false,
      spell: state.unicode ? (text) => text : plainText,
      onLeave: () => "",
    }).stdout,
    stdin,
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    maxFps: 1000,
  });
  const settle = async () => {
    await ink.waitUntilRenderFlush();
    await new Promise<void>((resolve) => emulator.write("", resolve));
  };
  const line = (row: number) => emulator.buffer.active.getLine(row)!;
  return {
    async show(next) {
      await settle();
      written = "";
      ink.rerender(view(next));
      await settle();
      return written;
    },
    cells: () =>
      Array.from({ length: rows }, (_, row) =>
        Array.from({ length: columns }, (_, column) => {
          const cell = line(row).getCell(column)!;
          const [text, front, back] = [
            cell.getChars() || " ",
            cell.getFgColor(),
            cell.getBgColor(),
          ];
          // The same two pixels can be written in several ways.
          if (text === "▀") return `${front}/${back}`;
          if (text === "▄") return `${back}/${front}`;
          if (text === "█") return `${front}/${front}`;
          if (text === " " && !cell.isInverse()) return `${back}/${back}`;
          return [text, front, back, cell.isInverse(), cell.isBold()].join(" ");
        })),
    images: () => [...images.values()].sort(),
    lines: () => Array.from({ length: rows }, (_, row) => line(row).translateToString(true)),
    async close() {
      ink.unmount();
      await ink.waitUntilExit();
      // Ink's throttles end by themselves.
      await new Promise((resolve) => setTimeout(resolve, 20));
      emulator.dispose();
    },
  };
}
