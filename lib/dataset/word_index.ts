/** Words, each with the index at which it came first. */
export interface WordIndex {
  /** In the order in which they came. */
  readonly names: readonly string[];
  /** The index of a word, a new one where it has none yet. */
  indexOf(word: string): number;
}

/** No words yet. */
export function createWordIndex(): WordIndex {
  const names: string[] = [];
  const known = new Map<string, number>();
  return {
    names,
    indexOf(word) {
      let index = known.get(word);
      if (index === undefined) known.set(word, index = names.push(word) - 1);
      return index;
    },
  };
}
