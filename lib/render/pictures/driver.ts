import type { ColorMapName } from "./color_map.ts";
import type { Drawing, TextDrawing } from "./drawing.ts";
import type { Picture } from "./picture.ts";
import type { Renderer } from "./renderer.ts";
import type { CellSize } from "./terminal_answer.ts";
import type { TerminalFacts } from "./terminal_facts.ts";

/** How large a picture is drawn, and in which colours. */
export interface DrawOptions {
  /** As for `pictureCells`: every driver's drawing of a picture takes the same cells. */
  readonly zoom: number;
  /** Colours of values. With a diverging map values are signed (0.5 is zero). */
  readonly colorMap: ColorMapName;
}

/** Draws pictures for one terminal. */
export interface LiveDriver<D extends Drawing = Drawing> {
  /** The protocol's name. */
  readonly name: string;
  /** Points of a picture that one cell can show: 1 x 2 in half blocks, its pixels in image protocols. */
  readonly cell: CellSize;
  /** Its images are measured in pixels: they are wrong once the terminal's font changes. */
  readonly isInPixels?: true;
  /** Draws a picture; what is drawn is painted, and erased, when and where it is needed. */
  draw(picture: Picture, options: DrawOptions): D;
}

/** A driver that takes its time. */
export interface ScriptedDriver extends Omit<LiveDriver, "draw"> {
  /** Draws a picture. */
  draw(picture: Picture, options: DrawOptions): Promise<Drawing>;
}

/**
 * Whether a protocol suits a terminal: `yes`; `asked`, that it would work but is not taken by itself; `unknown`, that
 * nothing speaks for it; `no`, that it cannot work.
 */
export interface Fit {
  /** The answer. */
  readonly fits: "yes" | "asked" | "unknown" | "no";
  /** What speaks for it or against it, for `doctor`. */
  readonly why: string;
}

/** What all protocols have. */
export interface Protocol {
  /** What `doctor` calls it. */
  readonly name: string;
  /** The value of `--renderer` that insists on it. */
  readonly renderer: Renderer;
  /** The terminal shows images, not text. */
  readonly isNative: boolean;
  /** Whether it suits a terminal. */
  fits(terminal: TerminalFacts): Fit;
}

/** A way to draw pictures whenever a frame needs them. */
export interface LiveProtocol extends Protocol {
  /** Tells it from {@linkcode ScriptedProtocol}. */
  readonly isLive: true;
  /** Loads what it needs and gives the driver for a terminal. */
  open(terminal: TerminalFacts): LiveDriver | Promise<LiveDriver>;
}

/** A way to draw pictures as text, which needs nothing to be loaded and nothing to be known. */
export interface TextProtocol extends LiveProtocol {
  /** No images. */
  readonly isNative: false;
  /** Gives the driver for a terminal. */
  open(terminal: TerminalFacts): LiveDriver<TextDrawing>;
}

/** A way to draw pictures for output that is written once. */
export interface ScriptedProtocol extends Protocol {
  /** Tells it from {@linkcode LiveProtocol}. */
  readonly isLive: false;
  /** Loads what it needs and gives the driver for a terminal. */
  open(terminal: TerminalFacts): Promise<ScriptedDriver>;
}

/** A way to draw pictures in a terminal: one file in `drivers/`, one line in `choose_driver.ts`. */
export type PictureProtocol = LiveProtocol | ScriptedProtocol;
