import type { LoadProgress } from "../lib/dataset/load.ts";
import type { NmfParameters } from "../lib/factorization/parameters.ts";
import type { Progress } from "../lib/factorization/progress.ts";
import type { ColorMapName } from "../lib/render/pictures/color_map.ts";
import type { Contents } from "./contents.ts";
import type { OpenModel } from "./open_model.ts";
import type { TerminalFound } from "./terminal_query.ts";
import type { State } from "./state.ts";
import type { Training } from "./training.ts";

/** A cell of the window, counted from 0. */
export interface Cell {
  /** From the left. */
  readonly column: number;
  /** From the top. */
  readonly row: number;
}

/** What happens: the only way in which the state changes. */
export type Message =
  | { readonly type: "key"; readonly key: string }
  | { readonly type: "click" } & Cell
  | { readonly type: "drag" } & Cell
  | { readonly type: "wheel"; readonly direction: -1 | 1 }
  | { readonly type: "resize"; readonly columns: number; readonly rows: number }
  | { readonly type: "terminal" } & TerminalFound
  | { readonly type: "opened"; readonly model: OpenModel }
  | { readonly type: "modelUpdated"; readonly id: number; readonly part: Partial<OpenModel> }
  | { readonly type: "openFailed"; readonly text: string }
  | TrainingMessage
  | { readonly type: "saved"; readonly id: number; readonly path: string }
  /** The model was to be saved where a file is already. */
  | { readonly type: "fileExists"; readonly model: OpenModel; readonly path: string }
  /** A name that no file has yet, for one that was proposed. */
  | { readonly type: "freeName"; readonly proposed: string; readonly free: string }
  /** A picture file, as the model sees it: (p,) 0..255. */
  | { readonly type: "pictureRead"; readonly pixels: Uint8Array; readonly name: string }
  /** The system asks the process to end. */
  | { readonly type: "signal" }
  | { readonly type: "notice"; readonly text: string; readonly isError: boolean };

/** What a fit reports. */
export type TrainingMessage =
  | { readonly type: "loading"; readonly progress: LoadProgress }
  | { readonly type: "training"; readonly part: Partial<Training> }
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "fitted"; readonly model: OpenModel };

/** What is to be done outside; answered with messages. */
export type Effect =
  | { readonly type: "refit"; readonly model: OpenModel; readonly parameters: NmfParameters }
  | { readonly type: "cancel" }
  | { readonly type: "copy"; readonly contents: Contents }
  | { readonly type: "export"; readonly contents: Contents; readonly colorMap: ColorMapName }
  | {
    readonly type: "save";
    readonly model: OpenModel;
    readonly path: string;
    /** Whether a file that is there already may be replaced. */
    readonly replaces: boolean;
  }
  | { readonly type: "findFreeName"; readonly proposed: string }
  | { readonly type: "readPicture"; readonly model: OpenModel; readonly path: string }
  | { readonly type: "mouse"; readonly on: boolean }
  | { readonly type: "redraw" }
  | { readonly type: "suspend" }
  /** `failure` is said on the terminal's own screen, once that is back. */
  | { readonly type: "quit"; readonly exitCode: number; readonly failure?: string };

/** The state after a message, and what is to be done outside. */
export type Step = readonly [State, readonly Effect[]];
