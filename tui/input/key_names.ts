/** What Ink says of a key beside its character. */
export type KeyFlags = Readonly<
  Record<
    | "leftArrow"
    | "rightArrow"
    | "upArrow"
    | "downArrow"
    | "pageUp"
    | "pageDown"
    | "home"
    | "end"
    | "return"
    | "backspace"
    | "delete"
    | "escape"
    | "tab"
    | "shift"
    | "ctrl"
    | "meta",
    boolean
  >
>;

const NAMED: readonly (readonly [keyof KeyFlags, string])[] = [
  ["leftArrow", "left"],
  ["rightArrow", "right"],
  ["upArrow", "up"],
  ["downArrow", "down"],
  ["pageUp", "pageup"],
  ["pageDown", "pagedown"],
  ["home", "home"],
  ["end", "end"],
  ["return", "enter"],
  ["backspace", "backspace"],
  ["delete", "backspace"],
  ["escape", "esc"],
];

/**
 * The names of the keys of one input event of Ink's. Keys typed fast arrive as one event: `jjk`, or `j` and Enter.
 */
export function keyNames(input: string, key: KeyFlags): string[] {
  if (key.tab) return [key.shift ? "shift+tab" : "tab"];
  const named = NAMED.find(([flag]) => key[flag]);
  if (named) return [named[1]];
  // Esc and a key right after it look like Alt and that key, which means nothing here.
  if (key.meta) return ["esc", ...[...input].map(characterName)];
  if (key.ctrl) return [`ctrl+${input}`];
  return [...input].map(characterName);
}

function characterName(character: string): string {
  if (character === "\r" || character === "\n") return "enter";
  if (character === "\t") return "tab";
  if (character === " ") return "space";
  if (character === "\x7f") return "backspace";
  const code = character.codePointAt(0)!;
  return code < 32 ? `ctrl+${String.fromCharCode(code + 96)}` : character;
}
