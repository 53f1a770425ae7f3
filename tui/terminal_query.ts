import { chooseLiveProtocol } from "../lib/render/pictures/choose_driver.ts";
import { answeredDepth, type ColorDepth } from "../lib/render/pictures/color_depth.ts";
import type { LiveDriver } from "../lib/render/pictures/driver.ts";
import {
  parseAnswer,
  PATIENCE,
  QUESTION,
  type TerminalAnswer,
  type WindowSize,
} from "../lib/render/pictures/terminal_answer.ts";
import { canBeAsked, terminalFacts } from "../lib/render/pictures/terminal_facts.ts";
import type { TuiStart } from "./start.ts";

/** What the terminal can do, once that is known. */
export interface TerminalFound {
  /** Draws pictures. */
  readonly driver: LiveDriver;
  /** Of text and pictures. */
  readonly colorDepth: ColorDepth;
}

/** A question to the terminal that is under way. */
export interface TerminalQuery {
  /** Something that the terminal has answered. */
  hear(answer: string): void;
  /** Asks once more: the terminal's font may have changed. */
  again(): void;
  /** Nothing is waited for any more. */
  stop(): void;
}

/**
 * Asks the terminal what it can do, in the background and for half a second at most: meanwhile pictures are drawn as
 * text. Nothing is asked where the answer changes nothing.
 *
 * @param onFound called where pictures can be drawn better, or in more colours
 */
export function queryTerminal(
  start: TuiStart,
  window: () => WindowSize,
  write: (text: string) => void,
  onFound: (found: TerminalFound) => void,
): TerminalQuery {
  const isAskable = canBeAsked(start.env ?? (() => undefined));
  let heard = "", isWaiting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = async (answer: TerminalAnswer | null) => {
    if (!isWaiting) return;
    stop();
    const found = await openBest(start, answer);
    if (found) onFound(found);
  };
  const stop = () => {
    isWaiting = false;
    clearTimeout(timer);
  };
  const ask = () => {
    stop();
    heard = "";
    isWaiting = true;
    timer = setTimeout(() => void settle(null), isAskable ? PATIENCE : 0);
    if (isAskable) write(QUESTION);
  };
  if (matters(start)) ask();
  return {
    hear(answer) {
      heard += answer;
      const parsed = parseAnswer(heard, window());
      if (parsed) void settle(parsed);
    },
    again: ask,
    stop,
  };
}

/** Whether anything depends on what the terminal says. */
function matters({ renderer = "auto", colorDepth, isColorDoubtful, env }: TuiStart): boolean {
  if (env === undefined) return false;
  if (isColorDoubtful) return true;
  if (renderer === "auto") return colorDepth !== "none";
  return renderer !== "blocks" && renderer !== "braille" && renderer !== "ascii";
}

/** The best driver, where it is better than the one that pictures are drawn with at first. */
async function openBest(
  start: TuiStart,
  answer: TerminalAnswer | null,
): Promise<TerminalFound | null> {
  const { colorDepth: depth, isColorDoubtful = false, unicode = true, renderer = "auto" } = start;
  const { depth: colorDepth } = answeredDepth(
    { depth, why: "", isDoubtful: isColorDoubtful },
    answer,
  );
  const env = start.env ?? (() => undefined);
  const facts = terminalFacts({ isScreen: true, colorDepth, unicode, env, answer });
  const { protocol } = chooseLiveProtocol(facts, renderer);
  if (!protocol.isNative && colorDepth === depth) return null;
  return { driver: await protocol.open(facts), colorDepth };
}
