import { Failure } from "../../lib/failure.ts";
import { UnreadablePicture } from "../../lib/dataset/pictures/decoded_picture.ts";
import { mutateParts, mutateWhole, type Mutation } from "./mutations.ts";

/** Something that reads what others have written. */
export interface Target {
  readonly name: string;
  /** How many of a hundred cases it gets, about. */
  readonly share: number;
  /** Good inputs, in parts that are mutated before they are put together. */
  load(): Promise<readonly (readonly Uint8Array[])[]>;
  /** The input that is read, with right checksums and lengths around the mutated parts. */
  assemble(parts: readonly Uint8Array[]): Uint8Array;
  /**
   * Reads an input; throws a `Failure` or an `UnreadablePicture` where it refuses it, an `Unacceptable` where what is
   * read or said is not to be accepted.
   */
  read(bytes: Uint8Array): Promise<void>;
}

/** Why an answer is not to be accepted. */
export class Unacceptable extends Error {}

/** The input of a case. */
export function inputOf(
  target: Target,
  seeds: readonly (readonly Uint8Array[])[],
  seed: number,
  mutations: readonly Mutation[],
): Uint8Array {
  const parts = seeds[seed % seeds.length]!;
  const whole = target.assemble(mutateParts(parts, mutations));
  return mutateWhole(whole, parts.length, mutations);
}

/** Milliseconds and bytes that a case may take. */
const MOST_TIME = 5000, MOST_MEMORY = 300e6;

/**
 * Reads an input and judges the answer: refused in one line, or read; quickly, and with no more memory than it needs.
 *
 * @throws {Unacceptable} it is not
 */
export async function judge(target: Target, bytes: Uint8Array): Promise<"read" | "refused"> {
  try {
    return await judgeOnce(target, bytes);
  } catch (error) {
    // whatever else the machine does may be what took the time
    if (!(error instanceof TooSlow)) throw error;
    return await judgeOnce(target, bytes);
  }
}

class TooSlow extends Unacceptable {}

async function judgeOnce(target: Target, bytes: Uint8Array): Promise<"read" | "refused"> {
  const start = performance.now();
  const before = Deno.memoryUsage().rss;
  let answer: "read" | "refused" = "read";
  try {
    await target.read(bytes);
  } catch (error) {
    if (error instanceof Failure) checkLine(error.message);
    else if (!(error instanceof UnreadablePicture)) throw error;
    answer = "refused";
  }
  const time = performance.now() - start;
  if (time > MOST_TIME) throw new TooSlow(`it took ${Math.round(time)} ms`);
  const grown = Deno.memoryUsage().rss - before;
  if (grown > MOST_MEMORY + 2 * bytes.length) {
    throw new Unacceptable(`it took ${Math.round(grown / 1e6)} MB`);
  }
  return answer;
}

/** One line that a terminal may be given, with what to do. */
export function checkLine(line: string): void {
  // deno-lint-ignore no-control-regex -- these must not be there
  if (/[\x00-\x1f\x7f-\x9f\u202e]/.test(line)) throw new Unacceptable(`raw text: ${line}`);
  if (line.length > 1300) throw new Unacceptable(`${line.length} characters`);
}
