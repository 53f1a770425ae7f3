import type { ParseError } from "jsonc-parser";
import { Failure } from "../failure.ts";

/** A line of a settings file. */
export interface SettingsEntry {
  /** As it is written: `max-iter`. */
  readonly name: string;
  /** As JSON has it. */
  readonly value: unknown;
  /** File and line, for errors. */
  readonly where: string;
}

const MOST_BYTES = 1e6;

/**
 * What is in a settings file; nothing where there is none.
 *
 * @throws {Failure} where it cannot be read, or is no JSON object
 */
export async function readSettingsFile(file: string): Promise<SettingsEntry[]> {
  try {
    const { isFile, size } = await Deno.stat(file);
    // a device or a pipe may never end
    if (!isFile || size > MOST_BYTES) {
      throw new Failure(`${file}: is no file of at most 1 MB; repair or remove it`);
    }
    return await entriesOf(await Deno.readTextFile(file), file);
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { NotFound, NotADirectory, NotCapable } = Deno.errors;
    // Deno keeps /dev closed, where the data may come from: cat digits.csv | strokes fit /dev/stdin
    const isAbsent = [NotFound, NotADirectory, NotCapable].some((kind) => error instanceof kind);
    if (isAbsent) return [];
    throw new Failure(`${file}: cannot be read (${(error as Error).message}); repair or remove it`);
  }
}

async function entriesOf(text: string, file: string): Promise<SettingsEntry[]> {
  // JSON.parse would not tell the line of every mistake, nor that of a name
  const { getNodeValue, parseTree, printParseErrorCode } = await import("jsonc-parser");
  const where = (offset: number) => `${file}:${text.slice(0, offset).split("\n").length}`;
  const mistakes: ParseError[] = [];
  const root = parseTree(text.replace(/^\ufeff/, " "), mistakes, { disallowComments: true });
  const [first] = mistakes;
  if (first) {
    const mistake = words(printParseErrorCode(first.error));
    throw new Failure(`${where(first.offset)}: no JSON (${mistake}); repair or remove it`);
  }
  if (root?.type !== "object") {
    throw new Failure(`${file}: it holds no JSON object; write it as {"components": 45}`);
  }
  return root.children!.map(({ offset, children }) => {
    const [name, value] = children!;
    return { name: name!.value, value: getNodeValue(value!), where: where(offset) };
  });
}

/** `CommaExpected`, as people read it: "comma expected". */
function words(code: string): string {
  return code.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
