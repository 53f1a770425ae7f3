import { Failure } from "../lib/failure.ts";
import { shownMessage } from "../lib/shown_text.ts";
import type { ColorMapName } from "../lib/render/pictures/color_map.ts";
import { type OpenedFile, openFile, readRest } from "./effects/open_model.ts";
import { clipboardSequence, exportShown } from "./effects/take.ts";
import { type Job, modelOf, refit, train } from "./effects/train.ts";
import type { Effect, Message } from "./messages.ts";
import type { Loaded, TuiStart } from "./model.ts";

/** Presses, the wheel, and moves while a button is held; positions beyond column 223 too. */
export const MOUSE_ON = "\x1b[?1002h\x1b[?1006h", MOUSE_OFF = "\x1b[?1002l\x1b[?1006l";

/** What effects need of the terminal. */
export interface TerminalControl {
  write(text: string): void;
  redraw(): void;
  suspend(): void;
  quit(exitCode: number, failure?: string): void;
}

/** All that the TUI does outside its state. */
export interface Effects {
  /** Loads, or opens, what the TUI was started with. The first file may be open already. */
  begin(start: TuiStart, opened: OpenedFile | null): void;
  run(effect: Effect): void;
  /** Ends whatever is under way. */
  stop(): void;
}

/** The effects of one run of the TUI; they answer with messages. */
export function createEffects(
  dispatch: (message: Message) => void,
  terminal: TerminalControl,
): Effects {
  const life = new AbortController();
  let fitting = new AbortController();
  let threads: number | undefined;

  const tell = (error: unknown) => {
    if (life.signal.aborted) return;
    dispatch({ type: "notice", text: messageOf(error), isError: true });
  };

  const fit = (
    run: (job: Job) => Promise<unknown>,
    job: Pick<Job, "parameters" | "output" | "keepImages">,
  ) => {
    fitting = new AbortController();
    const { signal } = fitting;
    run({
      ...job,
      threads,
      dispatch,
      signal: AbortSignal.any([signal, life.signal]),
      life: life.signal,
    }).catch((error) => {
      if (life.signal.aborted) return;
      if (signal.aborted) dispatch({ type: "training", part: { stage: "cancelled" } });
      else dispatch({ type: "training", part: { stage: "failed", failure: messageOf(error) } });
    });
  };

  const open = async (paths: readonly string[], opened: OpenedFile | null) => {
    for (const path of paths) {
      try {
        const file = opened?.loaded.path === path ? opened : await openFile(path);
        if (file !== opened) dispatch({ type: "opened", loaded: file.loaded });
        await readRest(file, dispatch, life.signal);
      } catch (error) {
        if (life.signal.aborted) return;
        dispatch({ type: "openFailed", text: messageOf(error) });
      }
    }
  };

  return {
    begin(start, opened) {
      if (start.kind === "browse") return void open(start.paths, opened);
      threads = start.threads;
      fit((job) => train(start, job), {
        parameters: start.parameters,
        output: start.output,
        keepImages: start.keepImages ?? true,
      });
    },
    run(effect) {
      switch (effect.type) {
        case "refit":
          return fit((job) => refit(effect.loaded, job), {
            parameters: effect.parameters,
            keepImages: effect.loaded.keepsImages,
          });
        case "cancel":
          return fitting.abort();
        case "copy":
          return copy(effect.shown, dispatch, terminal, tell);
        case "export":
          return void exportShown(effect.shown, effect.colorMap as ColorMapName).then(
            (names) =>
              dispatch({ type: "notice", text: `Saved ${names.join(" and ")}`, isError: false }),
            tell,
          );
        case "save":
          return void save(effect.loaded, effect.path, dispatch).catch(tell);
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
    stop() {
      life.abort();
    },
  };
}

function copy(
  shown: Extract<Effect, { type: "copy" }>["shown"],
  dispatch: (message: Message) => void,
  terminal: TerminalControl,
  tell: (error: unknown) => void,
): void {
  try {
    terminal.write(clipboardSequence(shown));
    const text = `Copied ${shown.rows.length} lines of numbers`;
    dispatch({ type: "notice", text, isError: false });
  } catch (error) {
    tell(error);
  }
}

async function save(
  loaded: Loaded,
  path: string,
  dispatch: (message: Message) => void,
): Promise<void> {
  const model = modelOf(loaded);
  if (!model) throw new Failure("The model is still being read; save it in a moment");
  const { writeModel } = await import("../lib/model/model_file.ts");
  await writeModel(path, model);
  dispatch({ type: "saved", id: loaded.id, path });
}

/** One line for people. */
function messageOf(error: unknown): string {
  return shownMessage(error instanceof Error ? error.message : String(error));
}
