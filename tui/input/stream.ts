import { PassThrough } from "node:stream";
import { joinSequences } from "./joined_sequences.ts";

/** What the terminal says beside keys. */
export interface InputListener {
  /** A press of the left button at a cell, counted from 0. */
  onClick(column: number, row: number): void;
  /** The mouse moved with its button held. */
  onDrag(column: number, row: number): void;
  /** The wheel: -1 is up. */
  onWheel(direction: -1 | 1): void;
  /** The answer to a question that was written to the terminal, such as `ESC P > | kitty(0.40.0) ESC \`. */
  onReply(text: string): void;
}

/** Standard input as Ink gets it, and how to stop reading. */
export interface InputStream {
  /** For Ink. */
  readonly stdin: NodeJS.ReadStream;
  /** Stops reading. */
  close(): void;
}

// deno-lint-ignore no-control-regex -- escape sequences begin with a control character
const MOUSE = /\x1b\[<(\d+);(\d+);(\d+)([Mm])/g;
/** Answers: strings (DCS, APC, OSC), attributes, sizes, the place of the cursor. */
const REPLY =
  // deno-lint-ignore no-control-regex -- answers are escape sequences
  /\x1b(?:[_P][^\x1b]*\x1b\\|\][^\x07\x1b]*(?:\x07|\x1b\\)|\[\?[\d;]*[a-zA-Z]|\[\d+;\d+;\d+t|\[\d+;\d+R)/g;

/**
 * Takes mouse reports and answers out of what the terminal sends, and puts together what came in pieces; the rest,
 * keys, goes on to Ink.
 */
export function inputStream(real: NodeJS.ReadStream, listener: InputListener): InputStream {
  const through = new PassThrough();
  const joiner = joinSequences();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const pass = (keys: string) => {
    if (keys !== "") through.write(keys);
  };
  const onData = (chunk: string | Uint8Array) => {
    clearTimeout(waiting);
    const text = joiner.take(typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk));
    pass(heard(text, listener));
    if (joiner.patience > 0) waiting = setTimeout(() => pass(joiner.rest()), joiner.patience);
  };
  real.setEncoding("utf8");
  real.on("data", onData);
  return {
    stdin: terminalLike(through, real),
    close() {
      clearTimeout(waiting);
      real.off("data", onData);
      real.pause();
      through.end();
    },
  };
}

/** Tells the listener what is for it, and gives the rest. */
function heard(text: string, listener: InputListener): string {
  return text
    .replaceAll(MOUSE, (_, button, column, row, end) => {
      reportMouse(Number(button), Number(column) - 1, Number(row) - 1, end === "M", listener);
      return "";
    })
    .replaceAll(REPLY, (reply) => {
      listener.onReply(reply);
      return "";
    });
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

/** A stream that Ink takes for the terminal's. */
function terminalLike(through: PassThrough, real: NodeJS.ReadStream): NodeJS.ReadStream {
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
  return stdin;
}
