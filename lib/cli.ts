import { Command, CommanderError, type CommandUnknownOpts } from "@commander-js/extra-typings";
import config from "../deno.json" with { type: "json" };
import type { CommandLine } from "./cli/command_line.ts";
import { commandFirst } from "./cli/command_first.ts";
import { exampleText } from "./cli/examples.ts";
import { addFittingCommands } from "./cli/fitting_commands.ts";
import { addKeepingCommands } from "./cli/keeping_commands.ts";
import { HELP } from "./cli/help.ts";
import { askInDoubt } from "./cli/ask_in_doubt.ts";
import { ioFor } from "./cli/io_for.ts";
import { addShowingCommands } from "./cli/showing_commands.ts";
import { applySettings } from "./cli/settings.ts";
import { addConsensusCommand, addSweepCommands } from "./cli/sweep_commands.ts";
import { addToolCommands } from "./cli/tool_commands.ts";
import { usageMessage } from "./cli/usage_message.ts";
import { OutputClosed, processStreams, type Streams } from "./commands/io.ts";
import { Failure, isOutOfMemory } from "./failure.ts";
import { loadTextWidth } from "./render/text/text_width.ts";
import type { TerminalAnswer } from "./render/pictures/terminal_answer.ts";
import { shownLines, shownMessage } from "./shown_text.ts";
import { PROGRAM } from "./program.ts";

const AFTER_HELP = `
SOURCE is a CSV or IDX file, also .gz; without one, 10,000 real digits are read.
${PROGRAM} help COMMAND tells more of a command.`;

/**
 * Runs one command line.
 *
 * @param args what follows the program's name
 * @param streams the world; tests hand in another one
 * @returns the exit code: 0 done, 1 it failed, 2 wrong usage, 130 interrupted
 */
export async function run(
  args: readonly string[],
  streams: Streams = processStreams(),
): Promise<number> {
  const printed: string[] = [];
  try {
    await loadTextWidth(args);
    const program = buildProgram(streams, (text) => printed.push(text));
    if (args[0] === "complete" && args[1] === "--") {
      const { completionsOf } = await import("./cli/completions.ts");
      await streams.out(completionsOf(program, args.slice(2)).join("\n") + "\n");
      return 0;
    }
    if (args.length === 0) program.outputHelp();
    else await program.parseAsync(commandFirst(program, args), { from: "user" });
  } catch (error) {
    const isHelp = error instanceof CommanderError && error.exitCode === 0;
    if (!isHelp) return await explain(error, streams);
  }
  return printed.length === 0 ? 0 : await streams.out(printed.join("")).then(() => 0, () => 0);
}

/** The whole command line. Handlers are loaded when their command runs, so that no script loads React. */
export function buildProgram(streams: Streams, print: (text: string) => void): Command {
  let answer: TerminalAnswer | null = null;
  const program = new Command("strokes")
    .description("Finds the parts that images are made of, and shows them in the terminal.")
    .version(config.version, "-V, --version")
    .helpCommand(false)
    .enablePositionalOptions() // what follows a command is its own, or its subcommand's
    .configureHelp(HELP)
    .addHelpText("after", AFTER_HELP)
    .exitOverride()
    .configureOutput({
      writeOut: print,
      writeErr: () => {}, // `explain` says it, in one line
      getOutHelpWidth: () => Math.min(100, streams.columns),
    })
    .hook("preAction", async (_, command) => {
      checkNames(command);
      await applySettings(command, streams.env);
      answer = await askInDoubt(command, streams);
    });
  const line: CommandLine = {
    program,
    command: (name, description) =>
      program.command(name).description(description).addHelpText("after", exampleText(name)),
    io: (options) => ioFor(streams, options, answer),
  };
  addFittingCommands(line);
  addShowingCommands(line);
  addSweepCommands(line);
  addConsensusCommand(line);
  addKeepingCommands(line);
  addToolCommands(line);
  return program;
}

/** An empty name comes from a variable that was not set; standard input can be read only once. */
function checkNames(command: CommandUnknownOpts): void {
  const option = command.options.find((option) =>
    command.getOptionValue(option.attributeName()) === ""
  );
  if (option) throw new Failure(`option ${option.long}: is empty; name a file`, 2);
  if (command.args.includes("")) throw new Failure("a file has an empty name; name a file", 2);
  if (command.args.filter((name) => name === "-").length > 1) {
    throw new Failure("-: standard input is named twice; it can be read once", 2);
  }
}

/** Says in one line what went wrong, and gives the exit code. Only a bug of strokes gets a stack trace. */
async function explain(error: unknown, { err, signal }: Streams): Promise<number> {
  const say = (message: string) => err(`strokes: ${shownMessage(message)}\n`);
  if (error instanceof OutputClosed) return 0;
  // The TUI says itself what an interruption leaves.
  if (signal.aborted && !(error instanceof Failure && error.exitCode === 130)) {
    error = signal.reason;
  }
  if (error instanceof CommanderError) {
    await say(usageMessage(error));
    return 2;
  }
  if (error instanceof Failure) {
    await say(error.message);
    return error.exitCode;
  }
  const refusal = refusalOf(error);
  if (refusal !== null) {
    await say(refusal);
    return 1;
  }
  await say("this is a bug in strokes; please report it with what follows");
  await err(shownLines(stackOf(error)) + "\n");
  return 1;
}

/** What to say where Deno or the system refuses something; null for other errors. */
function refusalOf(error: unknown): string | null {
  if (error instanceof Deno.errors.NotCapable) return notCapable(error);
  if (error instanceof Deno.errors.WouldBlock) {
    return `the system refuses to start another thread (${error.message}); end other programs`;
  }
  return isOutOfMemory(error)
    ? "not enough memory for this; give fewer or smaller images, or end other programs"
    : null;
}

function notCapable({ message }: Error): string {
  // /proc, /sys and most of /dev
  const path = /^Requires all access to "(.*?)"/.exec(message)?.[1];
  return path === undefined
    ? `${message}; "${PROGRAM}" gives each command what it needs`
    : `${path}: a place of the system that Deno keeps closed; choose another one`;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}
