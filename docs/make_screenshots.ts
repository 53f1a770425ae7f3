/**
 * Photographs Digits in real terminals, for docs/terminals.md:
 *
 *     deno task screenshots [NAME...]
 *
 * Needs Debian's packages xvfb, imagemagick, xterm, kitty, foot, weston, tmux, screen and fonts-dejavu-core; what is
 * missing is named and left out. The model is of MNIST where it is there, else of the built-in digits.
 */
import { MNIST_IMAGES } from "../tests/support/mnist.ts";
import { strokes } from "../tests/support/strokes.ts";

const FOLDER = new URL("./terminals/", import.meta.url).pathname;
const FONT = ["-fa", "DejaVu Sans Mono", "-fs", "9"];
const WINDOW = ["-geometry", "100x32+0+0"];

/** A terminal that is photographed. */
interface Photograph {
  readonly name: string;
  /** Programs beside those of all. */
  readonly needs: readonly string[];
  /** The program that opens the window, which runs a script. */
  open(script: string): readonly string[];
  /** TERM and the like, within the terminal. */
  readonly env?: Readonly<Record<string, string>>;
  /** Wayland's compositor has to run first. */
  readonly isWayland?: boolean;
  /** What is run; default: Digits in the TUI. */
  run?(model: string): readonly (readonly string[])[];
}

const xterm = (...options: string[]) => (script: string) => [
  ...["xterm", ...FONT, ...WINDOW, "-bg", "black", "-fg", "white", ...options, "-e", "sh"],
  script,
];

/** The sixteen colours of the Linux console. */
// deno-fmt-ignore
const CONSOLE_COLORS = [
  "#000000", "#aa0000", "#00aa00", "#aa5500", "#0000aa", "#aa00aa", "#00aaaa", "#aaaaaa",
  "#555555", "#ff5555", "#55ff55", "#ffff55", "#5555ff", "#ff55ff", "#55ffff", "#ffffff",
].flatMap((color, i) => ["-xrm", `XTerm*color${i}: ${color}`]);

const PHOTOGRAPHS: readonly Photograph[] = [
  { name: "xterm-256color", needs: ["xterm"], open: xterm("-tn", "xterm-256color") },
  { name: "xterm", needs: ["xterm"], open: xterm("-tn", "xterm") },
  { name: "xterm-sixel", needs: ["xterm"], open: xterm("-tn", "xterm-256color", "-ti", "vt340") },
  {
    name: "kitty",
    needs: ["kitty"],
    open: (script) => [
      ...["kitty", "--config", "NONE", "-o", "font_size=9", "-o", "remember_window_size=no"],
      ...["-o", "initial_window_width=100c", "-o", "initial_window_height=32c"],
      ...["-o", "update_check_interval=0", "sh", script],
    ],
    env: { LIBGL_ALWAYS_SOFTWARE: "1" },
  },
  {
    name: "foot",
    needs: ["foot", "weston"],
    open: (script) => ["foot", "--font=DejaVu Sans Mono:size=9", "sh", script],
    isWayland: true,
  },
  {
    name: "tmux",
    needs: ["xterm", "tmux"],
    open: (script) =>
      xterm("-tn", "xterm-256color")(script).toSpliced(
        -2,
        2,
        "tmux",
        "-L",
        "strokes-screenshots",
        "-f",
        "/dev/null",
        "new-session",
        `sh ${script}`,
      ),
  },
  {
    name: "screen",
    needs: ["xterm", "screen"],
    open: (script) =>
      xterm("-tn", "xterm-256color")(script).toSpliced(
        -2,
        2,
        "screen",
        "-c",
        "/dev/null",
        "sh",
        script,
      ),
  },
  {
    name: "console",
    needs: ["xterm"],
    open: xterm("-tn", "linux", ...CONSOLE_COLORS),
    env: { TERM: "linux" },
  },
  { name: "no-color", needs: ["xterm"], open: xterm("-tn", "xterm"), env: { NO_COLOR: "1" } },
  {
    name: "dumb",
    needs: ["xterm"],
    open: xterm("-tn", "dumb"),
    env: { TERM: "dumb" },
    run: (model) => [strokes("browse", model), strokes("sample", model, "--index", "7")],
  },
];

async function has(program: string): Promise<boolean> {
  const { success } = await new Deno.Command("which", { args: [program], stdout: "null" }).output();
  return success;
}

/** The programs that are not there. */
async function missing(programs: readonly string[]): Promise<string[]> {
  const found = await Promise.all(programs.map(has));
  return programs.filter((_, i) => !found[i]);
}

function start(
  [file, ...args]: readonly string[],
  env: Readonly<Record<string, string>>,
): Deno.ChildProcess {
  return new Deno.Command(file!, { args, env, stdin: "null", stdout: "null", stderr: "null" })
    .spawn();
}

async function end(child: Deno.ChildProcess): Promise<void> {
  try {
    child.kill("SIGTERM");
  } catch {
    // it has ended by itself
  }
  await child.status;
}

/** An X server without a screen, on a display of its own. */
async function openDisplay(): Promise<{ display: string; close(): Promise<void> }> {
  const server = new Deno.Command("Xvfb", {
    args: ["-displayfd", "1", "-screen", "0", "1280x960x24", "-nolisten", "tcp", "-noreset"],
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const reader = server.stdout.getReader();
  const { value } = await reader.read();
  return {
    display: `:${new TextDecoder().decode(value).trim()}`,
    async close() {
      await reader.cancel();
      await end(server);
    },
  };
}

async function grab(display: string): Promise<Uint8Array> {
  const { stdout } = await new Deno.Command("import", {
    args: ["-display", display, "-window", "root", "-depth", "8", "png:-"],
  }).output();
  return stdout;
}

/** The screen once it has not changed for three seconds, and is not empty. */
async function settled(display: string): Promise<Uint8Array> {
  let last = "", since = Date.now();
  const begun = since;
  while (Date.now() - begun < 60_000) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const picture = await grab(display);
    const key = picture.toBase64();
    if (key !== last) [last, since] = [key, Date.now()];
    else if (Date.now() - since > 3000 && Date.now() - begun > 8000) return picture;
  }
  throw new Error("the screen does not come to rest");
}

/** Cut to what is there, in few colours: a picture of some ten kilobytes. */
async function save(picture: Uint8Array, name: string): Promise<number> {
  const path = `${FOLDER}${name}.png`;
  const child = new Deno.Command("convert", {
    args: [
      "png:-",
      "-trim",
      "-bordercolor",
      "black",
      "-border",
      "6",
      "-strip",
      "-colors",
      "128",
      `png8:${path}`,
    ],
    stdin: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(picture);
  await writer.close();
  if (!(await child.status).success) throw new Error(`${path}: convert failed`);
  return (await Deno.stat(path)).size;
}

async function photograph(what: Photograph, model: string, folder: string): Promise<void> {
  const { display, close } = await openDisplay();
  const env: Record<string, string> = {
    ...Deno.env.toObject(),
    DISPLAY: display,
    COLORTERM: "",
    TMUX: "",
    STY: "",
    SSH_CONNECTION: "",
    SSH_TTY: "",
    XDG_RUNTIME_DIR: folder,
  };
  const running: Deno.ChildProcess[] = [];
  try {
    if (what.isWayland) {
      env.WAYLAND_DISPLAY = "strokes-wayland";
      const weston = ["weston", "--backend=x11-backend.so", "--use-pixman", "--width=820"];
      const more = ["--height=520", "--shell=kiosk-shell.so", `--socket=${env.WAYLAND_DISPLAY}`];
      running.push(start([...weston, ...more, "--idle-time=0"], env));
      await new Promise((resolve) => setTimeout(resolve, 4000));
    }
    const script = `${folder}/${what.name}.sh`;
    const variables = Object.entries(what.env ?? {}).map(([key, value]) =>
      `export ${key}=${value}`
    );
    const commands = what.run?.(model) ??
      [strokes("browse", model, "--screen", "digits", "--digit", "3")];
    const lines = commands.map((words) => words.map((word) => `'${word}'`).join(" "));
    await Deno.writeTextFile(script, [...variables, ...lines, "sleep 600", ""].join("\n"));
    running.push(start(what.open(script), { ...env, ...what.env }));
    const bytes = await save(await settled(display), what.name);
    console.log(`docs/terminals/${what.name}.png  ${Math.round(bytes / 1000)} kB`);
  } finally {
    for (const child of running.reverse()) await end(child);
    await close();
  }
}

const folder = await Deno.makeTempDir();
try {
  const lacking = await missing(["Xvfb", "import", "convert"]);
  if (lacking.length > 0) throw new Error(`${lacking.join(", ")}: apt install xvfb imagemagick`);
  const model = `${folder}/model.npz`;
  const hasMnist = await Deno.stat(MNIST_IMAGES[0]!).then(() => true, () => false);
  const [file, ...args] = strokes("fit", ...hasMnist ? MNIST_IMAGES : [], "-o", model);
  await new Deno.Command(file, { args }).output();
  await Deno.mkdir(FOLDER, { recursive: true });
  for (const what of PHOTOGRAPHS) {
    if (Deno.args.length > 0 && !Deno.args.includes(what.name)) continue;
    const needed = await missing(what.needs);
    if (needed.length > 0) {
      console.log(`${what.name}: left out, ${needed.join(" and ")} is missing`);
    } else await photograph(what, model, folder);
  }
} finally {
  await Deno.remove(folder, { recursive: true });
}
