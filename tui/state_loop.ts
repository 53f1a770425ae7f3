import type { Effect, Message } from "./messages.ts";
import type { State } from "./state.ts";
import { update } from "./update.ts";

/** The state of a session, which messages change. */
export interface StateLoop {
  /** As it is now. */
  readonly state: State;
  /** Changes it, and does what follows. */
  dispatch(message: Message): void;
}

/**
 * The loop of messages, state and effects.
 *
 * @param onEffect does what is to be done outside
 * @param onChange shows the state
 */
export function stateLoop(
  first: State,
  onEffect: (effect: Effect) => void,
  onChange: (state: State) => void,
): StateLoop {
  let state = first;
  return {
    get state() {
      return state;
    },
    dispatch(message) {
      const [next, effects] = update(state, message);
      state = next;
      effects.forEach(onEffect);
      onChange(state);
    },
  };
}
