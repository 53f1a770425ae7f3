import { equal, match, ok } from "node:assert/strict";
import { buildProgram } from "../../lib/cli.ts";
import { manPage, pageName } from "../../lib/cli/man_page.ts";
import { processStreams } from "../../lib/commands/io.ts";

const program = buildProgram(processStreams(), () => {});

Deno.test("manPage() names every command, and each command's page every option that its help shows", () => {
  const whole = manPage(program);
  for (const command of program.commands) {
    ok(whole.includes(`.B ${command.name()}\n`), command.name());
    const page = manPage(program, command);
    for (const option of command.createHelp().visibleOptions(command)) {
      ok(page.includes(option.flags.replaceAll("-", "\\-")), `${command.name()} ${option.flags}`);
    }
    match(page, /^\.SH EXAMPLES$/m, command.name());
  }
});

Deno.test("manPage() leaves no line that roff would take for a command of its own", () => {
  for (const command of [undefined, ...program.commands]) {
    for (const line of manPage(program, command).split("\n")) {
      if (/^[.']/.test(line)) match(line, /^\.(TH|SH|TP|B|BR)( |$)/, line);
    }
  }
});

const isThere = await new Deno.Command("lexgrog", { args: ["--version"] }).output()
  .then(({ success }) => success, () => false);

Deno.test({
  name: "man finds the pages' names and descriptions, and sets them without a warning",
  ignore: !isThere,
  async fn() {
    for (const command of [undefined, ...program.commands]) {
      const path = await Deno.makeTempFile({ suffix: ".1" });
      try {
        await Deno.writeTextFile(path, manPage(program, command));
        const { stdout } = await new Deno.Command("lexgrog", { args: [path] }).output();
        match(new TextDecoder().decode(stdout), new RegExp(`: "${pageName(command)} - .+"`));
        const { stdout: text, stderr } = await new Deno.Command("man", {
          args: ["--warnings", "-l", path],
          env: { MANWIDTH: "80", LC_ALL: "C.UTF-8" },
        }).output();
        equal(new TextDecoder().decode(stderr), "");
        ok(text.length > 500);
      } finally {
        await Deno.remove(path);
      }
    }
  },
});
