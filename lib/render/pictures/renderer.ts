/**
 * How pictures are drawn: `auto` takes the first way that suits the terminal; `native` the terminal's own images
 * wherever it has any; the others insist on one way.
 */
export type Renderer = (typeof RENDERERS)[number];

/** What `--renderer` accepts. */
export const RENDERERS = [
  "auto",
  "native",
  "placeholders",
  "kitty",
  "iterm2",
  "sixel",
  "blocks",
  "braille",
  "ascii",
] as const;
