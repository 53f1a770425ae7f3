/** The few characters beyond ASCII that texts have where no blocks are drawn, and what stands for each: as wide as they are. */
const PLAIN: Readonly<Record<string, string>> = {
  "·": "-",
  "…": "~",
  "│": "|",
  "←": "<",
  "→": ">",
  "↑": "^",
  "↓": "v",
};
const KNOWN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/** Text for a terminal that is not known to show Unicode. */
export function plainText(text: string): string {
  return text.replace(KNOWN, (character) => PLAIN[character]!);
}
