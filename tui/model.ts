import type { NdArray } from "ndarray";
import type { ComponentFacts } from "../lib/analysis/component_facts.ts";
import type { ClassStatistics } from "../lib/analysis/class_statistics.ts";
import type { LoadProgress } from "../lib/dataset/load.ts";
import type { Pixels } from "../lib/dataset/dataset.ts";
import type { ModelOrigin } from "../lib/model/model.ts";
import type { NmfParameters } from "../lib/factorization/parameters.ts";
import type { Progress } from "../lib/factorization/progress.ts";
import type { ColorDepth } from "../lib/render/pictures/color_depth.ts";
import { COLOR_MAPS, type ColorMapName } from "../lib/render/pictures/color_map.ts";
import type { Renderer } from "../lib/render/pictures/renderer.ts";

/** The screens, in the order of their tabs. */
export const SCREENS = [
  "training",
  "components",
  "digits",
  "samples",
  "reconstructions",
  "models",
  "own",
] as const;
export type ScreenName = (typeof SCREENS)[number];

/** What the TUI is started with. */
export type TuiStart =
  & (
    | {
      readonly kind: "train";
      readonly sources: readonly string[];
      readonly shape?: readonly [height: number, width: number];
      readonly parameters: NmfParameters;
      readonly threads?: number;
      /** Where the fitted model is saved without being asked. */
      readonly output?: string;
      /** Whether it is saved with its images; default true. */
      readonly keepImages?: boolean;
    }
    | { readonly kind: "browse"; readonly paths: readonly string[] }
  )
  & {
    readonly screen?: ScreenName;
    /** The name of the class to begin with. */
    readonly digit?: string;
    readonly index?: number;
    readonly colorDepth: ColorDepth;
    readonly renderer?: Renderer;
    /** Default `grey`. */
    readonly colorMap?: ColorMapName;
    readonly mouse?: boolean;
    /** Whether block and box characters may be used; default true. */
    readonly unicode?: boolean;
  };

/** How the images of a class use the components, and the name of the class. */
export interface NamedStatistics extends ClassStatistics {
  readonly digit: string;
}

/** A model as far as it has been read and analysed. `undefined` is not known yet, `null` is known to be missing. */
export interface Loaded {
  readonly id: number;
  /** What people call it: its file name, or how it was made. */
  readonly name: string;
  /** null: not saved. */
  readonly path: string | null;
  readonly components: NdArray<Float32Array>;
  readonly shape: readonly [height: number, width: number];
  readonly origin: ModelOrigin | null;
  readonly nSamples: number;
  /** It was fitted in this session. */
  readonly isFitted: boolean;
  /** Whether its images are saved with it. */
  readonly keepsImages: boolean;
  readonly labels: Int32Array | null | undefined;
  /** Names of the classes; none while they are not known. */
  readonly classes: readonly string[];
  readonly channels: 1 | 3;
  readonly paths: readonly string[] | null | undefined;
  readonly features: NdArray<Float32Array> | undefined;
  readonly images: NdArray<Pixels> | null | undefined;
  /** The images of each class, by its name; empty where there are no labels. */
  readonly byDigit: ReadonlyMap<string, Uint32Array> | undefined;
  readonly digits: readonly NamedStatistics[] | undefined;
  readonly facts: readonly ComponentFacts[] | undefined;
  readonly distances: Float64Array | null | undefined;
  /** Part of the distances that is known, 0..1. */
  readonly progress: number;
}

/** A fit that runs or ran in this session. */
export interface Training {
  /** What is done now. */
  readonly stage: "loading" | "fitting" | "saving" | "done" | "failed" | "cancelled";
  readonly parameters: NmfParameters;
  readonly loading: LoadProgress | null;
  readonly progress: Progress | null;
  /** Error of each pass reported. */
  readonly errors: readonly number[];
  /** H as it forms, with the pass it is from. */
  readonly components: { readonly data: Float32Array; readonly pass: number } | null;
  readonly shape: readonly [height: number, width: number] | null;
  readonly labels: Int32Array | null;
  readonly nSamples: number;
  readonly failure: string | null;
}

/** What Digits shows of a digit. */
export const DIGIT_VIEWS = ["parts", "weights", "boxes", "class", "overlay", "examples"] as const;
export type DigitView = (typeof DIGIT_VIEWS)[number];

/** A line that is typed. */
export interface Prompt {
  readonly kind: "goto" | "save" | "refit" | "filter";
  readonly text: string;
}

/** Everything that is on the screen follows from this. */
export interface Model {
  readonly size: { readonly columns: number; readonly rows: number };
  readonly colorDepth: ColorDepth;
  readonly renderer: Renderer;
  /** The terminal shows block and box characters. */
  readonly unicode: boolean;
  /** The terminal has said that it can show images among its text (kitty's Unicode placeholders). */
  readonly canShowImages: boolean;
  readonly colorMap: (typeof COLOR_MAPS)[number];
  readonly mouse: boolean;
  readonly screen: ScreenName;
  /** Where Esc goes back to, last first. */
  readonly history: readonly ScreenName[];
  readonly loaded: readonly Loaded[];
  /** Which of `loaded` the screens show. */
  readonly active: number;
  readonly training: Training | null;
  /** Model files that are still being opened. */
  readonly opening: number;
  readonly components: {
    readonly cursor: number;
    readonly scroll: number;
    readonly isLarge: boolean;
    /** null: by the room there is. */
    readonly zoom: number | null;
  };
  readonly digits: {
    /** The name of the class: one digit, or any word. */
    readonly digit: string;
    /** The second digit of a comparison. */
    readonly other: string | null;
    /** `v` was pressed, and the second digit is waited for. */
    readonly isChoosing: boolean;
    readonly view: DigitView;
    readonly top: number;
    readonly byDifference: boolean;
    readonly isAll: boolean;
    readonly scroll: number;
  };
  readonly samples: { readonly index: number };
  readonly reconstructions: {
    readonly order: "worst" | "best";
    readonly digit: string | null;
    readonly cursor: number;
    readonly scroll: number;
    readonly zoom: number | null;
  };
  /** A picture that is drawn here, pixel by pixel, and where the pen is; null: nothing is drawn yet. */
  readonly own: {
    readonly pixels: Uint8Array | null;
    readonly x: number;
    readonly y: number;
    readonly isDown: boolean;
  };
  readonly models: { readonly cursor: number; readonly showsDigit: boolean };
  readonly help: { readonly filter: string; readonly scroll: number } | null;
  readonly prompt: Prompt | null;
  /** Asked before work is thrown away. */
  readonly confirm: "quit" | "cancel" | null;
  readonly notice: { readonly text: string; readonly isError: boolean } | null;
}

/** The model that the screens show, if one is there. */
export function activeModel(model: Model): Loaded | undefined {
  return model.loaded[model.active];
}

/** The first state. */
export function initialModel(start: TuiStart, size: Model["size"]): Model {
  const screen = firstScreen(start);
  return {
    size,
    colorDepth: start.colorDepth,
    renderer: start.renderer ?? "auto",
    unicode: start.unicode ?? true,
    canShowImages: false,
    colorMap: COLOR_MAPS.find((name) => name === start.colorMap) ?? "grey",
    mouse: start.mouse ?? false,
    screen,
    history: [],
    loaded: [],
    active: 0,
    training: start.kind === "train" ? newTraining(start.parameters) : null,
    opening: start.kind === "browse" ? start.paths.length : 0,
    components: { cursor: 0, scroll: 0, isLarge: false, zoom: null },
    digits: {
      digit: start.digit ?? "0",
      other: null,
      isChoosing: false,
      view: "parts",
      top: 4,
      byDifference: false,
      isAll: false,
      scroll: 0,
    },
    samples: { index: start.index ?? 0 },
    reconstructions: {
      order: "worst",
      digit: null,
      cursor: 0,
      scroll: 0,
      zoom: null,
    },
    own: { pixels: null, x: 13, y: 5, isDown: false },
    models: { cursor: 0, showsDigit: false },
    help: null,
    prompt: null,
    confirm: null,
    notice: null,
  };
}

/** The screen that was asked for, if there is going to be anything on it. */
function firstScreen(start: TuiStart): ScreenName {
  if (start.kind === "train") return "training";
  const { screen = "components", paths } = start;
  const isEmpty = screen === "training" || (screen === "models" && paths.length < 2);
  return isEmpty ? "components" : screen;
}

/** A fit that is about to begin. */
export function newTraining(parameters: NmfParameters): Training {
  return {
    stage: "loading",
    parameters,
    loading: null,
    progress: null,
    errors: [],
    components: null,
    shape: null,
    labels: null,
    nSamples: 0,
    failure: null,
  };
}
