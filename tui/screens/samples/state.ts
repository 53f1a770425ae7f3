import { type Slice, sliceOf } from "../../slice.ts";
import { onScreen, type State } from "../../state.ts";

/** Which image Samples shows. */
export interface SamplesState {
  /** Counted from 0. */
  readonly index: number;
}

/** Its part of the state. */
export const samples: Slice<SamplesState> = sliceOf("samples", { index: 0 });

/** An image in Samples; Esc comes back to the screen that is shown now. */
export function openSample(state: State, index: number): State {
  return samples.change(onScreen(state, "samples"), { index });
}
