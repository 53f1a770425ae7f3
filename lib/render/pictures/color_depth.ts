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
export function detectColorDepth(question: ColorQuestion): ColorDepth {
  return explainColorDepth(question).depth;
}

/** A colour depth and what speaks for it. */
export interface ExplainedDepth {
  /** How many colours are used. */
  readonly depth: ColorDepth;
  /** For people. */
  readonly why: string;
  /** Many terminals with this TERM show more: worth a question. */
  readonly isDoubtful: boolean;
}

/** As {@linkcode detectColorDepth}, with the reason. */
export function explainColorDepth({ flag, env, isTerminal }: ColorQuestion): ExplainedDepth {
  const sure = (depth: ColorDepth, why: string) => ({ depth, why, isDoubtful: false });
  if (flag === "truecolor" || flag === "256" || flag === "16" || flag === "none") {
    return sure(flag, `--color ${flag}`);
  }
  const forced = env("FORCE_COLOR");
  if (forced !== undefined) {
    const found = terminalDepth(env).depth;
    return sure(
      FORCED[forced] ?? (found === "none" ? "16" : found),
      forced === "" ? "FORCE_COLOR is set" : `FORCE_COLOR=${forced}`,
    );
  }
  if (env("NO_COLOR")) return sure("none", "NO_COLOR is set");
  return isTerminal ? terminalDepth(env) : sure("none", "no terminal");
}

const FORCED: Readonly<Record<string, ColorDepth>> = {
  "0": "none",
  false: "none",
  "1": "16",
  "2": "256",
  "3": "truecolor",
};

/** The depth once the terminal has answered: 256 where it told the last of them, and nothing but TERM spoke for less. */
export function answeredDepth(
  found: ExplainedDepth,
  answer: { readonly has256: boolean } | null,
): ExplainedDepth {
  if (!found.isDoubtful || !answer?.has256) return found;
  return { depth: "256", why: "the terminal told the last of 256 colours", isDoubtful: false };
}

/** The number that chalk's FORCE_COLOR and `chalk.level` use for a depth. */
export function colorLevel(depth: ColorDepth): 0 | 1 | 2 | 3 {
  return depth === "truecolor" ? 3 : depth === "256" ? 2 : depth === "16" ? 1 : 0;
}

const TRUECOLOR_PROGRAMS = new Set(["iTerm.app", "WezTerm", "vscode", "ghostty", "rio", "Hyper"]);

/** What the environment says of the terminal itself. Over SSH only TERM is there: then 256 for xterm-256color. */
function terminalDepth(env: (name: string) => string | undefined): ExplainedDepth {
  const term = env("TERM") ?? "";
  const program = env("TERM_PROGRAM") ?? "";
  const sure = (depth: ColorDepth, why: string) => ({ depth, why, isDoubtful: false });
  if (term === "dumb") return sure("none", "TERM=dumb");
  if (/^(truecolor|24bit)$/i.test(env("COLORTERM") ?? "")) {
    return sure("truecolor", `COLORTERM=${env("COLORTERM")}`);
  }
  if (TRUECOLOR_PROGRAMS.has(program)) return sure("truecolor", `TERM_PROGRAM=${program}`);
  if (env("WT_SESSION")) return sure("truecolor", "WT_SESSION is set");
  if (/kitty|ghostty|wezterm|alacritty|^foot|-direct$/.test(term)) {
    return sure("truecolor", `TERM=${term}`);
  }
  if (/256/.test(term)) return sure("256", `TERM=${term}`);
  // tmux brings down to the terminal's own what it gets
  if (env("TMUX")) return sure("256", "TMUX is set");
  if (term === "") return sure("none", "TERM is not set");
  return { depth: "16", why: `TERM=${term}`, isDoubtful: term !== "linux" };
}
