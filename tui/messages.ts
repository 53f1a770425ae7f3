import type { LoadProgress } from "../lib/dataset/load.ts";
import type { NmfParameters } from "../lib/factorization/parameters.ts";
import type { Progress } from "../lib/factorization/progress.ts";
import type { Loaded, Model, Training } from "./model.ts";
import type { Shown } from "./shown.ts";

/** What happens: the only way in which the state changes. */
export type Message =
  | { readonly type: "key"; readonly key: string }
  | { readonly type: "click"; readonly column: number; readonly row: number }
  | { readonly type: "drag"; readonly column: number; readonly row: number }
  | { readonly type: "wheel"; readonly direction: -1 | 1 }
  | { readonly type: "resize"; readonly columns: number; readonly rows: number }
  | { readonly type: "terminal"; readonly canShowImages: boolean }
  | { readonly type: "opened"; readonly loaded: Loaded }
  | { readonly type: "learnt"; readonly id: number; readonly part: Partial<Loaded> }
  | { readonly type: "openFailed"; readonly text: string }
  | { readonly type: "loading"; readonly progress: LoadProgress }
  | { readonly type: "training"; readonly part: Partial<Training> }
  | { readonly type: "progress"; readonly progress: Progress }
  | { readonly type: "fitted"; readonly loaded: Loaded }
  | { readonly type: "saved"; readonly id: number; readonly path: string }
  | { readonly type: "notice"; readonly text: string; readonly isError: boolean };

/** What is to be done outside; answered with messages. */
export type Effect =
  | { readonly type: "refit"; readonly loaded: Loaded; readonly parameters: NmfParameters }
  | { readonly type: "cancel" }
  | { readonly type: "copy"; readonly shown: Shown }
  | { readonly type: "export"; readonly shown: Shown; readonly colorMap: string }
  | { readonly type: "save"; readonly loaded: Loaded; readonly path: string }
  | { readonly type: "mouse"; readonly on: boolean }
  | { readonly type: "redraw" }
  | { readonly type: "suspend" }
  /** `failure` is said on the terminal's own screen, once that is back. */
  | { readonly type: "quit"; readonly exitCode: number; readonly failure?: string };

/** The state after a message, and what is to be done outside. */
export type Step = readonly [Model, readonly Effect[]];
