import type { Binding } from "../../binding.ts";
import { onScreen, type State } from "../../state.ts";
import { classes, type ClassView } from "./state.ts";

/** The views of Classes by one key from everywhere; Esc comes back. */
// deno-fmt-ignore: a table
export const VIEW_KEYS: readonly Binding[] = [
  { keys: ["T"], press: (state) => openView(state, "components"), help: "top components of a class" },
  { keys: ["U"], press: (state) => openView(state, "weights"), help: "use of the components by a class: mean weights as bars" },
  { keys: ["B"], press: (state) => openView(state, "boxes"), help: "box plots of a class's weights" },
  { keys: ["S"], press: (state) => openView(state, "shared"), help: "what the top components share: mean, median, minimum, maximum" },
  { keys: ["O"], press: (state) => openView(state, "overlay"), help: "overlay of the top components in ten colours" },
  { keys: ["E"], press: (state) => openView(state, "examples"), help: "example images of a class" },
];

function openView(state: State, view: ClassView): State {
  const open = { ...onScreen(state, "classes"), help: null };
  return classes.change(open, { view, isAll: false, isChoosing: false, scroll: 0 });
}
