import type { Action } from "../keys.ts";
import { digitsScroll } from "../digits_layout.ts";
import { activeModel, DIGIT_VIEWS, type Model } from "../model.ts";
import { digitOfKey, digitsOf, inlineTitleOf } from "../selectors.ts";

/** Keys of Digits. */
export function updateDigits(model: Model, action: Action, key: string): Model {
  const { digit, view, top, other, isAll, scroll } = model.digits;
  const { inSight } = digitsScroll(model, digitsOf(activeModel(model)).length);
  const change = (part: Partial<Model["digits"]>): Model => ({
    ...model,
    digits: { ...model.digits, isChoosing: false, ...part },
  });
  switch (action) {
    case "digit":
      return chooseDigit(model, digitOfKey(activeModel(model), key));
    case "left":
      return change({ digit: besideDigit(model, digit, -1), scroll: 0 });
    case "right":
      return change({ digit: besideDigit(model, digit, 1), scroll: 0 });
    case "up":
      return change({ view: besideView(view, -1), isAll: false, scroll: 0 });
    case "down":
      return change({ view: besideView(view, 1), isAll: false, scroll: 0 });
    case "more":
      return change({ top: top + 1 });
    case "fewer":
      return change({ top: top - 1 });
    case "compare":
      return change(
        other === null
          ? { isChoosing: !model.digits.isChoosing }
          : { other: null, byDifference: false },
      );
    case "differing":
      return other === null
        ? {
          ...change({}),
          notice: { text: "Compare two digits first: v, then the other digit", isError: true },
        }
        : change({ byDifference: !model.digits.byDifference, scroll: 0 });
    case "all":
      return change({ isAll: !isAll, view: "examples", scroll: 0 });
    case "pageUp":
      return change({ scroll: scroll - inSight });
    case "pageDown":
      return change({ scroll: scroll + inSight });
    case "first":
      return change({ scroll: 0 });
    case "last":
      return change({ scroll: Infinity });
    default:
      return model;
  }
}

function chooseDigit(model: Model, digit: string): Model {
  const known = digitsOf(activeModel(model));
  if (!known.includes(digit)) {
    return {
      ...model,
      notice: { text: `No image is labelled ${digit}`, isError: true },
      digits: { ...model.digits, isChoosing: false },
    };
  }
  const { isChoosing } = model.digits;
  if (isChoosing && digit === model.digits.digit) {
    const loaded = activeModel(model);
    const title = loaded ? inlineTitleOf(loaded, digit) : `digit ${digit}`;
    return {
      ...model,
      notice: { text: `That is the ${title} itself; choose another one`, isError: true },
    };
  }
  const chosen = isChoosing ? { other: digit, isAll: false } : { digit };
  return { ...model, digits: { ...model.digits, ...chosen, isChoosing: false, scroll: 0 } };
}

/** The digit before or after, around the ends; never the one it is compared with. */
function besideDigit(model: Model, digit: string, step: 1 | -1): string {
  const known = digitsOf(activeModel(model)).filter((label) => label !== model.digits.other);
  const at = known.indexOf(digit);
  return known[(at + step + known.length) % known.length] ?? digit;
}

function besideView(view: Model["digits"]["view"], step: 1 | -1): Model["digits"]["view"] {
  const at = DIGIT_VIEWS.indexOf(view) + step;
  return DIGIT_VIEWS[(at + DIGIT_VIEWS.length) % DIGIT_VIEWS.length]!;
}

/** Keeps digit, N and scroll within what is there. */
export function settleDigits(model: Model): Model {
  const loaded = activeModel(model);
  if (!loaded) return model;
  const k = loaded.components.shape[0]!;
  const known = digitsOf(loaded);
  const { digits } = model;
  const digit = known.includes(digits.digit) || !loaded.byDigit ? digits.digit : known[0]!;
  const other = digits.other === digit ? null : digits.other;
  const top = Math.max(1, Math.min(k, digits.top));
  const { inSight, total } = digitsScroll(model, known.length);
  const scroll = Math.max(0, Math.min(digits.scroll, total - inSight));
  if (
    digit === digits.digit && other === digits.other && top === digits.top &&
    scroll === digits.scroll
  ) return model;
  const byDifference = digits.byDifference && other !== null;
  return { ...model, digits: { ...digits, digit, other, top, scroll, byDifference } };
}
