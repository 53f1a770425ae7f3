import { wrapWords } from "../../lib/render/text/wrap_words.ts";
import { bindingsOf, keyLabel, type Place } from "../keys.ts";
import type { Model } from "../model.ts";

/** A line of the help: keys and what they do. */
export interface HelpLine {
  readonly keys: string;
  readonly text: string;
}

/** Between keys and what they do. */
const GAP = 2;

/** What the help lists: the keys of the screen below it, then those that hold everywhere, as filtered; long lines wrapped. */
export function helpLines(model: Model): HelpLine[] {
  const place: Place = model.screen === "components" && model.components.isLarge
    ? "component"
    : model.screen;
  const words = (model.help?.filter ?? "").toLowerCase().split(/\s+/);
  const found = bindingsOf(place)
    .map(({ keys, help }) => ({ keys: keyLabel(keys), text: help }))
    .filter((line) => {
      const text = `${line.keys} ${line.text}`.toLowerCase();
      return words.every((word) => text.includes(word));
    });
  const width = Math.max(0, ...found.map(({ keys }) => keys.length)) + GAP;
  return found.flatMap(({ keys, text }) =>
    wrapWords(text, model.size.columns - width)
      .map((part, i) => ({ keys: (i === 0 ? keys : "").padEnd(width), text: part }))
  );
}
