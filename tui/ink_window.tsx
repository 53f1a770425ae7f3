import { Box, type Instance, render } from "ink";
import { App } from "./app.tsx";
import { Keyboard, type KeyboardListener } from "./keyboard.tsx";
import type { PictureStore } from "./picture_store.ts";
import type { State } from "./state.ts";

/** Higher than Ink's 30 a second, so that a key does not wait for the next frame. */
const FRAMES_PER_SECOND = 120;

/** The terminal's window as Ink draws it. */
export interface InkWindow {
  /** Shows a state with the next frame: many states in a row, as of keys that arrive together, are one frame. */
  show(state: State): void;
  /** Forgets what is on the screen, so that the next frame is written whole. */
  clear(): void;
  /** Leaves the alternate screen. */
  close(): Promise<void>;
  /** Leaves the alternate screen at once. */
  abandon(): void;
  /** Settles when the window is closed. */
  readonly closed: Promise<unknown>;
}

/**
 * Opens the window; keys go to the listener.
 *
 * @param whenShown calls back when the next frame may be drawn
 */
export function openInkWindow(
  first: State,
  pictures: PictureStore,
  stdout: NodeJS.WriteStream,
  stdin: NodeJS.ReadStream,
  listener: KeyboardListener,
  whenShown: (draw: () => void) => void,
): InkWindow {
  let latest = first, isStale = false, isOver = false;
  const view = () => (
    <>
      <App state={latest} pictures={pictures} />
      <Keyboard listener={listener} />
    </>
  );
  const ink: Instance = render(view(), {
    stdout,
    stdin,
    alternateScreen: true,
    incrementalRendering: true,
    interactive: true,
    exitOnCtrlC: false,
    maxFps: FRAMES_PER_SECOND,
  });
  return {
    show(state) {
      latest = state;
      if (isStale || isOver) return;
      isStale = true;
      whenShown(() =>
        queueMicrotask(() => {
          isStale = false;
          if (!isOver) ink.rerender(view());
        })
      );
    },
    clear: () => ink.clear(),
    async close() {
      if (isOver) return;
      isOver = true;
      // An empty last frame, as Ink writes the last one again before it leaves.
      ink.rerender(<Box />);
      await ink.waitUntilRenderFlush();
      ink.unmount();
    },
    abandon() {
      isOver = true;
      ink.unmount();
    },
    closed: ink.waitUntilExit(),
  };
}
