/**
 * Puts escape sequences together again that arrive in pieces, as over a slow line, so that the second half of an arrow
 * key does not act as two keys.
 */
export interface SequenceJoiner {
  /** Takes a piece of input, and gives what is whole of it. */
  take(piece: string): string;
  /** Gives what has been kept back: no more has come, so these were keys. */
  rest(): string;
  /** How long the rest is to be waited for, in ms; 0: nothing is kept back. */
  readonly patience: number;
}

/** A bare ESC is most likely the key. */
const PATIENCE_AFTER_ESC = 25;
/** Who has sent `ESC [` will send the rest; answers are longer than keys. */
const PATIENCE_WITHIN_KEY = 500, PATIENCE_WITHIN_ANSWER = 2000;

// deno-lint-ignore no-control-regex -- escape sequences begin with a control character
const BEGUN = /\x1b(?:\[[<>=?]?[\d;:]*[ -/]*|O|[_P\]][^\x1b\x07]*\x1b?)?$/;
/** The rest of a key's sequence whose ESC was taken for the key long ago. */
const TORN = /^(?:\[(?:[A-HZ]|[\d;]+[~A-HRu])|O[A-DHFP-S])/;

/** A joiner for one stream of input. */
export function joinSequences(): SequenceJoiner {
  let kept = "", wasEsc = false;
  return {
    take(piece) {
      const text = (wasEsc && TORN.test(piece) ? "\x1b" : kept) + piece;
      wasEsc = false;
      kept = BEGUN.exec(text)?.[0] ?? "";
      return text.slice(0, text.length - kept.length);
    },
    rest() {
      const given = kept;
      wasEsc = given === "\x1b";
      kept = "";
      return given;
    },
    get patience() {
      if (kept === "") return 0;
      if (kept === "\x1b") return PATIENCE_AFTER_ESC;
      return /^.[[O]/.test(kept) ? PATIENCE_WITHIN_KEY : PATIENCE_WITHIN_ANSWER;
    },
  };
}
