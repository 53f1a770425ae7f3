import {
  ANSWERS,
  parseAnswer,
  PATIENCE,
  QUESTION,
  type TerminalAnswer,
  type WindowSize,
} from "../render/pictures/terminal_answer.ts";

/** Standard input of a terminal. */
export interface KeyboardInput {
  /** As `Deno.stdin.read`. */
  read(bytes: Uint8Array): Promise<number | null>;
  /** As `Deno.stdin.setRaw`. */
  setRaw(on: boolean, options?: { cbreak: boolean }): void;
}

/** Reads what comes from a terminal: keys, and its answers. */
export interface Keyboard {
  /**
   * The next key, as the terminal sends it; "" at the end of input. Aborting ends the waiting.
   *
   * @throws the signal's reason
   */
  readKey(signal: AbortSignal): Promise<string>;
  /**
   * Asks the terminal what it can do; null where it does not answer within half a second. Keys that are typed meanwhile
   * are the next that {@linkcode readKey} gives.
   */
  askTerminal(
    write: (text: string) => Promise<void>,
    window: WindowSize,
  ): Promise<TerminalAnswer | null>;
}

/** The first key of what was typed. */
// deno-lint-ignore no-control-regex -- keys without characters are escape sequences
const FIRST_KEY = /^(?:\x1b(?:\[[\d;]*[A-Za-z~]|O[A-Za-z])|[^])/u;

/** The keyboard of a terminal. */
export function createKeyboard(input: KeyboardInput = Deno.stdin): Keyboard {
  /** A read that was begun and not waited for to the end: what it brings is for whoever reads next. */
  let begun: Promise<string> | null = null;
  /** Typed while the terminal was asked. */
  let ahead = "";

  const nextInput = () => begun ??= read().finally(() => begun = null);
  const read = async () => {
    const bytes = new Uint8Array(256);
    const length = await input.read(bytes);
    return new TextDecoder().decode(bytes.subarray(0, length ?? 0));
  };
  /** Without echo and without waiting for Enter; Ctrl-C stays a signal. */
  const raw = async <T>(use: () => Promise<T>): Promise<T> => {
    input.setRaw(true, { cbreak: true });
    try {
      return await use();
    } finally {
      input.setRaw(false);
    }
  };

  return {
    async readKey(signal) {
      signal.throwIfAborted();
      if (ahead !== "") {
        const [key] = FIRST_KEY.exec(ahead)!;
        ahead = ahead.slice(key.length);
        return key;
      }
      const { promise: aborted, reject } = Promise.withResolvers<never>();
      const stop = () => reject(signal.reason);
      signal.addEventListener("abort", stop);
      try {
        return await raw(() => Promise.race([nextInput(), aborted]));
      } finally {
        signal.removeEventListener("abort", stop);
      }
    },
    async askTerminal(write, window) {
      const { promise: late, resolve } = Promise.withResolvers<null>();
      const timer = setTimeout(() => resolve(null), PATIENCE);
      let text = "";
      try {
        return await raw(async () => {
          await write(QUESTION);
          for (;;) {
            const more = await Promise.race([nextInput(), late]);
            if (more === null || more === "") return null;
            text += more;
            const answer = parseAnswer(text, window);
            if (answer) return answer;
          }
        });
      } finally {
        clearTimeout(timer);
        ahead += text.replaceAll(ANSWERS, "");
      }
    },
  };
}
