import { parseAnswer, QUESTION, type TerminalAnswer } from "../render/pictures/terminal_answer.ts";

/** A read that was begun and not waited for to the end: what it brings is for whoever reads next. */
let begun: Promise<string> | null = null;

/** What comes next from standard input, which is a terminal; "" at its end. */
function nextInput(): Promise<string> {
  begun ??= read().finally(() => begun = null);
  return begun;
}

async function read(): Promise<string> {
  const bytes = new Uint8Array(256);
  const length = await Deno.stdin.read(bytes);
  return new TextDecoder().decode(bytes.subarray(0, length ?? 0));
}

/** Without echo and without waiting for Enter; Ctrl-C stays a signal. */
async function raw<T>(use: () => Promise<T>): Promise<T> {
  Deno.stdin.setRaw(true, { cbreak: true });
  try {
    return await use();
  } finally {
    Deno.stdin.setRaw(false);
  }
}

/**
 * Reads single keys from standard input, as the terminal sends them; "" at its end. Aborting ends the waiting.
 *
 * @throws the signal's reason
 */
export async function readKey(signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  signal.addEventListener("abort", stop);
  try {
    return await raw(() => Promise.race([nextInput(), aborted]));
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Terminals answer within some milliseconds, over SSH within some hundred. */
const PATIENCE = 1000;

/** Asks the terminal on standard input and output what it can do; null where it does not answer within a second. */
export async function askTerminal(
  write: (text: string) => Promise<void>,
): Promise<TerminalAnswer | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), PATIENCE);
  try {
    return await raw(async () => {
      await write(QUESTION);
      let text = "";
      for (;;) {
        const more = await Promise.race([nextInput(), late]);
        if (more === null || more === "") return null;
        text += more;
        const answer = parseAnswer(text);
        if (answer) return answer;
      }
    });
  } finally {
    clearTimeout(timer);
  }
}
