/**
 * Whole words in lines of at most so many characters; a word that is longer has a line of its own.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { wrapWords } from "./wrap_words.ts";
 * assert.deepEqual(wrapWords("one two three", 7), ["one two", "three"]);
 * assert.deepEqual(wrapWords("reconstruction of it", 5), ["reconstruction", "of it"]);
 * ```
 */
export function wrapWords(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && longer.length <= characters) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
