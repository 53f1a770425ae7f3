import type { TuiStart } from "../../tui/start.ts";
import type { Io } from "./io.ts";

/**
 * Runs the TUI until it is quit. Ink and React are loaded here and nowhere else.
 *
 * @throws {Failure} with exit code 130 where it is interrupted or a running fit broken off: what became of the work
 */
export async function openTui(start: TuiStart): Promise<void> {
  const { runTui } = await import("../../tui/run.ts");
  await runTui(start);
}

/** How the TUI looks, from the options that every command has. */
export function lookOf(
  { colorDepth, isColorDoubtful, colorMap, renderer, unicode, env }: Io,
  mouse: boolean | undefined,
): Pick<TuiStart, keyof Io & keyof TuiStart | "mouse"> {
  return { colorDepth, isColorDoubtful, colorMap, renderer, unicode, env, mouse: mouse === true };
}

/** Whether there is a person at a screen and a keyboard. */
export function canOpenTui(io: Io): boolean {
  return whyNoTui(io) === null;
}

/** Why no screens can be shown: `needs a terminal`; null: they can. */
export function whyNoTui({ stdinIsTerminal, stdoutIsTerminal, env }: Io): string | null {
  if (!stdinIsTerminal || !stdoutIsTerminal) return "needs a terminal";
  return env("TERM") === "dumb" ? "cannot draw screens where TERM is dumb" : null;
}
