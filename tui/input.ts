import { PassThrough } from "node:stream";
import type { Key } from "ink";
import { ANSWERS, BEGUN_ANSWER } from "../lib/render/pictures/terminal_answer.ts";

/** What the terminal says beside keys. */
export interface InputListener {
  onClick(column: number, row: number): void;
  /** The mouse moved with its button held. */
  onDrag(column: number, row: number): void;
  onWheel(direction: -1 | 1): void;
  /** The answer to a question that was written to the terminal, as it comes. */
  onReply(text: string): void;
}

/** Standard input as Ink gets it, and how to stop reading. */
export interface InputStream {
  readonly stdin: NodeJS.ReadStream;
  close(): void;
}

// deno-lint-ignore no-control-regex -- escape sequences begin with a control character
const MOUSE = /\x1b\[<(\d+);(\d+);(\d+)([Mm])/g;
// deno-lint-ignore no-control-regex -- the beginning of one
const BEGUN_MOUSE = /\x1b\[<[\d;]*$/;

/** Takes mouse reports and answers out of what the terminal sends; the rest, keys, goes on to Ink. */
export function inputStream(real: NodeJS.ReadStream, listener: InputListener): InputStream {
  const through = new PassThrough();
  let unfinished = "";
  const onData = (chunk: string | Uint8Array) => {
    const text = unfinished + (typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk));
    const keys = text
      .replaceAll(MOUSE, (_, button, column, row, end) => {
        reportMouse(Number(button), Number(column) - 1, Number(row) - 1, end === "M", listener);
        return "";
      })
      .replaceAll(ANSWERS, (answer) => {
        listener.onReply(answer);
        return "";
      });
    unfinished = (BEGUN_MOUSE.exec(keys) ?? BEGUN_ANSWER.exec(keys))?.[0] ?? "";
    const finished = keys.slice(0, keys.length - unfinished.length);
    if (finished !== "") through.write(finished);
  };
  real.setEncoding("utf8");
  real.on("data", onData);
  const stdin = Object.assign(through, {
    isTTY: true,
    setRawMode(on: boolean) {
      real.setRawMode(on);
      return stdin;
    },
    ref() {
      real.ref();
      return stdin;
    },
    unref() {
      real.unref();
      return stdin;
    },
  }) as unknown as NodeJS.ReadStream;
  return {
    stdin,
    close() {
      real.off("data", onData);
      real.pause();
      through.end();
    },
  };
}

function reportMouse(
  button: number,
  column: number,
  row: number,
  isPressed: boolean,
  listener: InputListener,
): void {
  if (button === 64 || button === 65) listener.onWheel(button === 64 ? -1 : 1);
  else if (button === 0 && isPressed) listener.onClick(column, row);
  else if (button === 32) listener.onDrag(column, row);
}

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["pageUp", "pageup"],
  ["pageDown", "pagedown"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["backspace", "backspace"],
  ["delete", "backspace"],
  ["escape", "esc"],
];

/** What is left of a sequence whose ESC came long before it, over a slow line. */
const TORN: Readonly<Record<string, string>> = {
  "[A": "up",
  "[B": "down",
  "[C": "right",
  "[D": "left",
  "[H": "home",
  "[F": "end",
  "[Z": "shift+tab",
  "[5~": "pageup",
  "[6~": "pagedown",
  "OA": "up",
  "OB": "down",
  "OC": "right",
  "OD": "left",
};

/** After so many milliseconds a bare ESC was the key, and not the beginning of a sequence. */
const ESC_DELAY = 25;

/** Turns Ink's input events into the names of keys. */
export interface KeyReader {
  read(input: string, key: Key): void;
  stop(): void;
}

/** A reader that puts sequences together again which a slow line tore apart after their ESC. */
export function keyReader(onKey: (key: string) => void): KeyReader {
  let escape: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    const wasPending = escape !== undefined;
    clearTimeout(escape!);
    escape = undefined;
    return wasPending;
  };
  return {
    read(input, key) {
      const torn = TORN[input];
      if (settle()) {
        if (torn !== undefined) return onKey(torn);
        onKey("esc");
      }
      const names = keyNames(input, key);
      if (names.length > 1 || names[0] !== "esc") return names.forEach(onKey);
      escape = setTimeout(() => {
        escape = undefined;
        onKey("esc");
      }, ESC_DELAY);
    },
    stop: () => void settle(),
  };
}

/**
 * The names of the keys of one input event of Ink's. Keys typed fast arrive as one event: `jjk`, or `j` and Enter.
 */
export function keyNames(input: string, key: Key): string[] {
  if (key.tab) return [key.shift ? "shift+tab" : "tab"];
  const named = NAMED.find(([flag]) => key[flag]);
  if (named) return [named[1]];
  // Esc and a key right after it look like Alt and that key, which means nothing here.
  if (key.meta) return ["esc", ...[...input].map(characterName)];
  if (key.ctrl) return [`ctrl+${input}`];
  return [...input].map(characterName);
}

function characterName(character: string): string {
  if (character === "\r" || character === "\n") return "enter";
  if (character === "\t") return "tab";
  if (character === " ") return "space";
  if (character === "\x7f") return "backspace";
  const code = character.codePointAt(0)!;
  return code < 32 ? `ctrl+${String.fromCharCode(code + 96)}` : character;
}
