import { bindingsOf, keyLabel, ownKeys } from "./keys.ts";
import type { State } from "./state.ts";

/** The keys that the status line names, the most general last. */
export function hintsOf(state: State): string[] {
  return bindingsOf(ownKeys(state)).flatMap(({ keys, hint }) => {
    if (hint === undefined) return [];
    // Hints that begin with their keys say all.
    return /^(arrows|up\/down|0-9|\+ -) /.test(hint)
      ? [hint]
      : [`${keyLabel(keys.slice(0, 1))} ${hint}`];
  });
}

const MOST_HINTS = 6;

/** As many hints as fit; those for help and quitting always. */
export function fittingHints(hints: readonly string[], room: number): string {
  const always = hints.slice(-2);
  let own = hints.slice(0, -2).slice(0, MOST_HINTS - 2);
  const text = () => [...own, ...always].join(" · ");
  while (own.length > 0 && text().length > room) own = own.slice(0, -1);
  return text();
}
