import { shownMessage } from "./shown_text.ts";

/**
 * The one kind of error that is the user's to mend: bad input, a missing file, a full disk.
 *
 * Its message is a single line that says what is wrong, where, and what to do; what a file has in it, escape
 * sequences and newlines among it, is shown escaped and shortened. `main.ts` prints it without a stack trace and exits with {@linkcode Failure.exitCode}. Everything else that is thrown is a bug.
 *
 * @example
 * ```ts
 * import { Failure } from "./failure.ts";
 * const failure = new Failure("digits.csv:12: 783 fields, expected 785; repair or remove that line");
 * if (failure.exitCode !== 1) throw new Error();
 * ```
 */
export class Failure extends Error {
  /** How the error calls itself. */
  override name = "Failure";

  /**
   * A failure to be said in one line.
   *
   * @param message one line: where, what, what to do
   * @param exitCode 1 = it failed, 2 = wrong usage, 130 = interrupted
   */
  constructor(message: string, readonly exitCode: 1 | 2 | 130 = 1, options?: ErrorOptions) {
    super(shownMessage(message), options);
  }
}

/** Whether an error says that the system, or a memory of fixed size, has no room for an array. */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError && /memory|allocat/i.test(error.message);
}
