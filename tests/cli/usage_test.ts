import assert from "node:assert/strict";
import config from "../../deno.json" with { type: "json" };
import { buildProgram } from "../../lib/cli.ts";
import { EXAMPLES } from "../../lib/cli/examples.ts";
import { processStreams } from "../../lib/commands/io.ts";
import { runCli } from "../support/fake_streams.ts";

const program = buildProgram(processStreams(), () => {});

const WRONG: [command: string, message: RegExp][] = [
  ["help fitt", /unknown command 'fitt' \(Did you mean fit\?\)/],
  ["fitt", /unknown command 'fitt' \(Did you mean fit\?\)/],
  ["fit --compnents 3", /unknown option '--compnents' \(Did you mean --components\?\)/],
  ["fit -k", /option '-k, --components <n>' argument missing/],
  ["fit -k 0", /'0' is invalid\. It takes a whole number, at least 1/],
  ["fit -k -3", /'-3' is invalid/],
  ["fit --threads 1000", /'1000' is invalid\. It takes a whole number from 1 to \d+\./],
  ["report m.npz --ranked 1001", /'1001' is invalid\. It takes a whole number from 1 to 1000\./],
  ["fit -k 1.5", /'1\.5' is invalid/],
  ["fit --tol -1", /'-1' is invalid\. It takes a number at least 0/],
  ["fit --l1-ratio 2", /'2' is invalid\. It takes a number between 0 and 1/],
  [
    "fit --init ndsvd",
    /'ndsvd' is invalid\. Allowed choices are nndsvd, nndsvda, nndsvdar, random\. \(Did you mean nndsvd\?\)$/m,
  ],
  ["fit --shape 28", /'28' is invalid\. It takes HEIGHTxWIDTH, such as 28x28/],
  ["fit --color pink", /'pink' is invalid/],
  ["fit digits.csv", /fit needs --output, such as: --output model\.npz/],
  [
    "fit -o x.npz --beta-loss kullback-leibler",
    /strokes: --beta-loss kullback-leibler needs --solver mu; got --solver auto, which minimizes frobenius only$/m,
  ],
  ["fit -o - --json", /would both write to standard output; name a file/],
  ["start -o -", /use fit -o -/],
  ["components", /missing required argument 'model'/],
  ["components a b", /too many arguments/],
  ["components m.npz -o ", /option --output: is empty; name a file/],
  ["fit  -o m.npz", /a file has an empty name/],
  ["fit - - -o m.npz", /-: standard input is named twice/],
  ["transform - - -o -", /-: standard input is named twice/],
  ["components m.npz --index x", /'x' is invalid/],
  ["components m.npz --index #0", /'#0' is invalid\. It takes a whole number, at least 1/],
  ["sample m.npz", /sample needs --index/],
  ["class m.npz", /class needs --digit/],
  ["overlay m.npz --digit seven", /'seven' is invalid/],
  ["transform m.npz digits.csv -o w.txt", /weights are written as \.csv or \.npz/],
  ["info", /info needs a model file, or --settings/],
  ["complete tcsh", /Allowed choices are bash, zsh, fish, powershell/],
];

Deno.test("wrong usage is said in one line, with exit code 2", async () => {
  for (const [command, message] of WRONG) {
    const { exitCode, stdout, stderr } = await runCli(command.split(" "));
    assert.equal(exitCode, 2, `${command}: ${stderr}`);
    assert.equal(stdout, "", command);
    assert.match(stderr, message);
    assert.match(stderr, /^strokes: .*\n$/);
  }
});

Deno.test("browse without a terminal names what to use instead", async () => {
  const { exitCode, stderr } = await runCli(["browse", "model.npz"]);
  assert.equal(exitCode, 1);
  assert.match(stderr, /needs a terminal; in scripts use components/);
});

Deno.test("--help lists every command, and fits 80 columns", async () => {
  const { exitCode, stdout, stderr } = await runCli(["--help"]);
  assert.deepEqual([exitCode, stderr], [0, ""]);
  for (const command of program.commands) {
    assert.match(stdout, new RegExp(`\n  ${command.name()} `));
  }
  for (const line of stdout.split("\n")) assert.ok(line.length <= 80, line);
});

Deno.test("--version tells the version of deno.json", async () => {
  assert.equal((await runCli(["--version"])).stdout, config.version + "\n");
});

Deno.test("every command has help with an example, --json, --color, --renderer and -q", async () => {
  for (const command of program.commands) {
    const { exitCode, stdout } = await runCli([command.name(), "--help"]);
    assert.equal(exitCode, 0);
    assert.match(
      stdout,
      new RegExp(`Examples?:\n  deno task ${command.name()}[ \n]`),
      command.name(),
    );
    for (const option of ["--json", "--color <depth>", "--renderer <how>", "-q, --quiet"]) {
      assert.ok(stdout.includes(option), `${command.name()} ${option}`);
    }
  }
});

Deno.test("every command is a task with a description, and none has the network, run, ffi or sys", () => {
  const tasks: Record<string, { description: string; command: string }> = config.tasks;
  for (const command of program.commands) {
    const task = tasks[command.name()];
    assert.ok(task?.description, command.name());
    assert.match(
      task.command,
      new RegExp(`^deno run (--[A-Za-z0-9_=,-]+ )*main.ts ${command.name()}$`),
    );
    assert.doesNotMatch(task.command, /--allow-(net|run|ffi|sys|all)|-A\b/);
  }
});

Deno.test("examples are of commands that there are", () => {
  const names = program.commands.map((command) => command.name());
  for (const [name, examples] of Object.entries(EXAMPLES)) {
    assert.ok(names.includes(name), name);
    for (const [command] of examples) assert.equal(command.split(" ")[0], name);
  }
});

Deno.test("strokes and strokes help print what --help prints; help COMMAND what COMMAND --help prints", async () => {
  const { stdout: program } = await runCli(["--help"]);
  assert.deepEqual(
    await Promise.all([[], ["help"]].map((args) => runCli(args))).then((both) =>
      both.map(({ exitCode, stdout, stderr }) => ({ exitCode, stdout, stderr }))
    ),
    Array(2).fill({ exitCode: 0, stdout: program, stderr: "" }),
  );
  const { stdout: fit } = await runCli(["fit", "--help"]);
  assert.equal((await runCli(["help", "fit"])).stdout, fit);
});

Deno.test("options may stand before the command, values that look like commands included", async () => {
  const { stdout } = await runCli(["complete", "fish", "--json"]);
  for (const args of ["--json complete fish", "--color 16 --json complete fish"]) {
    assert.equal((await runCli(args.split(" "))).stdout, stdout, args);
  }
  const { exitCode, stderr } = await runCli(["-o", "fit", "fit", "none.csv"]);
  assert.equal(exitCode, 1);
  assert.match(stderr, /^strokes: none\.csv: no such file/);
});
