import { groupNames, inlineTitle, nounOf, nounsOf } from "../../groups.ts";
import type { Cell } from "../../messages.ts";
import type { OpenModel } from "../../open_model.ts";
import { activeModel, type State, withNotice } from "../../state.ts";
import { openComponent } from "../components/state.ts";
import { openSample } from "../samples/state.ts";
import { hitOf } from "./hit.ts";
import { examplesOf, listedComponents } from "./selectors.ts";
import { classesScroll } from "./layout.ts";
import { CLASS_VIEWS, classes } from "./state.ts";

/** To a class, or the one to compare with, where that is waited for. */
export function choose(state: State, label: string): State {
  const { isChoosing, label: shown } = classes.of(state);
  if (!groupNames(activeModel(state)).includes(label)) {
    const told = withNotice(state, `No image is a ${label}`, true);
    return classes.change(told, { isChoosing: false });
  }
  if (!isChoosing) return classes.change(state, { label, scroll: 0 });
  if (label === shown) {
    const model = activeModel(state);
    const title = model ? inlineTitle(model, label) : `digit ${label}`;
    return withNotice(state, `That is the ${title} itself; choose another one`, true);
  }
  return classes.change(state, { other: label, isAll: false, isChoosing: false, scroll: 0 });
}

/** To the class before or after, around the ends; never to the one it is compared with. */
export function stepClass(state: State, by: 1 | -1): State {
  const { label, other } = classes.of(state);
  const known = groupNames(activeModel(state)).filter((one) => one !== other);
  const next = known[(known.indexOf(label) + by + known.length) % known.length] ?? label;
  return classes.change(state, { label: next, isChoosing: false, scroll: 0 });
}

/** To the view before or after, around the ends. */
export function stepView(state: State, by: 1 | -1): State {
  const at = CLASS_VIEWS.indexOf(classes.of(state).view) + by;
  const view = CLASS_VIEWS[(at + CLASS_VIEWS.length) % CLASS_VIEWS.length]!;
  return classes.change(state, { view, isAll: false, isChoosing: false, scroll: 0 });
}

/** More of the top components, or fewer. */
export function changeTop(state: State, by: 1 | -1): State {
  return classes.change(state, { top: classes.of(state).top + by, isChoosing: false });
}

/** As many top components as the notebook paints over one another, and as it begins with. */
const MANY = 10, FEW = 4;

/** Ten top components, or four again. */
export function toggleTop(state: State): State {
  const { top } = classes.of(state);
  return classes.change(state, { top: top > FEW ? FEW : MANY, isChoosing: false });
}

/** What comes first of what is in sight: the image in Samples, or the component large; Esc comes back. */
export function openFirst(state: State): State {
  const { label, isAll, view, scroll } = classes.of(state);
  const model = activeModel(state);
  if (!model || isAll) return state;
  const { across } = classesScroll(state);
  const first = Math.floor(scroll * across);
  return view === "examples"
    ? openExample(state, model, label, first)
    : openListed(state, model, label, first);
}

function openExample(state: State, model: OpenModel, label: string, place: number): State {
  const index = examplesOf(model, label)[place];
  return index === undefined ? state : openSample(state, index);
}

function openListed(state: State, model: OpenModel, label: string, place: number): State {
  const component = listedComponents(model, state, label)[place];
  return component === undefined ? state : openComponent(state, component);
}

/** A click opens what is under it: a component, or an image. */
export function click(state: State, cell: Cell): State {
  const model = activeModel(state);
  const hit = hitOf(state, cell);
  if (!model || !hit) return state;
  return hit.isExample
    ? openExample(state, model, hit.label, hit.place)
    : openListed(state, model, hit.label, hit.place);
}

/** Waits for the class to compare with; where two are compared already, ends that. */
export function compare(state: State): State {
  const { other, isChoosing } = classes.of(state);
  return other === null
    ? classes.change(state, { isChoosing: !isChoosing })
    : classes.change(state, { other: null, byDifference: false, isChoosing: false });
}

/** The components on which two classes differ most first, or the top ones of each. */
export function orderByDifference(state: State): State {
  const { other, byDifference } = classes.of(state);
  if (other === null) {
    const model = activeModel(state);
    const told = withNotice(
      state,
      `Compare two ${nounsOf(model)} first: v, then the other ${nounOf(model)}`,
      true,
    );
    return classes.change(told, { isChoosing: false });
  }
  return classes.change(state, { byDifference: !byDifference, scroll: 0 });
}

/** Examples of all classes, or of one. */
export function showAll(state: State): State {
  const { isAll } = classes.of(state);
  return classes.change(state, { isAll: !isAll, view: "examples", isChoosing: false, scroll: 0 });
}

/** A page of what is shown on, or back. */
export function scrollPage(state: State, by: 1 | -1): State {
  const { inSight } = classesScroll(state);
  return classes.change(state, { scroll: classes.of(state).scroll + by * inSight });
}

/** To a line of what is shown. */
export function scrollTo(state: State, scroll: number): State {
  return classes.change(state, { scroll });
}

/** Esc ends what was begun last: choosing, all classes, the comparison. */
export function back(state: State): State | null {
  const { isChoosing, isAll, other } = classes.of(state);
  if (isChoosing || isAll) return classes.change(state, { isChoosing: false, isAll: false });
  return other === null ? null : classes.change(state, { other: null });
}

/** Keeps class, number of top components and scroll within what is there. */
export function clamp(state: State): State {
  const model = activeModel(state);
  if (!model) return state;
  const k = model.components.shape[0]!;
  const known = groupNames(model);
  const shown = classes.of(state);
  const label = known.includes(shown.label) || !model.byClass ? shown.label : known[0]!;
  const isOther = shown.other !== label && (!model.byClass || known.includes(shown.other ?? ""));
  const other = isOther ? shown.other : null;
  const { inSight, total } = classesScroll(state);
  return classes.change(state, {
    label,
    other,
    top: Math.max(1, Math.min(k, shown.top)),
    scroll: Math.max(0, Math.min(shown.scroll, total - inSight)),
    byDifference: shown.byDifference && other !== null,
  });
}
