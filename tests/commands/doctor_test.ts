import assert from "node:assert/strict";
import { parseAnswer } from "../../lib/render/pictures/terminal_answer.ts";
import { runCli } from "../support/fake_streams.ts";
import { TERMINAL_ANSWERS } from "../support/terminal_answers.ts";

function doctor(
  says: keyof typeof TERMINAL_ANSWERS | null,
  env: Record<string, string>,
  ...args: string[]
) {
  const answer = says && parseAnswer(TERMINAL_ANSWERS[says], { columns: 80, rows: 24 });
  return runCli(["doctor", ...args], {
    stdinIsTerminal: true,
    stdoutIsTerminal: true,
    env,
    askTerminal: () => Promise.resolve(answer),
  });
}

Deno.test("doctor says which terminal it is, what is drawn there, and why", async () => {
  const { stdout } = await doctor("kitty026", { TERM: "xterm-kitty", LANG: "en_US.UTF-8" });
  const line = (start: string) =>
    // deno-lint-ignore no-control-regex -- headings are bold
    stdout.replaceAll(/\x1b\[\d*m/g, "").split("\n").find((text) => text.trim().startsWith(start))!
      .trim().replaceAll(/ {2,}/g, "  ");
  assert.equal(line("name"), "name  kitty 0.26.5, as the terminal says");
  assert.equal(line("colours"), "colours  truecolor: TERM=xterm-kitty");
  assert.equal(line("pictures"), "pictures  kitty's protocol: kitty 0.26.5 takes images by it");
  assert.equal(
    line("- kitty's placeholders"),
    "- kitty's placeholders  kitty 0.26.5 is older than 0.28",
  );
  assert.equal(line("+ half blocks  "), "+ half blocks  24-bit colours");
  assert.match(line("size"), /cells of 8 x 18 pixels|cells of \d+ x 18 pixels/);
});

Deno.test("doctor --json has the same as facts", async () => {
  const { stdout } = await doctor("xterm", { TERM: "xterm" }, "--json", "--renderer", "braille");
  const { terminal } = JSON.parse(stdout);
  assert.deepEqual([terminal.name, terminal.name_from], ["xterm 379", "the terminal"]);
  assert.equal(terminal.images, "braille");
  assert.equal(terminal.images_reason, "--renderer braille");
  assert.deepEqual(terminal.protocols.map(({ renderer }: { renderer: string }) => renderer), [
    "placeholders",
    "kitty",
    "iterm2",
    "sixel",
    "blocks",
    "blocks",
    "braille",
    "ascii",
  ]);
});

Deno.test("doctor says that the terminal told of more colours than its TERM", async () => {
  const { stdout } = await doctor("xterm", { TERM: "xterm" });
  assert.match(stdout, /colours +256: the terminal told the last of 256 colours/);
  const silent = await doctor(null, { TERM: "xterm" });
  assert.match(silent.stdout, /colours +16: TERM=xterm/);
  assert.match(silent.stdout, /name +not known/);
});
