import type { Binding } from "./binding.ts";
import { EVERYWHERE } from "./everywhere/keys.ts";
import { HELP_KEYS } from "./help/keys.ts";
import { screenOf } from "./screens/registry.ts";
import type { State } from "./state.ts";

/** The keys that hold in what is on top now, the help or a screen, beside those that hold everywhere. */
export function ownKeys(state: State): readonly Binding[] {
  return state.help ? HELP_KEYS : screenOf(state.screen).keys(state);
}

/** What a key does now: a screen's own keys come before those that hold everywhere. */
export function bindingFor(state: State, key: string): Binding | undefined {
  const bound = ({ keys }: Binding) => keys.includes(key);
  return ownKeys(state).find(bound) ?? EVERYWHERE.find(bound);
}

/** The keys of a place, its own first; of what it says anew only its own are listed. */
export function bindingsOf(own: readonly Binding[]): Binding[] {
  const isSaid = (other: Binding) => own.some(({ keys }) => keys[0] === other.keys[0]);
  return [...own, ...EVERYWHERE.filter((other) => !isSaid(other))];
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
