import pty from "@lydell/node-pty";
import xterm from "@xterm/headless";

/** A cell as a person sees it. Colours are 0xRRGGBB; null is the terminal's own. */
export interface Cell {
  readonly text: string;
  readonly foreground: number | null;
  readonly background: number | null;
  readonly isInverse: boolean;
  readonly isBold: boolean;
  readonly isDim: boolean;
  readonly isUnderlined: boolean;
}

/** Whether the alternate screen is shown, the cursor is hidden, the mouse is reported. */
export interface TerminalState {
  readonly isAlternate: boolean;
  readonly isCursorHidden: boolean;
  readonly isMouseOn: boolean;
}

/** A program in a pseudo terminal, and what an emulator makes of its output. */
export interface Terminal {
  /** Types; `keys` has names for those that are no characters. */
  type(text: string): void;
  /** The lines of the screen, without trailing spaces. */
  screen(): string[];
  cell(column: number, row: number): Cell;
  /** Waits until the screen is as asked; throws with the screen when it takes too long. */
  until(what: string, isSo: (screen: string[]) => boolean, milliseconds?: number): Promise<void>;
  /** Waits until the text is on the screen. */
  shows(text: string, milliseconds?: number): Promise<void>;
  /** Waits until nothing was written for a while. */
  settled(milliseconds?: number): Promise<void>;
  resize(columns: number, rows: number): void;
  /** What was written since the last call. */
  takeBytes(): Uint8Array;
  /** Calls with each piece of output as it arrives, until the function it gives back is called. */
  onOutput(listener: (bytes: Uint8Array) => void): () => void;
  /** Whether a line was longer than the screen is wide. */
  hasWrapped(): boolean;
  readonly columns: number;
  readonly rows: number;
  /** Waits until the program has switched the terminal to a state. */
  becomes(state: TerminalState, milliseconds?: number): Promise<void>;
  state(): TerminalState;
  readonly pid: number;
  readonly exited: Promise<{ exitCode: number; signal: number | undefined }>;
  kill(signal: string): void;
  close(): Promise<void>;
}

/** Keys that are no characters, as xterm sends them. */
export const keys = {
  up: "\x1b[A",
  down: "\x1b[B",
  right: "\x1b[C",
  left: "\x1b[D",
  home: "\x1b[H",
  end: "\x1b[F",
  pageUp: "\x1b[5~",
  pageDown: "\x1b[6~",
  enter: "\r",
  esc: "\x1b",
  tab: "\t",
  shiftTab: "\x1b[Z",
  backspace: "\x7f",
  ctrl: (letter: string): string => String.fromCharCode(letter.toUpperCase().charCodeAt(0) - 64),
} as const;

export interface TerminalOptions {
  /** Whether the emulator answers what the program asks it, as terminals do. */
  readonly isAnswering?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Starts a program in a pseudo terminal of its own. */
export function openTerminal(
  command: readonly [file: string, ...args: string[]],
  { columns = 80, rows = 24, env = {}, cwd = Deno.cwd(), isAnswering = false }: TerminalOptions =
    {},
): Terminal {
  const emulator = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });
  const [file, ...args] = command;
  const child = pty.spawn(file, args, {
    cols: columns,
    rows,
    cwd,
    encoding: null,
    // CI makes Ink believe that nobody watches.
    env: {
      ...environment(),
      CI: "false",
      TERM: "xterm-256color",
      COLORTERM: "",
      NO_COLOR: "",
      ...env,
    },
  });
  let bytes: Uint8Array[] = [];
  let lastOutput = performance.now();
  let isCursorHidden = false, isMouseOn = false;
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const output = child.onData((data) => {
    const chunk = data as unknown as Uint8Array;
    bytes.push(chunk);
    lastOutput = performance.now();
    const text = new TextDecoder().decode(chunk);
    // deno-lint-ignore no-control-regex -- modes are set by escape sequences
    for (const [, mode, set] of text.matchAll(/\x1b\[\?(\d+)([hl])/g)) {
      if (mode === "25") isCursorHidden = set === "l";
      if (mode === "1002") isMouseOn = set === "h";
    }
    emulator.write(chunk);
    listeners.forEach((listener) => listener(chunk));
  });
  const answers = isAnswering ? emulator.onData((answer) => child.write(answer)) : null;
  let isOver = false;
  const exited = new Promise<{ exitCode: number; signal: number | undefined }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      isOver = true;
      resolve({ exitCode, signal });
    });
  });

  const screen = () => {
    const { active } = emulator.buffer;
    return Array.from(
      { length: emulator.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true).trimEnd() ?? "",
    );
  };
  /** What was written has been taken in by the emulator. */
  const drawn = () => new Promise<void>((resolve) => emulator.write("", resolve));
  const until = async (
    what: string,
    isSo: (screen: string[]) => boolean,
    milliseconds = 20_000,
  ) => {
    const end = performance.now() + milliseconds;
    while (true) {
      await drawn();
      if (isSo(screen())) return;
      if (performance.now() > end) {
        throw new Error(
          `waited ${milliseconds} ms for ${what}; the screen is\n${screen().join("\n")}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  const state = (): TerminalState => ({
    isAlternate: emulator.buffer.active.type === "alternate",
    isCursorHidden,
    isMouseOn,
  });

  return {
    type: (text) => child.write(text),
    screen,
    cell(column, row) {
      const { active } = emulator.buffer;
      const cell = active.getLine(active.viewportY + row)!.getCell(column)!;
      return {
        text: cell.getChars() || " ",
        foreground: cell.isFgDefault() ? null : rgbOf(cell.getFgColor(), cell.isFgRGB()),
        background: cell.isBgDefault() ? null : rgbOf(cell.getBgColor(), cell.isBgRGB()),
        isInverse: cell.isInverse() !== 0,
        isBold: cell.isBold() !== 0,
        isDim: cell.isDim() !== 0,
        isUnderlined: cell.isUnderline() !== 0,
      };
    },
    until,
    shows: (text, milliseconds) =>
      until(`"${text}"`, (lines) => lines.some((line) => line.includes(text)), milliseconds),
    async settled(milliseconds = 150) {
      const begun = performance.now();
      do await new Promise((resolve) => setTimeout(resolve, 10)); while (
        performance.now() - Math.max(lastOutput, begun) < milliseconds
      );
      await drawn();
    },
    resize(columns, rows) {
      emulator.resize(columns, rows);
      child.resize(columns, rows);
    },
    takeBytes() {
      const taken = new Uint8Array(bytes.reduce((sum, chunk) => sum + chunk.length, 0));
      let at = 0;
      for (const chunk of bytes) {
        taken.set(chunk, at);
        at += chunk.length;
      }
      bytes = [];
      return taken;
    },
    get columns() {
      return emulator.cols;
    },
    get rows() {
      return emulator.rows;
    },
    onOutput(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    hasWrapped() {
      const { active } = emulator.buffer;
      return Array.from({ length: emulator.rows }, (_, row) => active.getLine(row))
        .some((line) => line?.isWrapped);
    },
    state,
    becomes: (wanted, milliseconds) =>
      until(
        JSON.stringify(wanted),
        () =>
          Object.entries(wanted).every(([key, is]) => state()[key as keyof TerminalState] === is),
        milliseconds,
      ),
    pid: child.pid,
    exited,
    kill: (signal) => child.kill(signal),
    async close() {
      if (!isOver) child.kill("SIGKILL");
      await exited;
      await drawn();
      output.dispose();
      answers?.dispose();
      emulator.dispose();
    },
  };
}

function environment(): Record<string, string> {
  const { FORCE_COLOR: _, TMUX: __, NODE_ENV: ___, ...kept } = Deno.env.toObject();
  return kept;
}

/** xterm's sixteen colours, its cube and its grey ramp. */
// deno-fmt-ignore
const SIXTEEN = [
  0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
  0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];
const CUBE = [0, 95, 135, 175, 215, 255];

function rgbOf(color: number, isRgb: boolean): number {
  if (isRgb) return color;
  if (color < 16) return SIXTEEN[color]!;
  if (color >= 232) return (8 + 10 * (color - 232)) * 0x010101;
  const index = color - 16;
  const [red, green, blue] = [Math.floor(index / 36), Math.floor(index / 6) % 6, index % 6];
  return (CUBE[red]! << 16) | (CUBE[green]! << 8) | CUBE[blue]!;
}
