import assert from "node:assert/strict";
import { writeModel } from "../../lib/model/model_file.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";
import { strokes, TASK_OPTIONS } from "../support/strokes.ts";

/** What no command is given. */
const DENIED = [
  "--no-prompt",
  "--no-remote",
  "--deny-net",
  "--deny-run",
  "--deny-ffi",
  "--deny-sys",
  "--deny-import",
  "--ignore-env",
];
/** Commands that write files; all others may not. */
const WRITING = [
  "start",
  "fit",
  "sweep",
  "consensus",
  "browse",
  "transform",
  "components",
  "class",
  "overlay",
  "report",
  "export",
];

Deno.test("each task has the least permissions: no network, programs, libraries or system facts", () => {
  assert.ok(TASK_OPTIONS.size >= 16);
  for (const [name, options] of TASK_OPTIONS) {
    for (const option of DENIED) assert.ok(options.includes(option), `${name}: ${option}`);
    const allowed = options.filter((option) => option.startsWith("--allow")).sort();
    const [env, ...others] = allowed;
    assert.match(env!, /^--allow-env=[A-Z_]+(,[A-Z_]+)+$/, name);
    const isWriting = WRITING.includes(name);
    assert.deepEqual(others, ["--allow-read", ...(isWriting ? ["--allow-write"] : [])], name);
  }
});

async function run(
  [file, ...args]: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const { code, stdout, stderr } = await new Deno.Command(file!, { args, env, stdin: "null" })
    .output();
  const decoder = new TextDecoder();
  return { code, stdout: decoder.decode(stdout), stderr: decoder.decode(stderr) };
}

/** What consensus goes on with. */
const SWEEP = ["@d.csv", "-k", "1", "--seeds", "2", "--checks", "0", "-o", "@swept"];

/** A line of each command that does what it is there for; `@` is the folder. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  start: ["@d.csv", "-k", "2", "-o", "@s.npz"],
  fit: ["@d.csv", "-k", "2", "-o", "@f.npz", "--json"],
  sweep: ["@d.csv", "-k", "1..2", "--seeds", "1", "--checks", "0", "-o", "@sweep"],
  consensus: ["@swept", "-k", "1", "-o", "@consensus.npz"],
  verify: ["@m.npz", "@m.npz"],
  transform: ["@m.npz", "@d.csv", "--shape", "4x4", "-o", "@w.csv"],
  components: ["@m.npz", "-o", "@c.png"],
  digits: ["@m.npz", "--color", "truecolor"],
  sample: ["@m.npz", "--index", "0", "--renderer", "sixel"],
  reconstructions: ["@m.npz", "--worst", "1", "--best", "1", "--color", "256"],
  class: ["@m.npz", "--digit", "7", "-o", "@k.svg"],
  overlay: ["@m.npz", "--digit", "7", "-o", "@o.svg"],
  report: ["@m.npz", "-o", "@report"],
  export: ["@m.npz", "--what", "features", "-o", "@e.npy"],
  info: ["@m.npz"],
  doctor: ["--json"],
  complete: ["bash"],
  help: [],
};

for (const [command, words] of Object.entries(LINES)) {
  Deno.test(`${command} does its work with exactly its task's permissions`, () =>
    withFiles({ "d.csv": digitsCsv(12) }, async (folder) => {
      await writeModel(`${folder}/m.npz`, madeModel({ n: 12, k: 2, shape: [4, 4] }));
      const inFolder = (words: readonly string[]) =>
        words.map((word) => word.replace("@", `${folder}/`));
      if (command === "consensus") await run(strokes("sweep", ...inFolder(SWEEP)));
      const args = inFolder(words);
      const { code, stdout, stderr } = await run(strokes(command, ...args));
      assert.equal(code, 0, stderr);
      assert.doesNotMatch(stderr, /strokes: |--allow/); // progress may be there
      assert.ok(stdout.length > 10);
    }));
}

/** Tries what a command has no use for, and says of each whether it was let through. */
const PROBE = `
const tries = {
  net: () => fetch("http://127.0.0.1:9"),
  listen: () => Deno.listen({ port: 0 }),
  run: () => new Deno.Command("true").output(),
  ffi: () => Deno.dlopen("libc.so.6", {}),
  sys: () => Deno.hostname(),
  import: () => import("data:application/javascript,await import('https://example.com/x.js')"),
  write: () => Deno.writeTextFile(Deno.args[0], "written"),
};
const let_through = [];
for (const [name, attempt] of Object.entries(tries)) {
  try {
    await attempt();
    let_through.push(name);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable) && name !== "import" && name !== "net") throw error;
  }
}
console.log(JSON.stringify({
  let_through,
  secret: Deno.env.get("STROKES_TEST_SECRET") ?? null,
  names: Object.keys(Deno.env.toObject()),
}));`;

for (const command of ["start", "report", "digits", "info"]) {
  Deno.test(`what is none of its business is refused to ${command}`, () =>
    withFiles({ "probe.ts": PROBE }, async (folder) => {
      const options = TASK_OPTIONS.get(command)!;
      const args = ["run", "-q", ...options, `${folder}/probe.ts`, `${folder}/out`];
      const { code, stdout, stderr } = await run([Deno.execPath(), ...args], {
        STROKES_TEST_SECRET: "password",
        TERM: "xterm",
      });
      assert.equal(code, 0, stderr);
      const { let_through, secret, names } = JSON.parse(stdout);
      assert.deepEqual(let_through, WRITING.includes(command) ? ["write"] : []);
      assert.equal(secret, null);
      assert.ok(!names.includes("STROKES_TEST_SECRET") && !names.includes("PATH"), names.join());
    }));
}
