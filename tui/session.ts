import process from "node:process";
import { shownLines } from "../lib/shown_text.ts";
import { createEffects, MOUSE_OFF, MOUSE_ON, type TerminalControl } from "./effects.ts";
import type { OpenedFile } from "./effects/open_file.ts";
import { canBeAsked } from "../lib/render/pictures/terminal_facts.ts";
import { framePacing } from "./frame_pacing.ts";
import { initialState } from "./initial_state.ts";
import { type InkWindow, openInkWindow } from "./ink_window.tsx";
import { keyNames } from "./input/key_names.ts";
import { inputStream } from "./input/stream.ts";
import type { KeyboardListener } from "./keyboard.tsx";
import type { Message } from "./messages.ts";
import type { PictureStore } from "./picture_store.ts";
import { type PictureStream, pictureStream } from "./picture_stream.ts";
import { plainText } from "./plain_text.ts";
import { listenToProcess } from "./process_events.ts";
import type { TuiStart } from "./start.ts";
import type { State } from "./state.ts";
import { type StateLoop, stateLoop } from "./state_loop.ts";
import { stopUntilContinued } from "./suspend.ts";
import { queryTerminal } from "./terminal_query.ts";
import { update } from "./update.ts";
import { windowSize } from "./window_size.ts";

const CLEAR = "\x1b[0m\x1b[2J\x1b[H";

/** How a session ended. */
export interface SessionEnd {
  /** Of the program. */
  readonly exitCode: number;
  /** What is to be said once the terminal's own screen is back. */
  readonly failure: string | undefined;
}

/**
 * One run of the TUI in this process's terminal: state, messages and effects around Ink.
 *
 * @param pictures what is drawn already
 * @param opened the first model, where `first_frame.ts` shows it already
 */
export async function openSession(
  start: TuiStart,
  pictures: PictureStore,
  opened: OpenedFile | null,
): Promise<SessionEnd> {
  let end: SessionEnd = { exitCode: 0, failure: undefined };
  let isSignalled = false;
  const loop = stateLoop(
    firstState(start, opened),
    (effect) => effects.run(effect),
    (state) => window.show(state),
  );
  const { dispatch } = loop;
  const pacing = framePacing(canBeAsked(start.env ?? (() => undefined)));
  const input = listenToInput(dispatch, (reply) => {
    pacing.hear(reply);
    query.hear(reply);
  });
  const keyboard = keyboardOf(
    loop.dispatch,
    () => (loop.state.prompt ?? loop.state.picker) !== null,
  );
  const screen = screenOf(
    loop.state,
    pictures,
    opened !== null,
    pacing.question,
    () => loop.state.mouse,
  );
  const window = openInkWindow(
    loop.state,
    pictures,
    screen.stdout,
    input.stdin,
    keyboard.listener,
    pacing.whenShown,
  );

  const terminal = controlOf({ loop, screen, window, keyboard }, (exitCode, failure) => {
    end = { exitCode, failure };
    effects.stop();
    // The answers to what was asked are not for the shell; after a signal the terminal may be gone.
    if (isSignalled) void window.close();
    else void pacing.settle().then(() => window.close());
  });
  const effects = createEffects(start, dispatch, terminal);
  const query = queryTerminal(
    start,
    windowSize,
    terminal.write,
    (found) => dispatch({ type: "terminal", ...found }),
  );
  const stopListening = listenToProcess({
    onResize() {
      terminal.redraw();
      if (loop.state.driver.isInPixels) query.again();
    },
    onSignal() {
      isSignalled = true;
      dispatch({ type: "signal" });
    },
    onCrash(error) {
      effects.stop();
      window.abandon();
      sayAndExit(error);
    },
  });
  try {
    // off, too: a session that was killed may have left it on
    process.stdout.write(loop.state.mouse ? MOUSE_ON : MOUSE_OFF);
    effects.begin(opened);
    await window.closed;
  } finally {
    effects.stop();
    stopListening();
    query.stop();
    input.close();
  }
  return end;
}

/** What effects do to the terminal. */
function controlOf(
  { loop, screen, window, keyboard }: {
    readonly loop: StateLoop;
    readonly screen: PictureStream;
    readonly window: InkWindow;
    readonly keyboard: ReturnType<typeof keyboardOf>;
  },
  quit: TerminalControl["quit"],
): TerminalControl {
  /** After a change of the window, or over what others have written. */
  const redraw = () => {
    screen.forget();
    process.stdout.write(CLEAR);
    window.clear();
    loop.dispatch({ type: "resize", ...windowSize() });
  };
  return {
    write: (text) => void process.stdout.write(text),
    redraw,
    suspend: () =>
      void keyboard.handOver(stopUntilContinued).then(() => {
        if (loop.state.mouse) process.stdout.write(MOUSE_ON);
        redraw();
      }),
    quit,
  };
}

/** The end after an error that nobody has caught. */
function sayAndExit(error: unknown): void {
  const text = error instanceof Error ? error.stack ?? error.message : String(error);
  console.error(shownLines(text));
  process.exit(1);
}

function firstState(start: TuiStart, opened: OpenedFile | null): State {
  const state = initialState(start, windowSize());
  return opened ? update(state, { type: "opened", model: opened.model })[0] : state;
}

/** Standard output as Ink writes to it. */
function screenOf(
  { unicode }: State,
  pictures: PictureStore,
  isEntered: boolean,
  afterFrame: () => string,
  isMouseOn: () => boolean,
) {
  return pictureStream(process.stdout, {
    size: windowSize,
    pictures,
    isEntered,
    spell: unicode ? (text) => text : plainText,
    afterFrame,
    onLeave: () => isMouseOn() ? MOUSE_OFF : "",
  });
}

/** Standard input as Ink reads it; what is no key becomes messages here. */
function listenToInput(
  dispatch: (message: Message) => void,
  onReply: (reply: string) => void,
) {
  return inputStream(process.stdin, {
    onClick: (column, row) => dispatch({ type: "click", column, row }),
    onDrag: (column, row) => dispatch({ type: "drag", column, row }),
    onWheel: (direction) => dispatch({ type: "wheel", direction }),
    onReply,
  });
}

/** What Ink hears, as messages; and Ink's way to hand the terminal over for a while. */
function keyboardOf(dispatch: (message: Message) => void, isTyping: () => boolean) {
  let suspend: (whileAway: () => Promise<void>) => Promise<void> = async () => {};
  const listener: KeyboardListener = {
    onInput(input, key) {
      for (const name of keyNames(input, key)) dispatch({ type: "key", key: name });
    },
    onPaste(text) {
      if (!isTyping()) return;
      for (const key of text.split(/[\r\n]/)[0]!) dispatch({ type: "key", key });
    },
    onSuspender: (suspender) => suspend = suspender,
  };
  return {
    listener,
    handOver: (whileAway: () => Promise<void>) => suspend(whileAway),
  };
}
