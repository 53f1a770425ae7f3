import { type Binding, DIGITS } from "./binding.ts";
import { groupNames, groupOfKey, nounOf, nounsOf } from "./groups.ts";
import { openPicker } from "./picker/open.ts";
import { activeModel, type State, withNotice } from "./state.ts";

/** Shows a group, by its name. */
export type Choose = (state: State, name: string) => State;

/**
 * Keys that choose a class: 0-9 the digit, or the first ten of other classes; `/` any by its name.
 *
 * @param help what choosing one does, of a class: "show that class"
 */
export function groupBindings(choose: Choose, help: (noun: string) => string): (
  state: State,
) => readonly Binding[] {
  const byNoun = new Map<string, readonly Binding[]>();
  return (state) => {
    const noun = nounOf(activeModel(state));
    let bindings = byNoun.get(noun);
    if (!bindings) byNoun.set(noun, bindings = bindingsFor(noun, choose, help(noun)));
    return bindings;
  };
}

function bindingsFor(noun: string, choose: Choose, help: string): readonly Binding[] {
  return [
    {
      keys: DIGITS,
      press: (state, key) => chooseByKey(state, key, choose),
      help: noun === "digit" ? help : `${help}: the first ten by their place`,
      hint: `0-9 ${noun}`,
      perKey: true,
    },
    {
      keys: ["/"],
      press: (state) => openPicker(state, "group"),
      help: `find a ${noun} by its name`,
      ...(noun !== "digit" && { hint: "find" }),
    },
  ];
}

function chooseByKey(state: State, key: string, choose: Choose): State {
  const model = activeModel(state);
  const name = groupOfKey(model, key);
  return name === undefined
    ? withNotice(state, `There are ${groupNames(model).length} ${nounsOf(model)} only`, true)
    : choose(state, name);
}
