import assert from "node:assert/strict";
import { withFiles } from "../support/files.ts";
import { strokes } from "../support/strokes.ts";
import { openTerminal } from "../support/terminal.ts";

/** How each shell is started without anybody's settings, and how it loads the completions. */
const SHELLS = [
  {
    shell: "bash",
    start: ["bash", "--norc", "--noprofile"],
    load: "source <(strokes complete bash)",
  },
  {
    shell: "zsh",
    start: ["zsh", "-f"],
    load: "autoload -U compinit; compinit -u -D; source <(strokes complete zsh)",
  },
  { shell: "fish", start: ["fish", "--no-config"], load: "strokes complete fish | source" },
] as const;

/** What is typed before Tab, and what stands there after it. */
const COMPLETED: [typed: string, completed: string][] = [
  ["strokes reco", "strokes reconstructions"],
  ["strokes --hel", "strokes --help"],
  ["strokes fit --solv", "strokes fit --solver"],
  ["strokes fit --solver f", "strokes fit --solver fast"],
  ["strokes fit --solver=f", "strokes fit --solver=fast"],
  ["strokes complete z", "strokes complete zsh"],
  ["strokes info mod", "strokes info model.npz"],
  ["strokes info my", "strokes info my\\ digits.npz"],
  ['strokes info "my d', 'strokes info "my digits.npz"'],
  ["strokes info ~/mod", "strokes info ~/model.npz"],
  ["strokes fit -k 4 -- dig", "strokes fit -k 4 -- digits.csv"],
  ["strokes export model.npz --what comp", "strokes export model.npz --what components"],
];

for (const { shell, start, load } of SHELLS) {
  const isThere = await new Deno.Command(shell, { args: ["-c", "exit 0"] }).output()
    .then(({ success }) => success, () => false);
  Deno.test({
    name: `${shell} completes commands, options, choices and file names`,
    ignore: !isThere,
    fn: () =>
      withFiles({ "model.npz": "", "my digits.npz": "", "digits.csv": "" }, async (folder) => {
        const program = strokes().map((word) => `'${word}'`).join(" ");
        await Deno.mkdir(`${folder}/bin`);
        await Deno.writeTextFile(`${folder}/bin/strokes`, `#!/bin/sh\nexec ${program} "$@"\n`);
        await Deno.chmod(`${folder}/bin/strokes`, 0o755);
        // another home for ~, but not for Deno's packages
        const info = await new Deno.Command(Deno.execPath(), { args: ["info", "--json"] }).output();
        const DENO_DIR = JSON.parse(new TextDecoder().decode(info.stdout)).denoDir;
        const PATH = `${folder}/bin:${Deno.env.get("PATH")}`;
        const terminal = openTerminal(start as unknown as [string], {
          cwd: folder,
          env: { PATH, PS1: "$ ", INIT_CWD: "", HOME: folder, DENO_DIR },
        });
        try {
          await terminal.settled();
          // twice, as where settings are read again
          terminal.type(`${load}; ${load}; echo lo''aded\r`);
          await terminal.shows("loaded");
          assert.ok(!terminal.screen().join().includes("readonly"), "loading it twice is quiet");
          for (const [typed, completed] of COMPLETED) {
            await terminal.settled();
            terminal.type(typed + "\t");
            await terminal.until(
              completed,
              (screen) => screen.some((line) => line.trimEnd().endsWith(completed)),
            );
            terminal.type("\x15"); // ^U: the line is not to be run
          }
          terminal.type("strokes info $(touch run) \t");
          await terminal.settled(500);
          const names = [...Deno.readDirSync(folder)].map(({ name }) => name);
          assert.ok(!names.includes("run"), "what is being typed is not run");
        } finally {
          await terminal.close();
        }
      }),
  });
}

Deno.test(
  "all three shells are there in CI",
  { ignore: Deno.env.get("CI") !== "true" },
  async () => {
    for (const { shell } of SHELLS) {
      const { success } = await new Deno.Command(shell, { args: ["-c", "exit 0"] }).output();
      assert.ok(success, shell);
    }
  },
);
