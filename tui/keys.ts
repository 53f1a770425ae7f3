import { type Model, type ScreenName, SCREENS } from "./model.ts";

/**
 * Everything that a key does, in one table: `update` looks actions up here, the help screen and the status line are
 * written from it. Keys are named as `input.ts` names them: the character, or `left`, `enter`, `ctrl+l`, ...
 */
export interface Binding {
  readonly keys: readonly string[];
  readonly action: Action;
  readonly where: "everywhere" | readonly Place[];
  readonly help: string;
  /** For the status line, where the binding matters most; without it, it is found in the help only. */
  readonly hint?: string;
}

/** A screen, or what lies over it. */
export type Place = ScreenName | "help" | "component";

export type Action =
  | "left"
  | "right"
  | "up"
  | "down"
  | "pageUp"
  | "pageDown"
  | "first"
  | "last"
  | "open"
  | "back"
  | "zoom"
  | "digit"
  | "all"
  | "more"
  | "fewer"
  | "compare"
  | "differing"
  | "nextSame"
  | "previousSame"
  | "worst"
  | "best"
  | "nextScreen"
  | "previousScreen"
  | "screen"
  | "goto"
  | "nextModel"
  | "previousModel"
  | "toggleDigit"
  | "pen"
  | "erase"
  | "clear"
  | "palette"
  | "copy"
  | "export"
  | "save"
  | "refit"
  | "help"
  | "filter"
  | "redraw"
  | "suspend"
  | "mouse"
  | "quit"
  | "interrupt";

const DIGITS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
const LEFT = ["left", "h"], RIGHT = ["right", "l"], UP = ["up", "k"], DOWN = ["down", "j"];
const PAGE_UP = ["pageup", "ctrl+u", "ctrl+b"], PAGE_DOWN = ["pagedown", "ctrl+d", "ctrl+f"];
const FIRST = ["home", "<"], LAST = ["end", "G", ">"];

// deno-fmt-ignore: a table
export const BINDINGS: readonly Binding[] = [
  { keys: ["esc"], action: "back", where: ["training"], help: "stop fitting; asks before", hint: "stop" },
  { keys: ["W"], action: "save", where: ["training"], help: "save the model as a file", hint: "save" },
  { keys: ["K"], action: "refit", where: ["training"], help: "fit the same images again with another number of components", hint: "other k" },

  { keys: LEFT, action: "left", where: ["components"], help: "component to the left" },
  { keys: RIGHT, action: "right", where: ["components"], help: "component to the right", hint: "arrows move" },
  { keys: UP, action: "up", where: ["components"], help: "component above" },
  { keys: DOWN, action: "down", where: ["components"], help: "component below" },
  { keys: PAGE_UP, action: "pageUp", where: ["components"], help: "page up" },
  { keys: PAGE_DOWN, action: "pageDown", where: ["components"], help: "page down" },
  { keys: FIRST, action: "first", where: ["components", "component"], help: "first component" },
  { keys: LAST, action: "last", where: ["components", "component"], help: "last component" },
  { keys: ["enter", "space"], action: "open", where: ["components"], help: "show the component large, with its facts", hint: "large" },
  { keys: ["z"], action: "zoom", where: ["components"], help: "size of the pictures: fitting, full, double, half", hint: "size" },
  { keys: [...LEFT, ...UP], action: "left", where: ["component"], help: "previous component" },
  { keys: [...RIGHT, ...DOWN], action: "right", where: ["component"], help: "next component", hint: "arrows step" },
  { keys: ["enter", "space"], action: "back", where: ["component"], help: "back to the gallery", hint: "gallery" },

  { keys: DIGITS, action: "digit", where: ["digits"], help: "show that digit", hint: "0-9 digit" },
  { keys: LEFT, action: "left", where: ["digits"], help: "previous digit" },
  { keys: RIGHT, action: "right", where: ["digits"], help: "next digit" },
  { keys: UP, action: "up", where: ["digits"], help: "previous view: parts, weights, box plots, class, overlay, examples" },
  { keys: DOWN, action: "down", where: ["digits"], help: "next view", hint: "up/down view" },
  { keys: ["+", "="], action: "more", where: ["digits"], help: "one more of the top components", hint: "+ - top N" },
  { keys: ["-"], action: "fewer", where: ["digits"], help: "one less of the top components" },
  { keys: ["v"], action: "compare", where: ["digits"], help: "compare with the digit pressed next; again: stop", hint: "compare" },
  { keys: ["f"], action: "differing", where: ["digits"], help: "components on which two digits differ most first", hint: "differing first" },
  { keys: ["a"], action: "all", where: ["digits"], help: "examples of all digits, or of this one", hint: "all digits" },
  { keys: PAGE_UP, action: "pageUp", where: ["digits"], help: "scroll up" },
  { keys: PAGE_DOWN, action: "pageDown", where: ["digits"], help: "scroll down" },
  { keys: FIRST, action: "first", where: ["digits"], help: "to the top" },
  { keys: LAST, action: "last", where: ["digits"], help: "to the end" },

  { keys: LEFT, action: "left", where: ["samples"], help: "previous image" },
  { keys: RIGHT, action: "right", where: ["samples"], help: "next image", hint: "arrows step" },
  { keys: ["n"], action: "nextSame", where: ["samples"], help: "next image of the same digit", hint: "same digit" },
  { keys: ["N"], action: "previousSame", where: ["samples"], help: "previous image of the same digit" },
  { keys: DIGITS, action: "digit", where: ["samples"], help: "next image of that digit", hint: "0-9 digit" },
  { keys: UP, action: "up", where: ["samples"], help: "the image that is rebuilt next worse" },
  { keys: DOWN, action: "down", where: ["samples"], help: "the image that is rebuilt next better", hint: "up/down rank" },
  { keys: PAGE_UP, action: "pageUp", where: ["samples"], help: "100 images back" },
  { keys: PAGE_DOWN, action: "pageDown", where: ["samples"], help: "100 images on" },
  { keys: FIRST, action: "first", where: ["samples"], help: "first image" },
  { keys: LAST, action: "last", where: ["samples"], help: "last image" },

  { keys: ["w"], action: "worst", where: ["reconstructions"], help: "worst reconstructions first", hint: "worst" },
  { keys: ["b"], action: "best", where: ["reconstructions"], help: "best reconstructions first", hint: "best" },
  { keys: DIGITS, action: "digit", where: ["reconstructions"], help: "only that digit", hint: "0-9 digit" },
  { keys: ["a"], action: "all", where: ["reconstructions"], help: "all digits", hint: "all" },
  { keys: LEFT, action: "left", where: ["reconstructions"], help: "pair to the left" },
  { keys: RIGHT, action: "right", where: ["reconstructions"], help: "pair to the right" },
  { keys: UP, action: "up", where: ["reconstructions"], help: "pair above" },
  { keys: DOWN, action: "down", where: ["reconstructions"], help: "pair below" },
  { keys: PAGE_UP, action: "pageUp", where: ["reconstructions"], help: "page up" },
  { keys: PAGE_DOWN, action: "pageDown", where: ["reconstructions"], help: "page down" },
  { keys: FIRST, action: "first", where: ["reconstructions"], help: "to the beginning" },
  { keys: LAST, action: "last", where: ["reconstructions"], help: "to the end" },
  { keys: ["enter", "space"], action: "open", where: ["reconstructions"], help: "open the image in Samples; Esc comes back", hint: "open" },
  { keys: ["z"], action: "zoom", where: ["reconstructions"], help: "size of the pictures: fitting, full, half" },

  { keys: UP, action: "up", where: ["models"], help: "model above" },
  { keys: DOWN, action: "down", where: ["models"], help: "model below", hint: "up/down model" },
  { keys: ["enter", "space"], action: "open", where: ["models"], help: "use this model on all screens", hint: "use it" },
  { keys: ["v"], action: "toggleDigit", where: ["models"], help: "compare by a digit's parts, or by an image", hint: "digit or image" },
  { keys: DIGITS, action: "digit", where: ["models"], help: "compare by that digit's parts", hint: "0-9 digit" },
  { keys: LEFT, action: "left", where: ["models"], help: "previous image or digit" },
  { keys: RIGHT, action: "right", where: ["models"], help: "next image or digit" },

  { keys: LEFT, action: "left", where: ["own"], help: "pen to the left" },
  { keys: RIGHT, action: "right", where: ["own"], help: "pen to the right", hint: "arrows move" },
  { keys: UP, action: "up", where: ["own"], help: "pen up" },
  { keys: DOWN, action: "down", where: ["own"], help: "pen down" },
  { keys: ["space", "enter"], action: "pen", where: ["own"], help: "set the pen down, so that moving draws, or lift it; the mouse draws too", hint: "pen" },
  { keys: ["backspace"], action: "erase", where: ["own"], help: "rub out around the pen", hint: "rub out" },
  { keys: ["x"], action: "clear", where: ["own"], help: "begin again", hint: "clear" },

  { keys: UP, action: "up", where: ["help"], help: "scroll up" },
  { keys: DOWN, action: "down", where: ["help"], help: "scroll down", hint: "arrows scroll" },
  { keys: PAGE_UP, action: "pageUp", where: ["help"], help: "page up" },
  { keys: PAGE_DOWN, action: "pageDown", where: ["help"], help: "page down" },
  { keys: ["/"], action: "filter", where: ["help"], help: "show only keys that have the typed words", hint: "filter" },

  { keys: ["tab", "]"], action: "nextScreen", where: "everywhere", help: "next screen" },
  { keys: ["shift+tab", "["], action: "previousScreen", where: "everywhere", help: "previous screen" },
  { keys: SCREENS.map((name) => name[0]!), action: "screen", where: "everywhere", help: "the screen with that initial" },
  { keys: ["g", ":"], action: "goto", where: "everywhere", help: "go to an image by its number" },
  { keys: ["."], action: "nextModel", where: "everywhere", help: "next model, if there are several" },
  { keys: [","], action: "previousModel", where: "everywhere", help: "previous model" },
  { keys: ["p"], action: "palette", where: "everywhere", help: "colours of the pictures: grey, inverted, viridis, magma" },
  { keys: ["y"], action: "copy", where: "everywhere", help: "copy the numbers shown to the clipboard (OSC 52)" },
  { keys: ["e"], action: "export", where: "everywhere", help: "save what is shown: PNG of the pictures, CSV of the numbers" },
  { keys: ["W"], action: "save", where: "everywhere", help: "save the model as a file" },
  { keys: ["K"], action: "refit", where: "everywhere", help: "fit the same images again with another number of components" },
  { keys: ["M"], action: "mouse", where: "everywhere", help: "mouse on (wheel, click) or off (the terminal's own selection)" },
  { keys: ["ctrl+l"], action: "redraw", where: "everywhere", help: "draw the screen anew" },
  { keys: ["ctrl+z"], action: "suspend", where: "everywhere", help: "to the shell; fg comes back" },
  { keys: ["esc"], action: "back", where: "everywhere", help: "back; never quits" },
  { keys: ["?"], action: "help", where: "everywhere", help: "all keys", hint: "all keys" },
  { keys: ["q"], action: "quit", where: "everywhere", help: "quit; asks if work would be lost", hint: "quit" },
  { keys: ["ctrl+c"], action: "interrupt", where: "everywhere", help: "quit at once" },
];

/** Where keys go now. */
export function placeOf(model: Model): Place {
  if (model.help) return "help";
  return model.screen === "components" && model.components.isLarge ? "component" : model.screen;
}

/** What a key does in a place; the place's own bindings come before those that hold everywhere. */
export function actionFor(place: Place, key: string): Action | undefined {
  const bound = (binding: Binding) => binding.keys.includes(key);
  return BINDINGS.find((binding) =>
    binding.where !== "everywhere" && binding.where.includes(place) && bound(binding)
  )
    ?.action ??
    BINDINGS.find((binding) => binding.where === "everywhere" && bound(binding))?.action;
}

/** The bindings of a place, its own first; what it says anew of a key is not said twice. */
export function bindingsOf(place: Place): Binding[] {
  const own = BINDINGS.filter(({ where }) => where !== "everywhere" && where.includes(place));
  const isSaid = (binding: Binding) =>
    own.some(({ keys, action }) => action === binding.action && keys[0] === binding.keys[0]);
  return [...own, ...BINDINGS.filter((other) => other.where === "everywhere" && !isSaid(other))];
}

const SYMBOLS: Readonly<Record<string, string>> = {
  left: "←",
  right: "→",
  up: "↑",
  down: "↓",
  enter: "Enter",
  space: "Space",
  esc: "Esc",
  tab: "Tab",
  "shift+tab": "Shift-Tab",
  pageup: "PgUp",
  pagedown: "PgDn",
  home: "Home",
  end: "End",
  backspace: "Backspace",
};

/** A key as people read it: `^L`, `PgUp`, `0-9`. */
export function keyLabel(keys: readonly string[]): string {
  if (keys.length === 10) return "0-9";
  return keys.map((key) =>
    SYMBOLS[key] ?? (key.startsWith("ctrl+") ? `^${key.slice(5).toUpperCase()}` : key)
  ).join(" ");
}
