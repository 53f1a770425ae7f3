import config from "../../deno.json" with { type: "json" };
import { renderMode } from "../render/pictures/gallery.ts";
import { graphicsProtocol, graphicsProtocols } from "../render/pictures/graphics_protocol.ts";
import { styleFor } from "../render/text/style.ts";
import type { Io } from "./io.ts";

/** `doctor`: what this terminal and this machine can do, and the versions to name in a bug report. */
export async function doctor(io: Io): Promise<void> {
  const found = await examine(io);
  if (io.json) {
    await io.out(JSON.stringify(found) + "\n");
    return;
  }
  const { bold } = styleFor(io.colorDepth);
  const { terminal, machine, versions } = found;
  const yes = (is: boolean) => is ? "yes" : "no";
  const lines = [
    bold("Terminal"),
    `  size        ${terminal.columns} x ${terminal.rows}` +
    (terminal.is_terminal ? "" : "  (standard output is no terminal)"),
    `  colours     ${terminal.color_depth}`,
    `  unicode     ${yes(terminal.unicode)}`,
    `  images      ${terminal.images}` +
    (terminal.protocols.length > 0 ? `; the terminal knows ${terminal.protocols.join(", ")}` : "") +
    (terminal.multiplexer ? `, but runs inside ${terminal.multiplexer}` : ""),
    ...(terminal.sixel
      ? ["              the terminal says that it draws sixels: try --renderer sixel"]
      : []),
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

async function examine(io: Io) {
  const images = await imageMode(io);
  const answer = await io.askTerminal();
  return {
    terminal: {
      is_terminal: io.stdoutIsTerminal,
      columns: io.columns,
      rows: io.rows,
      color_depth: io.colorDepth,
      unicode: io.unicode,
      protocols: graphicsProtocols(),
      images,
      sixel: answer?.sixel ?? null,
      cell: answer?.cell ?? null,
      multiplexer: io.env("TMUX") ? "tmux" : io.env("STY") ? "screen" : null,
      tui: io.stdinIsTerminal && io.stdoutIsTerminal,
      term: io.env("TERM") ?? null,
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

/** How a picture would be drawn now. */
async function imageMode(io: Io): Promise<string> {
  const mode = await renderMode(io);
  if (mode === "sixel") return "sixels";
  if (mode === "native") return `${graphicsProtocol()} protocol`;
  return mode === "ascii" || io.colorDepth === "none" ? "characters" : "half blocks";
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
