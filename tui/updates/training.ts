import { DEFAULT_PARAMETERS, type NmfParameters } from "../../lib/factorization/parameters.ts";
import { count } from "../../lib/sections/numbers.ts";
import type { Message, Step } from "../messages.ts";
import { activeModel, type Model, newTraining, type Training } from "../model.ts";

type TrainingMessage = Extract<Message, { type: "loading" | "training" | "progress" | "fitted" }>;

/** What the worker reports. */
export function updateTraining(model: Model, message: TrainingMessage): Step {
  const { training } = model;
  if (!training) return [model, []];
  const change = (part: Partial<Training>): Model => ({
    ...model,
    training: { ...training, ...part },
  });
  switch (message.type) {
    case "loading":
      return [change({ loading: message.progress }), []];
    case "training":
      return staged(model, change(message.part));
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
      const { loaded } = message;
      const passes = count(loaded.origin?.result.passes ?? 0);
      const next: Model = {
        ...change({ stage: "done" }),
        loaded: [...model.loaded, loaded],
        active: model.loaded.length,
        // Whoever looks at another screen stays there.
        ...(model.screen === "training" && { screen: "components", history: [] }),
        notice: {
          text: `Fitted ${loaded.components.shape[0]} components in ${passes} passes`,
          isError: false,
        },
      };
      return [next, []];
    }
  }
}

/** A fit that ended without a model: back to what there is, or out where there is nothing. */
function staged(model: Model, next: Model): Step {
  const { stage, failure } = next.training!;
  if (stage !== "failed" && stage !== "cancelled") return [next, []];
  if (model.loaded.length === 0) {
    const reason = failure ?? "stopped before there was a model; nothing was saved";
    return [next, [{ type: "quit", exitCode: failure ? 1 : 130, failure: reason }]];
  }
  const isWatched = model.screen === "training";
  const notice = { text: failure ?? "Stopped; nothing was learnt", isError: failure !== null };
  return [
    {
      ...next,
      notice,
      ...(isWatched && { screen: model.history.at(-1) ?? "components", history: [] }),
    },
    [],
  ];
}

/** Begins another fit of the images of the model that is shown. */
export function refit(model: Model, nComponents: number): Step {
  const loaded = activeModel(model)!;
  const parameters: NmfParameters = {
    ...loaded.origin?.parameters ?? DEFAULT_PARAMETERS,
    nComponents,
  };
  const training = {
    ...newTraining(parameters),
    stage: "fitting" as const,
    shape: loaded.shape,
    nSamples: loaded.nSamples,
  };
  return [
    { ...model, training, screen: "training", history: [model.screen], prompt: null },
    [{ type: "refit", loaded, parameters }],
  ];
}

/** Whether work would be lost. */
export function isFitting({ training }: Model): boolean {
  return training !== null && ["loading", "fitting", "saving"].includes(training.stage);
}
