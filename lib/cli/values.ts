import { InvalidArgumentError } from "@commander-js/extra-typings";

/**
 * A parser of whole numbers for an option, with an upper limit if need be.
 *
 * @throws InvalidArgumentError (exit code 2) for anything else
 */
export function wholeNumber(
  least: number,
  most: number = Number.MAX_SAFE_INTEGER,
): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      const range = most === Number.MAX_SAFE_INTEGER
        ? `, at least ${least}`
        : ` from ${least} to ${most}`;
      throw new InvalidArgumentError(`It takes a whole number${range}.`);
    }
    return value;
  };
}

/**
 * Parses which of many is meant: a whole number counted from 0, or `#3` as people count, from `first` on: the third
 * component is Component 3, while images count from 0 for people, too.
 *
 * @throws InvalidArgumentError (exit code 2) for anything else
 */
export function position(first: 0 | 1): (text: string) => number {
  return (text) => {
    if (!text.startsWith("#")) return wholeNumber(0)(text);
    return wholeNumber(first)(text.slice(1)) - first;
  };
}

/**
 * A parser of numbers that are not negative, with an upper limit if need be.
 *
 * @throws InvalidArgumentError (exit code 2) for anything else
 */
export function positiveNumber(most: number = Infinity): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value) || value < 0 || value > most) {
      const limit = most === Infinity ? "at least 0" : `between 0 and ${most}`;
      throw new InvalidArgumentError(`It takes a number ${limit}.`);
    }
    return value;
  };
}

/**
 * Parses an image shape: `28x28` is [height, width].
 *
 * @throws InvalidArgumentError (exit code 2) for anything else
 */
export function imageShape(text: string): readonly [height: number, width: number] {
  const match = /^([1-9]\d{0,4})x([1-9]\d{0,4})$/i.exec(text);
  if (match === null) throw new InvalidArgumentError("It takes HEIGHTxWIDTH, such as 28x28.");
  return [Number(match[1]), Number(match[2])];
}

/**
 * Parses a colour: `black`, `white` or `#rrggbb`.
 *
 * @throws InvalidArgumentError (exit code 2) for anything else
 */
export function rgbColor(text: string): readonly [red: number, green: number, blue: number] {
  const named: Readonly<Record<string, string>> = { black: "#000000", white: "#ffffff" };
  const match = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(named[text.toLowerCase()] ?? text);
  if (match === null) throw new InvalidArgumentError("It takes black, white or #rrggbb.");
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((hex) => parseInt(hex, 16));
  return [red, green, blue];
}

/**
 * Parses a label, which may be negative: the digit 0..9 in MNIST, any whole number elsewhere.
 *
 * @throws InvalidArgumentError (exit code 2) for anything else
 */
export function label(text: string): number {
  if (!/^-?\d{1,9}$/.test(text)) throw new InvalidArgumentError("It takes a whole number.");
  return Number(text);
}

/**
 * Parses numbers of components: `15`, `2..60`, `5,10,20..30`.
 *
 * @returns rising, each once
 * @throws InvalidArgumentError (exit code 2) for anything else
 */
export function componentNumbers(text: string): number[] {
  const numbers = text.split(",").flatMap((part) => {
    const [, first, last = first] = /^(\d{1,5})(?:\.\.(\d{1,5}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from >= 1 && to >= from)) {
      throw new InvalidArgumentError(
        "It takes numbers of at least 1, such as 2..60 or 5,10,20..30.",
      );
    }
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}
