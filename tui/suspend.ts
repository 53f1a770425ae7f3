import process from "node:process";

/** Stops this process as ^Z does, and comes back when it is continued. */
export async function stopUntilContinued(): Promise<void> {
  // Below `deno task` only the task's child stops; a second ^Z, now the terminal's own, stops the task too.
  if (process.env.INIT_CWD) process.stdout.write("^Z once more for the shell; fg comes back\r\n");
  process.kill(process.pid, "SIGTSTP");
  await new Promise((resolve) => setTimeout(resolve, 50));
}
