import type { Io } from "./io.ts";

/** `complete`: the script that teaches a shell to complete commands, options and file names. */
export async function complete(shell: string, script: string, io: Io): Promise<void> {
  await io.out(io.json ? JSON.stringify({ shell, script }) + "\n" : script);
}
