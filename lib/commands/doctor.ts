import config from "../../deno.json" with { type: "json" };
import { Failure } from "../failure.ts";
import { chooseProtocol, PROTOCOLS } from "../render/pictures/choose_driver.ts";
import { nameOf, terminalFacts } from "../render/pictures/terminal_facts.ts";
import { TERMINAL_RESET } from "../render/text/terminal_reset.ts";
import { styleFor } from "../render/text/style.ts";
import type { Io } from "./io.ts";

/** The options of `doctor`. */
export interface DoctorOptions {
  /** Give the terminal back that a killed program has left in its own state, and do nothing else. */
  readonly reset?: boolean;
}

/** `doctor`: what this terminal and this machine can do, and the versions to name in a bug report. */
export async function doctor({ reset }: DoctorOptions, io: Io): Promise<void> {
  if (reset) return await resetTerminal(io);
  const found = await examine(io);
  if (io.json) {
    await io.out(JSON.stringify(found) + "\n");
    return;
  }
  const { bold } = styleFor(io.colorDepth);
  const { terminal, machine, versions } = found;
  const yes = (is: boolean) => is ? "yes" : "no";
  const nameWidth = Math.max(...terminal.protocols.map(({ name }) => name.length));
  const lines = [
    bold("Terminal"),
    `  name        ${
      terminal.name === null
        ? "not known"
        : `${terminal.name}, as ${terminal.name_from} says${
          terminal.multiplexer ? `; inside ${terminal.multiplexer}` : ""
        }`
    }`,
    `  size        ${terminal.columns} x ${terminal.rows}` +
    (terminal.is_terminal ? "" : "  (standard output is no terminal)") +
    (terminal.cell ? `, cells of ${terminal.cell.width} x ${terminal.cell.height} pixels` : ""),
    `  colours     ${terminal.color_depth}: ${terminal.color_reason}`,
    `  unicode     ${yes(terminal.unicode)}`,
    `  pictures    ${terminal.images}: ${terminal.images_reason}`,
    ...terminal.protocols.map(({ name, fits, why }) =>
      `              ${FIT_MARKS[fits]} ${name.padEnd(nameWidth)}  ${why}`
    ),
    "              --renderer and --color overrule what is found",
    `  the TUI     ${
      terminal.tui ? "can be opened" : "needs a terminal on standard input and output"
    }`,
    bold("Machine"),
    `  cores       ${machine.cores}`,
    `  WASM SIMD   ${yes(machine.simd)}, relaxed ${yes(machine.relaxed_simd)}`,
    `  memory      shared with threads: ${yes(machine.shared_memory)}`,
    `  threads     ${yes(machine.threads)}`,
    ...(machine.simd && machine.shared_memory && machine.threads
      ? []
      : ["  The fit takes the slower way in plain TypeScript, with the same results."]),
    bold("Versions"),
    `  strokes ${versions.strokes}, Deno ${versions.deno}, V8 ${versions.v8}, ` +
    `TypeScript ${versions.typescript}, ${versions.system}`,
  ];
  await io.out(lines.join("\n") + "\n");
}

async function resetTerminal(io: Io): Promise<void> {
  if (!io.stdoutIsTerminal) {
    throw new Failure("doctor --reset needs a terminal on standard output; run it without a pipe");
  }
  await io.out(new TextEncoder().encode(TERMINAL_RESET));
  if (io.quiet) return;
  await io.out("The terminal is reset; if what you type is not shown, type: stty sane\n");
}

const FIT_MARKS = { yes: "+", asked: "o", unknown: "-", no: "-" } as const;

async function examine(io: Io) {
  const answer = await io.askTerminal();
  const { colorDepth, unicode, env, stdoutIsTerminal: isScreen } = io;
  const facts = terminalFacts({ isScreen, colorDepth, unicode, env, answer });
  const { protocol, why } = chooseProtocol(facts, io.renderer);
  return {
    terminal: {
      is_terminal: isScreen,
      name: facts.name === null ? null : nameOf(facts),
      name_from: facts.nameFrom,
      answered: answer !== null,
      columns: io.columns,
      rows: io.rows,
      color_depth: colorDepth,
      color_reason: io.colorReason,
      unicode,
      images: protocol.name,
      images_reason: why,
      protocols: PROTOCOLS.map((protocol) => ({
        name: protocol.name,
        renderer: protocol.renderer,
        ...protocol.fits(facts),
      })),
      sixel: answer?.sixel ?? null,
      cell: answer?.cell ?? null,
      multiplexer: facts.multiplexer,
      tui: io.stdinIsTerminal && isScreen && env("TERM") !== "dumb",
      term: env("TERM") ?? null,
    },
    machine: {
      cores: navigator.hardwareConcurrency,
      simd: WebAssembly.validate(SIMD),
      relaxed_simd: WebAssembly.validate(RELAXED_SIMD),
      shared_memory: hasSharedMemory(),
      threads: await hasThreads(),
    },
    versions: {
      strokes: config.version,
      ...Deno.version,
      system: `${Deno.build.os} ${Deno.build.arch}`,
    },
  };
}

// deno-fmt-ignore
const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
/** A module of one function () -> v128, whose body is given. */
function vectorModule(body: readonly number[]): Uint8Array<ArrayBuffer> {
  // deno-fmt-ignore
  return Uint8Array.from([
    ...MAGIC,
    0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b,
    0x03, 0x02, 0x01, 0x00,
    0x0a, body.length + 4, 0x01, body.length + 2, 0x00, ...body, 0x0b,
  ]);
}
/** i32.const 0, i8x16.splat */
const SPLAT = [0x41, 0x00, 0xfd, 0x0f];
const SIMD = vectorModule(SPLAT);
/** Three vectors, then f32x4.relaxed_madd. */
const RELAXED_SIMD = vectorModule([...SPLAT, ...SPLAT, ...SPLAT, 0xfd, 0x85, 0x02]);

function hasSharedMemory(): boolean {
  try {
    return new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true }).buffer instanceof
      SharedArrayBuffer;
  } catch {
    return false;
  }
}

/** Starts a thread and waits for its word, for two seconds at most. */
async function hasThreads(): Promise<boolean> {
  const source = `data:application/javascript,${encodeURIComponent("postMessage(1); close();")}`;
  const worker = new Worker(source, { type: "module" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<boolean>((resolve) => {
      worker.onmessage = () => resolve(true);
      worker.onerror = (event) => {
        event.preventDefault();
        resolve(false);
      };
      timer = setTimeout(() => resolve(false), 2000);
    });
  } finally {
    clearTimeout(timer);
    worker.terminate();
  }
}
