import { Failure } from "../failure.ts";
import type { ColorDepth } from "../render/pictures/color_depth.ts";
import type { ColorMapName } from "../render/pictures/color_map.ts";
import type { Renderer } from "../render/pictures/renderer.ts";
import type { TerminalAnswer } from "../render/pictures/terminal_answer.ts";
import { ownEscapes } from "../shown_text.ts";
import { canBeAsked } from "../render/pictures/terminal_facts.ts";
import { createKeyboard } from "./keyboard.ts";

/** The world as a command sees it; tests hand in another one. */
export interface Streams {
  /** Writes to standard output. Throws {@linkcode OutputClosed} when nobody reads it any more. */
  out(text: string | Uint8Array): Promise<void>;
  /** Writes to standard error, as it is; nothing is added. */
  err(text: string): Promise<void>;
  /** A person reads standard output on a screen. */
  readonly stdoutIsTerminal: boolean;
  /** A person sees standard error on a screen: progress may overwrite itself. */
  readonly stderrIsTerminal: boolean;
  /** A person types: a TUI can be run. */
  readonly stdinIsTerminal: boolean;
  /** Width of the terminal in cells; 80 where there is none. */
  readonly columns: number;
  /** Height of the terminal in cells; 24 where there is none. */
  readonly rows: number;
  /** An environment variable. */
  env(name: string): string | undefined;
  /** What the terminal says of itself; null where there is none, or it does not answer. Asks once. */
  askTerminal(): Promise<TerminalAnswer | null>;
  /** The next key that is pressed, as the terminal sends it. Throws the signal's reason. */
  readKey(): Promise<string>;
  /** Aborts on Ctrl-C, with a `Failure` of exit code 130 as the reason. */
  readonly signal: AbortSignal;
}

/** {@linkcode Streams} and what the options that every command has say about them. */
export interface Io extends Streams {
  /** Colours of standard output. */
  readonly colorDepth: ColorDepth;
  /** What spoke for them. */
  readonly colorReason: string;
  /** The terminal may show more colours: it was not asked, or did not tell. */
  readonly isColorDoubtful: boolean;
  /** Colours of pictures. */
  readonly colorMap: ColorMapName;
  /** How pictures are drawn. */
  readonly renderer: Renderer;
  /** Block and box characters may be used. */
  readonly unicode: boolean;
  /** `-q`: only failures, and what was asked for on standard output. */
  readonly quiet: boolean;
  /** `--json`: one JSON object on standard output, nothing else. */
  readonly json: boolean;
}

/** Standard output was closed by its reader (`| head`): no error, but nothing more to do. */
export class OutputClosed extends Error {
  /** Tells it from other errors in a log. */
  override name = "OutputClosed";
}

/**
 * The streams of this process.
 *
 * @param signal what Ctrl-C aborts; default: nothing does
 */
export function processStreams(signal: AbortSignal = new AbortController().signal): Streams {
  const { columns, rows } = windowSize();
  const env = (name: string) => Deno.env.get(name);
  const keyboard = createKeyboard();
  const isAskable = Deno.stdin.isTerminal() && Deno.stdout.isTerminal() && canBeAsked(env);
  let answer: Promise<TerminalAnswer | null> | undefined;
  return {
    out: (text) => write(Deno.stdout, text),
    askTerminal: () =>
      answer ??= isAskable
        ? keyboard.askTerminal((text) => write(Deno.stdout, text), { columns, rows })
        : Promise.resolve(null),
    readKey: () => keyboard.readKey(signal),
    err: (text) => write(Deno.stderr, text).catch(() => {}),
    stdoutIsTerminal: Deno.stdout.isTerminal(),
    stderrIsTerminal: Deno.stderr.isTerminal(),
    stdinIsTerminal: Deno.stdin.isTerminal(),
    columns,
    rows,
    env,
    signal,
  };
}

async function write(stream: typeof Deno.stdout, text: string | Uint8Array): Promise<void> {
  let bytes = typeof text === "string" ? new TextEncoder().encode(ownEscapes(text)) : text;
  try {
    while (bytes.length > 0) bytes = bytes.subarray(await stream.write(bytes));
  } catch (error) {
    if (error instanceof Deno.errors.BrokenPipe) throw new OutputClosed();
    // such as a full disk behind it
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new Failure(`standard output: ${error.message}; send it elsewhere`, 1, { cause: error });
  }
}

function windowSize(): { columns: number; rows: number } {
  try {
    const { columns, rows } = Deno.consoleSize();
    // a terminal that was never told its size says 0
    return { columns: columns || 80, rows: rows || 24 };
  } catch {
    // no terminal on any of the three streams
    return { columns: Number(Deno.env.get("COLUMNS")) || 80, rows: 24 };
  }
}
