import { Failure } from "../failure.ts";
import { writeAtomically } from "../model/write_atomically.ts";
import { shown } from "../shown_text.ts";
import { byteSize } from "../sections/numbers.ts";
import type { Io } from "./io.ts";
import { checkOutput } from "./output_path.ts";

/** Where something is saved. */
export interface SaveTarget {
  /** A file, or `-` for standard output. */
  readonly output: string;
  /** Replace a file that is there already. */
  readonly force: boolean;
  /** The files that it is made from, which it never replaces. */
  readonly sources: readonly string[];
  /** Whether it can be read on a screen. */
  readonly isText: boolean;
}

/**
 * Saves what is made to a file, whole or not at all, or writes it to standard output.
 *
 * @param make called once it is known that it can be saved
 * @throws {Failure} where a file is there already and is not to be replaced, or cannot be written
 */
export async function saveTo(
  { output, force, isText, sources }: SaveTarget,
  io: Io,
  make: () => Promise<Iterable<Uint8Array>>,
): Promise<void> {
  if (output === "-") {
    if (io.json) {
      throw new Failure("--json and -o - would both write to standard output; name a file", 2);
    }
    if (!isText && io.stdoutIsTerminal) {
      throw new Failure("a terminal cannot show these bytes; name a file with -o, or pipe them", 2);
    }
    for (const piece of await make()) await io.out(piece);
    return;
  }
  await checkOutput(output, { by: "other", force, sources });
  const bytes = await writeAtomically(output, await make(), { signal: io.signal });
  if (io.quiet && !io.json) return;
  await io.out(
    io.json
      ? JSON.stringify({ output, bytes }) + "\n"
      : `Saved ${shown(output)}, ${byteSize(bytes)}\n`,
  );
}
