const LONGEST = 200;

/** A line after a key, as people edit it. */
export function editedText(text: string, key: string, isNumber = false): string {
  if (key === "backspace" || key === "ctrl+h") return [...text].slice(0, -1).join("");
  if (key === "ctrl+u") return "";
  const character = key === "space" ? " " : key;
  if ([...character].length !== 1 || (isNumber && !/[0-9]/.test(character))) return text;
  return text.length < LONGEST ? text + character : text;
}
