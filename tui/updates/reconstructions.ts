import type { Action } from "../keys.ts";
import { reconstructionsLayout, scrollTo, zooms } from "../layout.ts";
import { activeModel, type Model } from "../model.ts";
import { digitOfKey, ranked, rankedCount } from "../selectors.ts";
import { nextZoom } from "./components.ts";

/** Keys of Reconstructions. */
export function updateReconstructions(model: Model, action: Action, key: string): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const { cursor, digit, order } = model.reconstructions;
  const change = (part: Partial<Model["reconstructions"]>): Model => ({
    ...model,
    reconstructions: { ...model.reconstructions, ...part },
  });
  const { across, down } = reconstructionsLayout(model).grid;
  switch (action) {
    case "worst":
    case "best":
      return change({ order: action, ...(action !== order && { cursor: 0, scroll: 0 }) });
    case "digit": {
      const wanted = digitOfKey(loaded, key);
      if (loaded.byDigit && !loaded.byDigit.has(wanted)) {
        return { ...model, notice: { text: `No image is labelled ${wanted}`, isError: true } };
      }
      return change({ digit: wanted, ...(digit !== wanted && { cursor: 0, scroll: 0 }) });
    }
    case "all":
      return change({ digit: null, ...(digit !== null && { cursor: 0, scroll: 0 }) });
    case "left":
      return change({ cursor: cursor - 1 });
    case "right":
      return change({ cursor: cursor + 1 });
    case "up":
      return cursor - across >= 0 ? change({ cursor: cursor - across }) : model;
    case "down":
      return change({ cursor: cursor + across });
    case "pageUp":
      return change({ cursor: Math.max(cursor % across, cursor - across * down) });
    case "pageDown":
      return change({ cursor: cursor + across * down });
    case "first":
      return change({ cursor: 0 });
    case "last":
      return change({ cursor: Infinity });
    case "zoom":
      return change({ zoom: nextZoom(model.reconstructions.zoom, zooms(loaded.shape, 1)) });
    case "open":
      return openSample(model);
    default:
      return model;
  }
}

function openSample(model: Model): Model {
  const loaded = activeModel(model)!;
  const { order, digit, cursor } = model.reconstructions;
  const index = ranked(loaded, order, digit, cursor, cursor + 1)[0];
  if (index === undefined) return model;
  return {
    ...model,
    screen: "samples",
    history: [...model.history, "reconstructions"],
    samples: { index },
  };
}

/** Keeps cursor and scroll within what is there. */
export function settleReconstructions(model: Model): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const { reconstructions } = model;
  const count = rankedCount(loaded, reconstructions.digit);
  const cursor = Math.max(0, Math.min(count - 1, reconstructions.cursor));
  const { across, down } = reconstructionsLayout(model).grid;
  const scroll = scrollTo(
    reconstructions.scroll,
    Math.floor(cursor / across),
    down,
    Math.ceil(count / across),
  );
  if (cursor === reconstructions.cursor && scroll === reconstructions.scroll) return model;
  return { ...model, reconstructions: { ...reconstructions, cursor, scroll } };
}
