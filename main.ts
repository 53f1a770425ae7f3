/** Entry of `strokes`: runs one command, and ends with its exit code. */
import { run } from "./lib/cli.ts";
import { processStreams } from "./lib/commands/io.ts";
import { Failure } from "./lib/failure.ts";

/** What ends a program: Ctrl-C, `kill`, a terminal or a connection that is closed, Ctrl-\. */
const SIGNALS: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT"]
  : ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"];

if (import.meta.main) {
  standWhereTheUserStands();
  Deno.exit(await run(Deno.args, processStreams(interruption())));
}

/** `deno task` runs in the folder of deno.json; file names are meant from the folder in which it was typed. */
function standWhereTheUserStands(): void {
  const typedIn = Deno.env.get("INIT_CWD");
  if (typedIn && Deno.cwd() === import.meta.dirname) Deno.chdir(typedIn);
}

/**
 * Ctrl-C asks the command to stop, and a fifth of a second later, or at the second Ctrl-C, stops it: files are
 * written so that none is ever half there.
 */
function interruption(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) Deno.exit(130);
    controller.abort(new Failure("interrupted; nothing was saved", 130));
    setTimeout(() => Deno.exit(130), 180);
  };
  for (const signal of SIGNALS) Deno.addSignalListener(signal, stop);
  return controller.signal;
}
