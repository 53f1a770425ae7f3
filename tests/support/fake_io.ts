import type { Io } from "../../lib/commands/io.ts";
import { Failure } from "../../lib/failure.ts";

/** An Io that keeps what is written. */
export interface FakeIo extends Io {
  /** What was written to standard output, as text. */
  stdout(): string;
  /** What was written to standard output, as bytes. */
  bytes(): Uint8Array;
  /** What was written to standard error. */
  stderr(): string;
  /** Aborts the signal, as Ctrl-C does. */
  interrupt(): void;
}

/** A world without a terminal, 80 cells wide; what is given replaces parts of it. */
export function fakeIo(parts: Partial<Io> = {}): FakeIo {
  const out: Uint8Array[] = [], err: string[] = [];
  const abort = new AbortController();
  const bytes = () => new Uint8Array(out.flatMap((piece) => [...piece]));
  return {
    out: (text) => {
      out.push(typeof text === "string" ? new TextEncoder().encode(text) : text.slice());
      return Promise.resolve();
    },
    err: (text) => {
      err.push(text);
      return Promise.resolve();
    },
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    stdinIsTerminal: false,
    columns: 80,
    rows: 24,
    env: () => undefined,
    askTerminal: () => Promise.resolve(null),
    readKey: () => Promise.resolve(""),
    signal: abort.signal,
    colorDepth: "none",
    colorReason: "no terminal",
    isColorDoubtful: false,
    colorMap: "grey",
    renderer: "auto",
    unicode: true,
    quiet: false,
    json: false,
    ...parts,
    stdout: () => new TextDecoder().decode(bytes()),
    bytes,
    stderr: () => err.join(""),
    interrupt: () => abort.abort(new Failure("interrupted", 130)),
  };
}
