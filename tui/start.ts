import type { ReadOptions } from "../lib/dataset/load_options.ts";
import type { NmfParameters } from "../lib/factorization/parameters.ts";
import type { ColorDepth } from "../lib/render/pictures/color_depth.ts";
import type { ColorMapName } from "../lib/render/pictures/color_map.ts";
import type { Renderer } from "../lib/render/pictures/renderer.ts";
import type { ScreenName } from "./screens/names.ts";

/** What the TUI is started with. */
export type TuiStart =
  & (
    | {
      readonly kind: "train";
      readonly sources: readonly string[];
      /** How they are read. */
      readonly reading?: ReadOptions;
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
    /** Reads a variable of the environment, by which the terminal is known; absent: it is not asked what it can do. */
    readonly env?: (name: string) => string | undefined;
    /** The terminal may show more colours than its TERM says. */
    readonly isColorDoubtful?: boolean;
  };
