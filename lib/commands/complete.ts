import { completionScript, type Shell } from "../cli/completions.ts";
import type { Io } from "./io.ts";

/** `complete`: the script that teaches a shell to complete commands, options and file names. */
export async function complete(shell: Shell, io: Io): Promise<void> {
  const script = completionScript(shell);
  await io.out(io.json ? JSON.stringify({ shell, script }) + "\n" : script);
}
