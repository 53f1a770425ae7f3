import { DEFAULT_PARAMETERS, type NmfParameters } from "../../../lib/factorization/parameters.ts";
import { count } from "../../../lib/sections/numbers.ts";
import type { Step, TrainingMessage } from "../../messages.ts";
import { activeModel, type State, withNotice } from "../../state.ts";
import { newTraining, type Training } from "../../training.ts";

/** What the worker reports of a fit. */
export function trained(state: State, message: TrainingMessage): Step {
  const { training } = state;
  if (!training) return [state, []];
  const change = (part: Partial<Training>): State => ({
    ...state,
    training: { ...training, ...part },
  });
  switch (message.type) {
    case "loading":
      return [change({ loading: message.progress }), []];
    case "training":
      return ended(state, change(message.part));
    case "progress": {
      const { progress } = message;
      const isNew = Number.isFinite(progress.error) &&
        progress.pass !== training.progress?.pass;
      return [
        change({
          stage: "fitting",
          progress,
          errors: isNew ? [...training.errors, progress.error] : training.errors,
          components: progress.components
            ? { data: progress.components, pass: progress.pass }
            : training.components,
        }),
        [],
      ];
    }
    case "fitted": {
      const { model } = message;
      const passes = count(model.origin?.result.passes ?? 0);
      const next: State = {
        ...change({ stage: "done" }),
        models: [...state.models, model],
        active: state.models.length,
        // Whoever looks at another screen stays there.
        ...(state.screen === "training" && { screen: "components", history: [] }),
      };
      return [
        withNotice(next, `Fitted ${model.components.shape[0]} components in ${passes} passes`),
        [],
      ];
    }
  }
}

/** A fit that ended without a model: back to what there is, or out where there is nothing. */
function ended(state: State, next: State): Step {
  const { stage, failure } = next.training!;
  if (stage !== "failed" && stage !== "cancelled") return [next, []];
  if (state.models.length === 0) {
    const reason = failure ?? "stopped before there was a model; nothing was saved";
    return [next, [{ type: "quit", exitCode: failure ? 1 : 130, failure: reason }]];
  }
  const told = withNotice(next, failure ?? "Stopped; there is no new model", failure !== null);
  const isWatched = state.screen === "training";
  return [
    isWatched ? { ...told, screen: state.history.at(-1) ?? "components", history: [] } : told,
    [],
  ];
}

/** Begins another fit of the images of the model that is shown. */
export function refit(state: State, nComponents: number): Step {
  const model = activeModel(state)!;
  const parameters: NmfParameters = {
    ...model.origin?.parameters ?? DEFAULT_PARAMETERS,
    nComponents,
  };
  const training = {
    ...newTraining(parameters),
    stage: "fitting" as const,
    format: { shape: model.shape, channels: model.channels },
    nSamples: model.nSamples,
  };
  return [
    { ...state, training, screen: "training", history: [state.screen], prompt: null },
    [{ type: "refit", model, parameters }],
  ];
}
