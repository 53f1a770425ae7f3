#!/usr/bin/env node
"use strict";
// Starts strokes with the Deno that npm has installed beside it, with exactly the permissions of the command. Plain
// CommonJS for any Node that npm runs on; it reads two small files and starts one process.

const { spawn } = require("node:child_process");
const { existsSync, readFileSync } = require("node:fs");
const { dirname, join } = require("node:path");

/** npm's packages of Deno's binary, by platform and architecture. */
const BINARIES = {
  "linux x64": "@deno/linux-x64-glibc/deno",
  "linux arm64": "@deno/linux-arm64-glibc/deno",
  "darwin x64": "@deno/darwin-x64/deno",
  "darwin arm64": "@deno/darwin-arm64/deno",
  "win32 x64": "@deno/win32-x64/deno.exe",
  "win32 arm64": "@deno/win32-arm64/deno.exe",
};
/** Exit code of a shell's "command cannot be run". */
const CANNOT_RUN = 126;

/** The path of Deno's binary; ends the process with one line where there is none. */
function findDeno() {
  const platform = `${process.platform} ${process.arch}`;
  const binary = BINARIES[platform];
  if (!binary) {
    fail(
      `Deno has no npm package for ${platform}; use a machine with one of: ${
        Object.keys(BINARIES).join(", ")
      }`,
    );
  }
  const deno = dirname(require.resolve("deno/package.json"));
  const found = require.resolve.paths("deno").concat(join(deno, "node_modules"))
    .map((folder) => join(folder, binary)).find(existsSync);
  return found ?? fail(`${binary} is missing; install again without --omit=optional`);
}

function fail(line) {
  process.stderr.write(`strokes: ${line}\n`);
  process.exit(CANNOT_RUN);
}

/** Deno's options for a command, as its task has them; a name that is no command gets those of the help. */
function optionsFor(args) {
  const commands = JSON.parse(readFileSync(join(__dirname, "permissions.json"), "utf8"));
  const command = args.find((arg) => Object.hasOwn(commands, arg));
  return commands[command ?? "help"];
}

/** Whether a process has been stopped, as by Ctrl-Z. */
function isStopped(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).startsWith("T");
  } catch {
    return false;
  }
}

function main() {
  const args = process.argv.slice(2);
  const entry = join(__dirname, "main.js");
  // The folder in which npx was typed is the one we are in; Deno is not to look for news of itself.
  const { INIT_CWD: _, ...env } = {
    ...process.env,
    DENO_NO_UPDATE_CHECK: "1",
    DENO_NO_PACKAGE_JSON: "1",
  };
  const child = spawn(findDeno(), ["run", ...optionsFor(args), entry, ...args], {
    stdio: "inherit",
    env,
  });
  child.on("error", (error) => fail(`Deno cannot be started (${error.code}); install again`));

  // The terminal sends Ctrl-C to both: the command decides what it means. Other signals are handed on.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP", "SIGQUIT"]) {
    process.on(signal, () => child.kill(signal));
  }
  // When the TUI stops itself at Ctrl-Z, whoever waits for it (npx too) stops with it, so that the shell comes back.
  if (process.platform === "linux") {
    process.on("SIGCHLD", () => {
      if (isStopped(child.pid)) process.kill(0, "SIGTSTP");
    });
  }
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

main();
