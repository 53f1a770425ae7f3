import { Box, type Instance, render } from "ink";
import process from "node:process";
import { App } from "./app.tsx";
import { createEffects, type TerminalControl } from "./effects.ts";
import { modelOf } from "./effects/train.ts";
import { inputStream } from "./input.ts";
import { Keyboard, type KeyboardListener } from "./keyboard.tsx";
import type { Message } from "./messages.ts";
import { initialModel, type TuiStart } from "./model.ts";
import { pictureStream } from "./picture_stream.ts";
import { askForImages, hasSaidImages } from "./terminal_query.ts";
import type { TuiResult } from "./run.tsx";
import { update } from "./update.ts";

const MOUSE_ON = "\x1b[?1000h\x1b[?1006h", MOUSE_OFF = "\x1b[?1000l\x1b[?1006l";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** After this a bare ESC was the key, and not the beginning of a sequence that a slow line tore apart. */
const ESC_DELAY = 25;
/** Ink draws at most every 9 ms: a higher rate than the usual 30 a second, so that no key waits for the next frame. */
const FRAMES_PER_SECOND = 120;

/** One run of the TUI in this process's terminal. */
export async function openSession(
  start: TuiStart,
): Promise<TuiResult & { readonly failure: string | undefined }> {
  const { stdout: realOut, stdin: realIn } = process;
  const size = () => ({ columns: realOut.columns || 80, rows: realOut.rows || 24 });
  let model = initialModel(start, size());
  let exitCode = 0, failure: string | undefined;

  const screen = pictureStream(realOut, () => model.mouse ? MOUSE_OFF : "");
  const dispatch = (message: Message) => {
    const [next, effects] = update(model, message);
    model = next;
    effects.forEach((effect) => doings.run(effect));
    refresh();
  };

  const input = inputStream(realIn, {
    onClick: (column, row) => dispatch({ type: "click", column, row }),
    onWheel: (direction) => dispatch({ type: "wheel", direction }),
    onReply: (reply) => {
      if (hasSaidImages(reply)) dispatch({ type: "terminal", canShowImages: true });
    },
  });

  let suspender: ((whileAway: () => Promise<void>) => Promise<void>) | undefined;
  let escTimer: ReturnType<typeof setTimeout>;
  const listener: KeyboardListener = {
    onKeys(keys) {
      for (const key of keys) {
        if (key === "esc") escTimer = setTimeout(() => dispatch({ type: "key", key }), ESC_DELAY);
        else dispatch({ type: "key", key });
      }
    },
    onPaste(text) {
      if (!model.prompt) return;
      for (const key of text.split(/[\r\n]/)[0]!) dispatch({ type: "key", key });
    },
    onSuspender(suspend) {
      suspender = suspend;
    },
  };
  const view = () => (
    <>
      <App model={model} />
      <Keyboard listener={listener} />
    </>
  );

  const ink: Instance = render(view(), {
    stdout: screen.stdout,
    stdin: input.stdin,
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    exitOnCtrlC: false,
    maxFps: FRAMES_PER_SECOND,
  });

  // Many messages in a row, such as keys that arrive together, are one frame.
  let isStale = false, isOver = false;
  const refresh = () => {
    if (isStale || isOver) return;
    isStale = true;
    queueMicrotask(() => {
      isStale = false;
      if (!isOver) ink.rerender(view());
    });
  };

  const redraw = () => {
    screen.forget();
    realOut.write("\x1b[0m\x1b[2J\x1b[H");
    ink.clear();
    ink.rerender(view());
  };
  const onResize = () => {
    screen.forget();
    realOut.write("\x1b[0m\x1b[2J\x1b[H");
    ink.clear();
    dispatch({ type: "resize", ...size() });
  };
  realOut.on("resize", onResize);

  const control: TerminalControl = {
    write: (text) => void realOut.write(text),
    redraw,
    suspend() {
      void suspender?.(async () => {
        await stopped();
      }).then(() => {
        if (model.mouse) realOut.write(MOUSE_ON);
        onResize();
      });
    },
    quit(code, reason) {
      exitCode = code;
      failure = reason;
      void leave();
    },
  };
  const doings = createEffects(dispatch, control);

  const leave = async () => {
    if (isOver) return;
    isOver = true;
    doings.stop();
    clearTimeout(escTimer);
    // An empty last frame, as Ink writes the last one again before it leaves.
    ink.rerender(<Box />);
    await ink.waitUntilRenderFlush();
    ink.unmount();
  };

  const crash = (error: unknown) => {
    isOver = true;
    doings.stop();
    ink.unmount();
    console.error(error);
    process.exit(1);
  };
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  const onSignal = (_: string, number: number) => control.quit(128 + number);
  for (const signal of SIGNALS) process.on(signal, onSignal);

  if (model.mouse) realOut.write(MOUSE_ON);
  askForImages(start, (text) => realOut.write(text));
  doings.begin(start);
  try {
    await ink.waitUntilExit();
  } finally {
    isOver = true;
    doings.stop();
    process.off("uncaughtException", crash);
    process.off("unhandledRejection", crash);
    for (const signal of SIGNALS) process.off(signal, onSignal);
    realOut.off("resize", onResize);
    input.close();
  }
  const fitted = model.loaded.findLast(({ isFitted }) => isFitted);
  return { exitCode, failure, model: fitted ? modelOf(fitted) : null };
}

/** Stops this process as ^Z does, and comes back when it is continued. */
async function stopped(): Promise<void> {
  process.kill(process.pid, "SIGTSTP");
  await new Promise((resolve) => setTimeout(resolve, 50));
}
