/**
 * Runs commands one after the other in the current folder: `deno run -A run_commands.ts < commands.json`. In a process
 * of its own, since a folder is the whole process's; all in one process, since starting Deno anew for each would
 * take most of the time. What a shell must read goes to bash, where `deno` and `npx` are this Deno and this program.
 */
import { runCli } from "./fake_streams.ts";
import { taskArguments } from "./docs.ts";

/** How a command ended. */
export interface Ended {
  readonly command: string;
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const MAIN = new URL("../../main.ts", import.meta.url).pathname;

/** Functions that stand for the programs of the same name. */
const SHELL = `set -o pipefail
deno() { shift; "$STROKES_DENO" run --allow-read --allow-write --allow-env "${MAIN}" "$@"; }
npx() { shift 2; deno "$@"; }
`;

if (import.meta.main) {
  const commands: string[] = JSON.parse(await new Response(Deno.stdin.readable).text());
  const ended: Ended[] = [];
  for (const command of commands) {
    const args = taskArguments(command);
    ended.push({ command, ...await (args ? runCli(args) : inBash(command)) });
  }
  console.log(JSON.stringify(ended));
}

async function inBash(command: string): Promise<Omit<Ended, "command">> {
  const { code, stdout, stderr } = await new Deno.Command("bash", {
    args: ["-c", SHELL + command],
    env: { STROKES_DENO: Deno.execPath() },
    stdin: "null",
  }).output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { exitCode: code, stdout: text(stdout), stderr: text(stderr) };
}
