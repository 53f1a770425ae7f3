import ndarray from "ndarray";
import { componentFacts } from "../../lib/analysis/component_facts.ts";
import { classStatistics } from "../../lib/analysis/class_statistics.ts";
import { distances } from "../../lib/analysis/distances.ts";
import type { Model } from "../../lib/model/model.ts";
import { DEFAULT_PARAMETERS } from "../../lib/factorization/parameters.ts";
import type { Effect, Message } from "../../tui/messages.ts";
import { groupsOf } from "../../tui/groups.ts";
import { initialState } from "../../tui/initial_state.ts";
import type { OpenModel } from "../../tui/open_model.ts";
import type { TuiStart } from "../../tui/start.ts";
import type { State } from "../../tui/state.ts";
import { update } from "../../tui/update.ts";

/** Sizes of the small model: n images of p = 8 x 8 pixels, k components, labels 0 to 9 in turn. */
export const N = 120, K = 6, SIDE = 8;
const DIGITS = Array.from({ length: 10 }, (_, digit) => String(digit));

/**
 * A model small enough to be looked at as a whole. Component t is row t of the image, lit; image i has the weight
 * 1 + (i + t) % 5 of component t, and is what these weights paint, but for one pixel that is off by i.
 */
export function smallModel(): Model {
  const p = SIDE * SIDE;
  const components = new Float32Array(K * p);
  for (let t = 0; t < K; t++) components.fill(10, t * p + t * SIDE, t * p + (t + 1) * SIDE);
  const features = Float32Array.from(
    { length: N * K },
    (_, i) => 1 + (Math.floor(i / K) + i % K) % 5,
  );
  const images = new Uint8Array(N * p);
  for (let i = 0; i < N; i++) {
    for (let t = 0; t < K; t++) {
      images.fill(10 * features[i * K + t]!, i * p + t * SIDE, i * p + (t + 1) * SIDE);
    }
    images[i * p + p - 1] = i;
  }
  return {
    components: ndarray(components, [K, p]),
    features: ndarray(features, [N, K]),
    labels: Int32Array.from({ length: N }, (_, i) => i % 10),
    classes: DIGITS,
    images: ndarray(images, [N, p]),
    shape: [SIDE, SIDE],
    channels: 1,
    paths: null,
    origin: {
      sources: ["small.csv"],
      parameters: { ...DEFAULT_PARAMETERS, nComponents: K },
      result: {
        nIter: 9,
        passes: 7,
        converged: true,
        reconstructionErr: 123.4,
        transformErr: 234.5,
        threads: 1,
        seconds: { init: 0, fit: 1, transform: 0 },
        notes: [],
      },
    },
  };
}

/** The small model with all that is known of it. */
export function smallLoaded(id = 1, name = "small.npz"): OpenModel {
  const model = smallModel();
  const statistics = classStatistics(model.features, model.labels!)
    .map((one) => ({ ...one, name: DIGITS[one.label]! }));
  return {
    ...model,
    id,
    name,
    path: name,
    nSamples: N,
    isFitted: false,
    keepsImages: true,
    ...groupsOf({ kind: "digit", classes: model.classes, labels: model.labels! }),
    classStatistics: statistics,
    facts: componentFacts(model.features, model.components, statistics),
    distances: distances(model.images!, model.features, model.components),
    progress: 1,
  };
}

/** A model with each component so many times over, so that not all fit in a window. */
export function repeated(model: OpenModel, times: number): OpenModel {
  const [n, k] = model.features!.shape as [number, number], p = model.components.shape[1]!;
  const components = new Float32Array(k * times * p), features = new Float32Array(n * k * times);
  for (let t = 0; t < times; t++) components.set(model.components.data, t * k * p);
  for (let i = 0; i < features.length; i++) {
    const row = Math.floor(i / (k * times));
    features[i] = model.features!.data[row * k + i % k]! / times;
  }
  const next = {
    ...model,
    components: ndarray(components, [k * times, p]),
    features: ndarray(features, [n, k * times]),
  };
  const statistics = classStatistics(next.features, model.labels!)
    .map((one) => ({ ...one, name: model.classes[one.label]! }));
  return {
    ...next,
    classStatistics: statistics,
    facts: componentFacts(next.features, next.components, statistics),
  };
}

/** The TUI with the small model open, once or more often. */
export function openTui(
  size: { columns: number; rows: number } = { columns: 100, rows: 30 },
  start: Partial<TuiStart> = {},
  models = 1,
): State {
  const paths = Array.from({ length: models }, (_, i) => `small${i || ""}.npz`);
  const asked = { kind: "browse", paths, colorDepth: "256", ...start } as TuiStart;
  return send(
    initialState(asked, size),
    ...paths.map((path, i) => ({ type: "opened", model: smallLoaded(i + 1, path) }) as const),
  );
}

/** The state after some messages; their effects are dropped. */
export function send(state: State, ...messages: Message[]): State {
  return messages.reduce((next, message) => update(next, message)[0], state);
}

/** The state after some keys. */
export function press(state: State, ...keys: string[]): State {
  return send(state, ...keys.map((key) => ({ type: "key", key }) as const));
}

/** What the last key leads to outside. */
export function effectsOf(state: State, ...keys: string[]): readonly Effect[] {
  return update(press(state, ...keys.slice(0, -1)), { type: "key", key: keys.at(-1)! })[1];
}
