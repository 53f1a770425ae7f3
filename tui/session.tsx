import { Box, type Instance, render } from "ink";
import process from "node:process";
import { App } from "./app.tsx";
import { createEffects, MOUSE_OFF, MOUSE_ON, type TerminalControl } from "./effects.ts";
import type { OpenedFile } from "./effects/open_model.ts";
import { modelOf } from "./effects/train.ts";
import { inputStream, keyReader } from "./input.ts";
import { Keyboard, type KeyboardListener } from "./keyboard.tsx";
import type { Message } from "./messages.ts";
import { initialModel, type TuiStart } from "./model.ts";
import { plainText } from "./plain_text.ts";
import { pictureStream } from "./picture_stream.ts";
import type { TuiResult } from "./run.tsx";
import { askForImages, hasSaidImages } from "./terminal_query.ts";
import { update } from "./update.ts";
import { windowSize } from "./window_size.ts";

const CLEAR = "\x1b[0m\x1b[2J\x1b[H";
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
/** Higher than Ink's 30 a second, so that a key does not wait for the next frame. */
const FRAMES_PER_SECOND = 120;

/** How a session ended. */
export interface SessionEnd extends TuiResult {
  /** What is to be said once the terminal's own screen is back. */
  readonly failure: string | undefined;
}

/**
 * One run of the TUI in this process's terminal: the loop of state, messages and effects around Ink.
 *
 * @param opened the first model, where `first_frame.ts` shows it already
 */
export async function openSession(start: TuiStart, opened: OpenedFile | null): Promise<SessionEnd> {
  const { stdout: realOut, stdin: realIn } = process;
  let model = initialModel(start, windowSize());
  if (opened) [model] = update(model, { type: "opened", loaded: opened.loaded });
  let exitCode = 0, failure: string | undefined;
  let isOver = false;

  const dispatch = (message: Message) => {
    const [next, effects] = update(model, message);
    model = next;
    effects.forEach((effect) => doings.run(effect));
    refresh();
  };

  const screen = pictureStream(
    realOut,
    windowSize,
    opened !== null,
    model.unicode ? (text) => text : plainText,
    () => model.mouse ? MOUSE_OFF : "",
  );
  const input = inputStream(realIn, {
    onClick: (column, row) => dispatch({ type: "click", column, row }),
    onDrag: (column, row) => dispatch({ type: "drag", column, row }),
    onWheel: (direction) => dispatch({ type: "wheel", direction }),
    onReply: (reply) => {
      if (hasSaidImages(reply)) dispatch({ type: "terminal", canShowImages: true });
    },
  });
  const reader = keyReader((key) => dispatch({ type: "key", key }));
  let suspend: (whileAway: () => Promise<void>) => Promise<void>;
  const listener: KeyboardListener = {
    onInput: reader.read,
    onPaste(text) {
      if (!model.prompt) return;
      for (const key of text.split(/[\r\n]/)[0]!) dispatch({ type: "key", key });
    },
    onSuspender: (suspender) => suspend = suspender,
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
  let isStale = false;
  const refresh = () => {
    if (isStale || isOver) return;
    isStale = true;
    queueMicrotask(() => {
      isStale = false;
      if (!isOver) ink.rerender(view());
    });
  };
  /** Draws everything anew: after a change of the window, or over what others have written. */
  const redraw = () => {
    screen.forget();
    realOut.write(CLEAR);
    ink.clear();
    dispatch({ type: "resize", ...windowSize() });
  };

  const control: TerminalControl = {
    write: (text) => void realOut.write(text),
    redraw,
    suspend: () =>
      void suspend(stopped).then(() => {
        if (model.mouse) realOut.write(MOUSE_ON);
        redraw();
      }),
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
  const onSignal = (_: string, number: number) => control.quit(128 + number);

  realOut.on("resize", redraw);
  process.on("uncaughtException", crash);
  process.on("unhandledRejection", crash);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    if (model.mouse) realOut.write(MOUSE_ON);
    askForImages(start, (text) => realOut.write(text));
    doings.begin(start, opened);
    await ink.waitUntilExit();
  } finally {
    isOver = true;
    doings.stop();
    reader.stop();
    realOut.off("resize", redraw);
    process.off("uncaughtException", crash);
    process.off("unhandledRejection", crash);
    for (const signal of SIGNALS) process.off(signal, onSignal);
    input.close();
  }
  const fitted = model.loaded.findLast(({ isFitted }) => isFitted);
  return { exitCode, failure, model: fitted ? modelOf(fitted) : null };
}

/** Stops this process as ^Z does, and comes back when it is continued. */
async function stopped(): Promise<void> {
  // Below `deno task` only the task's child stops; a second ^Z, now the terminal's own, stops the task too.
  if (process.env.INIT_CWD) process.stdout.write("^Z once more for the shell; fg comes back\r\n");
  process.kill(process.pid, "SIGTSTP");
  await new Promise((resolve) => setTimeout(resolve, 50));
}
