import type { TuiStart } from "../../tui/start.ts";
import { Failure } from "../failure.ts";
import type { Io } from "./io.ts";

/**
 * Runs the TUI until it is quit. Ink and React are loaded here and nowhere else.
 *
 * @throws {Failure} with exit code 130 where a running fit was broken off
 */
export async function openTui(start: TuiStart): Promise<void> {
  const { runTui } = await import("../../tui/run.ts");
  const { exitCode } = await runTui(start);
  if (exitCode === 130) throw new Failure("interrupted; nothing was saved", 130);
  if (exitCode !== 0) throw new Failure("the screen closed before its work was done");
}

/** How the TUI looks, from the options that every command has. */
export function lookOf(
  { colorDepth, colorMap, renderer, unicode }: Io,
  mouse: boolean | undefined,
): Required<Pick<TuiStart, "colorDepth" | "colorMap" | "renderer" | "unicode" | "mouse">> {
  return { colorDepth, colorMap, renderer, unicode, mouse: mouse === true };
}

/** Whether there is a person at a screen and a keyboard. */
export function canOpenTui({ stdinIsTerminal, stdoutIsTerminal, env }: Io): boolean {
  return stdinIsTerminal && stdoutIsTerminal && env("TERM") !== "dumb";
}
