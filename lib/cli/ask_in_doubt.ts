import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { Streams } from "../commands/io.ts";
import { explainColorDepth } from "../render/pictures/color_depth.ts";
import type { CommonOptions } from "./options.ts";
import type { TerminalAnswer } from "../render/pictures/terminal_answer.ts";

/** Commands that open the TUI, which asks for itself and does not wait. */
const OPENING_TUI = new Set(["start", "browse"]);

/** What the terminal says of itself, where TERM alone leaves its colours in doubt; null where it is not asked. */
export async function askInDoubt(
  command: CommandUnknownOpts,
  { env, stdoutIsTerminal, askTerminal }: Streams,
): Promise<TerminalAnswer | null> {
  const { color, json } = command.opts() as Partial<CommonOptions>;
  if (OPENING_TUI.has(command.name()) || json === true || color === false) return null;
  const { isDoubtful } = explainColorDepth({ flag: color, env, isTerminal: stdoutIsTerminal });
  return isDoubtful ? await askTerminal() : null;
}
