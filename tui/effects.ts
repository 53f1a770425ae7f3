import { clipboardSequence } from "./effects/clipboard.ts";
import { exportContents } from "./effects/export.ts";
import { refit, train } from "./effects/fit.ts";
import { createFits } from "./effects/fits.ts";
import { messageOf } from "./effects/message_of.ts";
import { type OpenedFile, openFile } from "./effects/open_file.ts";
import { readRest } from "./effects/open_model.ts";
import { readPicture } from "./effects/read_picture.ts";
import { freeName, saveModel } from "./effects/save.ts";
import type { Effect, Message } from "./messages.ts";
import type { TuiStart } from "./start.ts";

/** Presses, the wheel, and moves while a button is held; positions beyond column 223 too. */
export const MOUSE_ON = "\x1b[?1002h\x1b[?1006h", MOUSE_OFF = "\x1b[?1002l\x1b[?1006l";

/** What effects need of the terminal. */
export interface TerminalControl {
  /** Writes to it, past Ink. */
  write(text: string): void;
  /** Draws everything anew. */
  redraw(): void;
  /** Hands the terminal to the shell until this process is continued. */
  suspend(): void;
  /** Leaves; the failure is said on the terminal's own screen. */
  quit(exitCode: number, failure?: string): void;
}

/** All that the TUI does outside its state. */
export interface Effects {
  /** Loads, or opens, what the TUI was started with. The first file may be open already. */
  begin(opened: OpenedFile | null): void;
  /** Does what the state asks for. */
  run(effect: Effect): void;
  /** Ends whatever is under way. */
  stop(): void;
}

/** The effects of one run of the TUI; they answer with messages. */
export function createEffects(
  start: TuiStart,
  dispatch: (message: Message) => void,
  terminal: TerminalControl,
): Effects {
  const life = new AbortController();
  const fits = createFits(
    dispatch,
    terminal.redraw,
    start.kind === "train" ? start.threads : undefined,
    life.signal,
  );

  /** Does something, and tells what it has done, or why it could not. */
  const attempt = async (act: () => Message | Promise<Message>) => {
    let message: Message;
    try {
      message = await act();
    } catch (error) {
      message = { type: "notice", text: messageOf(error), isError: true };
    }
    if (!life.signal.aborted) dispatch(message);
  };

  return {
    begin(opened) {
      if (start.kind === "browse") {
        void openAll(start.paths, opened, dispatch, life.signal);
      } else {
        const { parameters, output, keepImages = true } = start;
        fits.begin((job) => train(start, job), { parameters, output, keepImages });
      }
    },
    run(effect) {
      const work = workOf(effect, terminal, life.signal);
      if (work) return void attempt(work);
      switch (effect.type) {
        case "refit": {
          const { model, parameters } = effect;
          const keepImages = model.keepsImages;
          return fits.begin((job) => refit(model, job), { parameters, keepImages });
        }
        case "cancel":
          return fits.cancel();
        case "mouse":
          return terminal.write(effect.on ? MOUSE_ON : MOUSE_OFF);
        case "redraw":
          return terminal.redraw();
        case "suspend":
          return terminal.suspend();
        case "quit":
          return terminal.quit(effect.exitCode, effect.failure);
      }
    },
    stop: () => life.abort(),
  };
}

/** Effects that take a while and end with a message, good or bad; null for the others. */
function workOf(
  effect: Effect,
  terminal: TerminalControl,
  life: AbortSignal,
): (() => Message | Promise<Message>) | null {
  switch (effect.type) {
    case "copy":
      return () => {
        terminal.write(clipboardSequence(effect.contents));
        return done(`Copied ${effect.contents.rows.length} lines of numbers`);
      };
    case "export":
      return async () => {
        const names = await exportContents(effect.contents, effect.colorMap);
        return done(`Saved ${names.join(" and ")}`);
      };
    case "save":
      return () => saveModel(effect.model, effect.path, effect.replaces);
    case "findFreeName": {
      const { proposed } = effect;
      return async () => ({ type: "freeName", proposed, free: await freeName(proposed) });
    }
    case "readPicture":
      return () => readPicture(effect.model, effect.path, life);
    default:
      return null;
  }
}

function done(text: string): Message {
  return { type: "notice", text, isError: false };
}

/** Opens files one after the other; the next is opened when all is known of the one before. */
async function openAll(
  paths: readonly string[],
  opened: OpenedFile | null,
  dispatch: (message: Message) => void,
  life: AbortSignal,
): Promise<void> {
  for (const path of paths) {
    try {
      const file = opened?.model.path === path ? opened : await openFile(path);
      if (file !== opened) dispatch({ type: "opened", model: file.model });
      await readRest(file, dispatch, life);
    } catch (error) {
      if (life.aborted) return;
      dispatch({ type: "openFailed", text: messageOf(error) });
    }
  }
}
