import { run } from "../../lib/cli.ts";
import type { Streams } from "../../lib/commands/io.ts";

/** What a command line left behind. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stdoutBytes: Uint8Array;
  readonly stderr: string;
}

/** How {@linkcode runCli} runs; by default everything is a pipe and the environment is empty. */
export type RunOptions = Partial<Omit<Streams, "env" | "out" | "err">> & {
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs a command line in this process, on streams that are kept. */
export async function runCli(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, ...streams } = options;
  const out: Uint8Array[] = [];
  let stderr = "";
  const exitCode = await run(args, {
    out: (text) => {
      out.push(typeof text === "string" ? new TextEncoder().encode(text) : text.slice());
      return Promise.resolve();
    },
    err: (text) => {
      stderr += text;
      return Promise.resolve();
    },
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    stdinIsTerminal: false,
    columns: 80,
    rows: 24,
    env: (name) => env[name],
    askTerminal: () => Promise.resolve(null),
    readKey: () => Promise.resolve(""),
    signal: new AbortController().signal,
    ...streams,
  });
  const stdoutBytes = new Uint8Array(
    await new Blob(out as Uint8Array<ArrayBuffer>[]).arrayBuffer(),
  );
  return { exitCode, stdout: new TextDecoder().decode(stdoutBytes), stdoutBytes, stderr };
}
