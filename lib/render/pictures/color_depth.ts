/** How many colours a terminal shows. */
export type ColorDepth = "truecolor" | "256" | "16" | "none";

/** What `--color` accepts. */
export const COLOR_CHOICES = ["auto", "truecolor", "256", "16", "none"] as const;

/** What decides the colour depth. */
export interface ColorQuestion {
  /** The value of `--color`; `auto` or undefined leaves it to the environment. */
  readonly flag?: string | undefined;
  /** Reads an environment variable. */
  readonly env: (name: string) => string | undefined;
  /** Whether the output is a terminal. */
  readonly isTerminal: boolean;
}

/**
 * The colour depth of an output: `--color` wins, then FORCE_COLOR, then NO_COLOR; a pipe and TERM=dumb have none;
 * else what COLORTERM, TERM_PROGRAM and TERM say.
 *
 * FORCE_COLOR and NO_COLOR as force-color.org and no-color.org have them: FORCE_COLOR is 0-3 (none, 16, 256, truecolor)
 * or anything else for "some colour at least".
 *
 * @example
 * ```ts
 * import { detectColorDepth } from "./color_depth.ts";
 * const env = (name: string) => ({ TERM: "xterm-256color" })[name];
 * if (detectColorDepth({ env, isTerminal: true }) !== "256") throw new Error();
 * if (detectColorDepth({ env, isTerminal: false }) !== "none") throw new Error();
 * if (detectColorDepth({ env, isTerminal: false, flag: "16" }) !== "16") throw new Error();
 * ```
 */
export function detectColorDepth({ flag, env, isTerminal }: ColorQuestion): ColorDepth {
  if (flag === "truecolor" || flag === "256" || flag === "16" || flag === "none") return flag;
  const forced = env("FORCE_COLOR");
  if (forced !== undefined) {
    if (forced === "0" || forced === "false") return "none";
    if (forced === "1") return "16";
    if (forced === "2") return "256";
    if (forced === "3") return "truecolor";
    const found = terminalDepth(env);
    return found === "none" ? "16" : found;
  }
  if (env("NO_COLOR")) return "none";
  return isTerminal ? terminalDepth(env) : "none";
}

/** The number that chalk's FORCE_COLOR and `chalk.level` use for a depth. */
export function colorLevel(depth: ColorDepth): 0 | 1 | 2 | 3 {
  return depth === "truecolor" ? 3 : depth === "256" ? 2 : depth === "16" ? 1 : 0;
}

const TRUECOLOR_PROGRAMS = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Hyper"]);

/** What the environment says of the terminal itself. Over SSH only TERM is there: then 256 for xterm-256color. */
function terminalDepth(env: (name: string) => string | undefined): ColorDepth {
  const term = env("TERM") ?? "";
  if (term === "dumb") return "none";
  if (/^(truecolor|24bit)$/i.test(env("COLORTERM") ?? "")) return "truecolor";
  if (TRUECOLOR_PROGRAMS.has(env("TERM_PROGRAM") ?? "") || env("WT_SESSION")) return "truecolor";
  if (/kitty|ghostty|wezterm|alacritty|^foot|-direct$/.test(term)) return "truecolor";
  if (/256/.test(term)) return "256";
  return term === "" ? "none" : "16";
}
