import { Text } from "ink";
import type { ReactNode } from "react";
import type { OpenModel } from "../open_model.ts";
import type { View } from "../screens/screen.ts";
import { activeModel, type State } from "../state.ts";
import { theme } from "../theme.ts";
import { isRunning } from "../training.ts";

/** The view of a screen that shows the active model; as long as there is none, it says why. */
export function withModel(
  Show: (props: { readonly state: State; readonly model: OpenModel }) => ReactNode,
): View {
  return function ({ state }) {
    const model = activeModel(state);
    return model
      ? <Show state={state} model={model} />
      : <Text {...theme.quiet}>{reasonOf(state)}</Text>;
  };
}

function reasonOf({ opening, training }: State): string {
  if (opening > 0) return "opening ...";
  return isRunning(training)
    ? "The model is still being fitted. Training (t) shows how far it is."
    : "There is no model.";
}
