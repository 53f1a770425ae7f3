/**
 * How pictures are drawn: `auto` takes the terminal's own image protocol where the environment names one, else half
 * blocks, else (without colour) characters; `native`, `sixel`, `blocks` and `ascii` insist on one of them.
 */
export type Renderer = "auto" | "native" | "sixel" | "blocks" | "ascii";

/** What `--renderer` accepts. */
export const RENDERERS = ["auto", "native", "sixel", "blocks", "ascii"] as const;
