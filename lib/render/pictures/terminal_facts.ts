import type { ColorDepth } from "./color_depth.ts";
import type { TerminalAnswer } from "./terminal_answer.ts";

/** What is known of a terminal: from the command line, the environment, and its own answer. */
export interface TerminalFacts {
  /** A person sees it; false for pipes and files. */
  readonly isScreen: boolean;
  /** Colours that it shows. */
  readonly colorDepth: ColorDepth;
  /** Block and braille characters may be used. */
  readonly unicode: boolean;
  /** Which terminal it is, lower case, such as `kitty`; null where nothing tells. */
  readonly name: string | null;
  /** [0, 28, 1]; null where nothing tells. */
  readonly version: readonly number[] | null;
  /** Who says its name. */
  readonly nameFrom: "the terminal" | "the environment" | null;
  /** It runs inside one of these, which pass no images on. */
  readonly multiplexer: "tmux" | "screen" | null;
  /** It is at the other end of a network. */
  readonly isRemote: boolean;
  /** Its own answer; null where there is none (yet). */
  readonly answer: TerminalAnswer | null;
}

/** What {@linkcode terminalFacts} goes by. */
export interface TerminalClues {
  /** A person sees it. */
  readonly isScreen: boolean;
  /** By the command line and the environment. */
  readonly colorDepth: ColorDepth;
  /** Block and braille characters may be used. */
  readonly unicode: boolean;
  /** Reads an environment variable. */
  env(name: string): string | undefined;
  /** Its answer to `QUESTION`; null where there is none. */
  readonly answer: TerminalAnswer | null;
}

/**
 * Puts together what is known of a terminal.
 *
 * @example
 * ```ts
 * import assert from "node:assert/strict";
 * import { terminalFacts } from "./terminal_facts.ts";
 * const env = (name: string) => ({ KITTY_WINDOW_ID: "1" })[name];
 * const clues = { isScreen: true, colorDepth: "truecolor", unicode: true, env, answer: null } as const;
 * assert.equal(terminalFacts(clues).name, "kitty");
 * ```
 */
export function terminalFacts({ env, answer, ...clues }: TerminalClues): TerminalFacts {
  const said = answer?.name ? parseName(answer.name) : null;
  const named = said ?? nameByEnvironment(env);
  return {
    ...clues,
    answer,
    name: named?.name ?? null,
    version: named?.version ?? null,
    nameFrom: said ? "the terminal" : named ? "the environment" : null,
    multiplexer: env("TMUX") || said?.name === "tmux"
      ? "tmux"
      : env("STY") || said?.name === "screen"
      ? "screen"
      : null,
    isRemote: Boolean(env("SSH_CONNECTION") || env("SSH_TTY")),
  };
}

/**
 * Whether it may be asked: the Linux console and dumb terminals print what they do not know, and what tmux and screen
 * let through is known.
 */
export function canBeAsked(env: (name: string) => string | undefined): boolean {
  const term = env("TERM") ?? "";
  return term !== "" && term !== "dumb" && term !== "linux" && !env("TMUX") && !env("STY");
}

/** Whether it is at least of a version; where it tells none, it is taken to be. */
export function isAtLeast(
  { version }: TerminalFacts,
  ...least: readonly number[]
): boolean {
  if (!version) return true;
  for (const [i, part] of least.entries()) {
    const own = version[i] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

/** Name and version for people: `kitty 0.26.5`. */
export function nameOf({ name, version }: TerminalFacts): string {
  return name === null ? "this terminal" : [name, version?.join(".")].filter(Boolean).join(" ");
}

interface Named {
  readonly name: string;
  readonly version: readonly number[] | null;
}

/** `kitty(0.26.5)`, `tmux 3.3a`, `WezTerm 20240203-110809-5046fc22`. */
function parseName(text: string): Named | null {
  const parts = /^([a-z][\w.-]*?)[ (/]+v?(\d[\d.]*)/i.exec(text) ?? /^([a-z][\w.-]*)/i.exec(text);
  return parts ? { name: knownName(parts[1]!), version: parseVersion(parts[2]) } : null;
}

const OTHER_NAMES: Readonly<Record<string, string>> = {
  "iterm.app": "iterm2",
  "apple_terminal": "terminal.app",
  "xterm.js": "vscode",
};

function knownName(name: string): string {
  const lower = name.toLowerCase();
  return OTHER_NAMES[lower] ?? lower;
}

function parseVersion(text: string | undefined): number[] | null {
  const parts = text?.split(/[.-]/).map((part) => parseInt(part)) ?? [];
  const end = parts.findIndex(Number.isNaN);
  const known = end < 0 ? parts : parts.slice(0, end);
  return known.length > 0 ? known : null;
}

/** Variables that are there in one terminal only; programs started inside others may have inherited them. */
const MARKS = {
  KITTY_WINDOW_ID: "kitty",
  WEZTERM_PANE: "wezterm",
  GHOSTTY_RESOURCES_DIR: "ghostty",
  WT_SESSION: "windows terminal",
} as const;

function nameByEnvironment(env: (name: string) => string | undefined): Named | null {
  const program = env("TERM_PROGRAM");
  if (program && !/^(tmux|screen)$/.test(program)) {
    return { name: knownName(program), version: parseVersion(env("TERM_PROGRAM_VERSION")) };
  }
  // forwarded over SSH, by iTerm2's own settings and some others'
  const local = env("LC_TERMINAL");
  if (local) return { name: knownName(local), version: parseVersion(env("LC_TERMINAL_VERSION")) };
  const konsole = /^(\d\d)(\d\d)/.exec(env("KONSOLE_VERSION") ?? "");
  if (konsole) return { name: "konsole", version: [Number(konsole[1]), Number(konsole[2])] };
  for (const [variable, name] of Object.entries(MARKS)) {
    if (env(variable)) return { name, version: null };
  }
  const term = /^(?:xterm-)?(kitty|ghostty|foot|mlterm|contour|rio|wezterm|alacritty)/.exec(
    env("TERM") ?? "",
  );
  return term ? { name: term[1]!, version: null } : null;
}
