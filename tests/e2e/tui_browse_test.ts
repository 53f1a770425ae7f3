import assert from "node:assert/strict";
import { writeModel } from "../../lib/model/model_file.ts";
import { smallModel } from "../support/small_model.ts";
import { strokes } from "../support/strokes.ts";
import { keys, openTerminal, type Terminal, type TerminalOptions } from "../support/terminal.ts";

const RESTORED = { isAlternate: false, isCursorHidden: false, isMouseOn: false };
const IN_USE = { isAlternate: true, isCursorHidden: true, isMouseOn: true };

/** Runs a test on the TUI with one small model or two, and cleans up. */
async function browsing(
  run: (terminal: Terminal, folder: string) => Promise<void>,
  { args = [], models = 1, ...options }:
    & { args?: readonly string[]; models?: number }
    & TerminalOptions = {},
): Promise<void> {
  const folder = await Deno.makeTempDir();
  const names = Array.from({ length: models }, (_, i) => `model${i || ""}.npz`);
  for (const name of names) await writeModel(`${folder}/${name}`, smallModel());
  await Deno.writeTextFile(`${folder}/bad.npz`, "no zip");
  const terminal = openTerminal(strokes("browse", ...names, ...args), { cwd: folder, ...options });
  try {
    await terminal.shows("? all keys");
    await run(terminal, folder);
  } finally {
    await terminal.close();
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("browse opens where its options say", async () => {
  await browsing((terminal) => terminal.shows("Digit 7  12 images"), {
    args: ["--screen", "digits", "--digit", "7"],
  });
  await browsing((terminal) => terminal.shows("Image 42  digit 2 · distance 42.00 · rank 78"), {
    args: ["--screen", "samples", "--index", "42"],
  });
});

Deno.test("browse leaves the terminal as it was: after q, ^C, SIGTERM and SIGHUP", async () => {
  const ways: [string, (terminal: Terminal) => void][] = [
    ["q", (terminal) => terminal.type("q")],
    ["^C", (terminal) => terminal.type(keys.ctrl("c"))],
    ["SIGTERM", (terminal) => terminal.kill("SIGTERM")],
    ["SIGHUP", (terminal) => terminal.kill("SIGHUP")],
  ];
  for (const [name, leave] of ways) {
    await browsing(async (terminal) => {
      await terminal.becomes(IN_USE);
      leave(terminal);
      const { exitCode } = await terminal.exited;
      assert.equal(exitCode, name.startsWith("SIG") ? 130 : 0, name);
      await terminal.settled(50);
      // Nothing is lost, so nothing is said of it.
      const said = terminal.screen().join("\n").trim();
      assert.equal(said, name.startsWith("SIG") ? "strokes: interrupted" : "", name);
      assert.deepEqual(terminal.state(), RESTORED, name);
    }, { args: ["--mouse"] });
  }
});

Deno.test("browse stops on ^Z and comes back with fg as it was, even in another window size", async () => {
  const folder = await Deno.makeTempDir();
  await writeModel(`${folder}/model.npz`, smallModel());
  const terminal = openTerminal(["bash", "--norc", "-i"], { cwd: folder, env: { PS1: "shell> " } });
  try {
    await terminal.shows("shell>");
    const command = strokes("browse", "model.npz", "--mouse");
    terminal.type(command.map((word) => `'${word}'`).join(" ") + "\r");
    await terminal.shows("? all keys");
    terminal.type("d7");
    await terminal.shows("Digit 7  12 images");
    terminal.type(keys.ctrl("z"));
    await terminal.shows("Stopped");
    await terminal.becomes(RESTORED);
    terminal.type("stty -a | grep -o ' icanon'\r");
    await terminal.shows(" icanon");
    terminal.resize(100, 30);
    terminal.type("fg\r");
    await terminal.shows("Digit 7  12 images");
    await terminal.becomes(IN_USE);
    await terminal.until("the last line", (lines) => /q quit$/.test(lines[29]!));
    terminal.type("q");
    await terminal.becomes(RESTORED);
    terminal.type("echo left with $?\r");
    await terminal.shows("left with 0");
  } finally {
    await terminal.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("browse ends when whoever started it is killed", async () => {
  const folder = await Deno.makeTempDir();
  await writeModel(`${folder}/model.npz`, smallModel());
  const terminal = openTerminal(["bash", "--norc", "-i"], { cwd: folder, env: { PS1: "shell> " } });
  try {
    await terminal.shows("shell>");
    const command = strokes("browse", "model.npz", "--mouse").map((word) => `"${word}"`).join(" ");
    // As npx and deno task do: a process between the shell and the program.
    terminal.type(`sh -c 'echo $$ > parent; ${command}; echo went on'\r`);
    await terminal.shows("? all keys");
    await terminal.becomes(IN_USE);
    Deno.kill(Number(await Deno.readTextFile(`${folder}/parent`)), "SIGKILL");
    await terminal.becomes(RESTORED);
    await terminal.shows("shell>");
  } finally {
    await terminal.close();
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("browse says what is wrong with a file in one line, on the terminal's own screen", async () => {
  const terminal = openTerminal(strokes("browse", "nothing.npz"));
  try {
    assert.equal((await terminal.exited).exitCode, 1);
    await terminal.settled(50);
    assert.match(terminal.screen().join("\n").trim(), /^strokes: nothing.npz: no such file/);
    assert.deepEqual(terminal.state(), RESTORED);
  } finally {
    await terminal.close();
  }
});

Deno.test("browse says where TERM=dumb is why there are no screens", async () => {
  const terminal = openTerminal(strokes("browse", "model.npz"), { env: { TERM: "dumb" } });
  try {
    assert.equal((await terminal.exited).exitCode, 1);
    await terminal.settled(50);
    assert.match(terminal.screen().join(""), /cannot draw screens where TERM is dumb/);
  } finally {
    await terminal.close();
  }
});

Deno.test("browse compares two models, and tells of a bad one among good ones", async () => {
  await browsing(async (terminal) => {
    await terminal.shows("bad.npz: ");
    terminal.type("m");
    await terminal.shows("Image 0 in 2 models");
    await terminal.shows("model1.npz");
  }, { models: 2, args: ["bad.npz"], columns: 120 });
});

Deno.test("browse answers the mouse where it is switched on", async () => {
  await browsing(async (terminal) => {
    terminal.type("M");
    await terminal.shows("Mouse on");
    await terminal.becomes(IN_USE);
    terminal.type("\x1b[<0;15;1M\x1b[<0;15;1m");
    await terminal.shows("[Digits]");
    terminal.type("M");
    await terminal.shows("Mouse off");
    await terminal.becomes({ ...IN_USE, isMouseOn: false });
  });
});

Deno.test("browse draws the screen anew on ^L, over what others have written there", async () => {
  await browsing(async (terminal) => {
    await terminal.shows("6 · 16.7 %");
    await terminal.settled();
    const before = terminal.screen();
    const other = new Deno.Command("sh", {
      args: [
        "-c",
        `printf '\\033[5;5Hbroadcast message' > "$(readlink /proc/${terminal.pid}/fd/1)"`,
      ],
    });
    assert.equal((await other.output()).code, 0);
    await terminal.shows("broadcast message");
    terminal.type(keys.ctrl("l"));
    await terminal.until("the screen as before", (lines) => lines.join("\n") === before.join("\n"));
  });
});

Deno.test("browse stands any keys and sizes: nothing is wider than the window, nothing is thrown", async () => {
  await browsing(async (terminal) => {
    let seed = 7;
    const random = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2 ** 31;
      return Math.floor(seed / 2 ** 31 * n);
    };
    const choices: string[] = [...Object.values(keys).filter((key) => typeof key === "string")];
    choices.push(..."0123456789abcdefghjklmnprstvwzGKN+-=[]<>.,?/: ");
    for (let step = 0; step < 200; step++) {
      const key = choices[random(choices.length)]!;
      // A file would be written, and a fit begun, by the letters in a prompt.
      if (key !== "e" && key !== "K") terminal.type(key);
      if (step % 20 === 19) terminal.resize(40 + random(180), 12 + random(50));
      if (step % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 15));
    }
    terminal.resize(90, 26);
    // Out of whatever is typed, asked or picked; then out of a component that is large.
    for (const key of [keys.esc, keys.esc, keys.esc, "c", keys.esc]) {
      terminal.type(key);
      await terminal.settled();
    }
    await terminal.shows("6 components of 8 x 8");
    await terminal.settled();
    assert.match(terminal.screen()[25]!, /q quit$/);
    terminal.type("q");
    assert.equal((await terminal.exited).exitCode, 0);
    assert.deepEqual(terminal.state(), RESTORED);
  });
});
