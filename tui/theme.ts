import type { TextProps } from "ink";

/** The roles that text plays. In 16 colours, so that they follow the terminal's own theme; never the only mark. */
export const theme = {
  /** Names and headings. */
  heading: { bold: true },
  /** What is chosen: also marked by `>` or brackets. */
  chosen: { inverse: true, bold: true },
  /** Where to look first: values, bars. */
  accent: { color: "cyan" },
  /** The second of two. */
  second: { color: "yellow" },
  /** Units, hints, what is still being loaded. */
  quiet: { dimColor: true },
  good: { color: "green" },
  bad: { color: "red", bold: true },
} as const satisfies Readonly<Record<string, TextProps>>;
