/**
 * Text that comes from a file or a command line, as people are shown it: a name may hold escape sequences, which a
 * terminal would obey, newlines, which would make two lines of one, or 60,000 characters.
 *
 * @module
 */

/**
 * What a terminal acts upon, or what changes how the text around it reads: control characters (C0, DEL, C1), the
 * directions of bidirectional text, line and paragraph separators, kitty's placeholder of a picture.
 */
const UNSHOWN =
  // deno-lint-ignore no-control-regex -- these are looked for
  /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\u{10eeee}]/gu;
/** Half of a surrogate pair without the other half. */
const LONE = /\p{Surrogate}/gu;
/** Characters of a name, and of a whole message, beyond which the middle is left out. */
const MOST = 300, MOST_OF_MESSAGE = 1200;

/**
 * A name, on one line and of some hundred characters at most.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { shown } from "./shown_text.ts";
 * assert.equal(shown("seven\x1b]0;title\x07\n"), "seven\\x1b]0;title\\x07\\n");
 * assert.equal(shown("größe.csv"), "größe.csv");
 * assert.equal(shown("x".repeat(60_000)).length, 300);
 * ```
 *
 * @param most characters; beyond them the middle gives way to `...`
 */
export function shown(text: string, most: number = MOST): string {
  const start = text.length > 2 * most ? text.slice(0, most) + text.slice(-most) : text;
  return shortened(start.replace(UNSHOWN, escaped).replace(LONE, escaped), most);
}

/** A whole message: one line, longer than a name. */
export function shownMessage(text: string): string {
  return shown(text, MOST_OF_MESSAGE);
}

/** Several lines, such as a stack trace: what {@linkcode shown} makes of each. */
export function shownLines(text: string): string {
  return text.split("\n").slice(0, 200).map(shownMessage).join("\n");
}

/** JSON with the characters escaped that `JSON.stringify` leaves and a terminal acts upon; the same value. */
export function shownJson(json: string): string {
  // Outside of strings JSON has none of them but the newline.
  return json.replace(UNSHOWN, (character) => character < " " ? character : inJson(character));
}

/** Escape sequences that strokes writes: CSI, the cursor kept, pictures of kitty, sixel and iTerm2 (in tmux too), links, colours. */
const OWN_ESCAPE = String
  .raw`\[[\d;:?>=!$]*[@-~]|[78\\\x1b]|_G|P[\d;]*q|Ptmux;|\]1337;|\]8;|\]4;|\]1[0-2];`;
const FOREIGN_ESCAPE = new RegExp(
  String
    .raw`\x1b(?!${OWN_ESCAPE})|[\x00-\x06\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]`,
  "g",
);

/**
 * Text on its way to a terminal, with escape sequences other than strokes' own made visible: the net under
 * {@linkcode shown}.
 */
export function ownEscapes(text: string): string {
  return text.replace(FOREIGN_ESCAPE, escaped);
}

function escaped(character: string): string {
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  if (character === "\r") return "\\r";
  const hex = character.codePointAt(0)!.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\u{${hex}}`;
}

function inJson(character: string): string {
  return Array.from(
    { length: character.length },
    (_, i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, "0")}`,
  ).join("");
}

/** The beginning and the end, as long as both together. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = most - 3;
  const end = Math.floor(kept / 3);
  return `${text.slice(0, kept - end)}...${text.slice(-end)}`.toWellFormed();
}
