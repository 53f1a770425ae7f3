/** Lets the next frame wait until the terminal has shown the one before. */
export interface FramePacing {
  /** What is written after a frame: a question that the terminal answers when it comes to it. */
  question(): string;
  /** Something that the terminal has answered. */
  hear(answer: string): void;
  /** Calls when the next frame may be drawn: at once, or when the terminal has shown the one before. */
  whenShown(draw: () => void): void;
  /** Asks no more, and settles when all answers are there: none of them is to reach the shell. */
  settle(): Promise<void>;
}

/** Where is the cursor? (DSR 6). Each terminal that answers anything answers this. */
const QUESTION = "\x1b[6n";
// deno-lint-ignore no-control-regex -- answers are escape sequences
const ANSWER = /\x1b\[\d+;\d+R/g;
/** Milliseconds after which an answer is not waited for any more: the longest that a slow line may take for a frame. */
const PATIENCE = 3000;
/** The same in the end, where none has come yet: a terminal that answers nothing is not to be noticed by it. */
const PATIENCE_AT_END = 300;

/**
 * The pace of a slow line. What is written to it waits in the buffers of ssh and sshd, where nothing shows how much
 * that is: at 30 frames a second on 32 kB/s the picture would be half a minute behind the keys. With a question after
 * each frame at most one is under way, and keys that arrive meanwhile are one frame. A terminal that has never answered
 * is not waited for.
 *
 * @param isAskable whether the terminal may be asked at all
 */
export function framePacing(isAskable: boolean): FramePacing {
  let outstanding = 0, hasAnswered = false, isAsking = isAskable;
  let next: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const goOn = () => {
    clearTimeout(timer);
    outstanding = 0;
    const draw = next;
    next = undefined;
    draw?.();
  };
  const giveUp = () => {
    isAsking &&= hasAnswered;
    goOn();
  };
  return {
    question() {
      if (!isAsking) return "";
      outstanding++;
      timer = restarted(timer, giveUp, PATIENCE);
      return QUESTION;
    },
    hear(answer) {
      const count = answer.match(ANSWER)?.length ?? 0;
      if (count === 0) return;
      hasAnswered = true;
      outstanding -= count;
      if (outstanding <= 0) goOn();
    },
    whenShown(draw) {
      if (outstanding > 0 && hasAnswered) next = draw;
      else draw();
    },
    async settle() {
      isAsking = false;
      if (outstanding === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      next = resolve;
      if (!hasAnswered) timer = restarted(timer, goOn, PATIENCE_AT_END);
      await promise;
    },
  };
}

function restarted(
  timer: ReturnType<typeof setTimeout> | undefined,
  action: () => void,
  milliseconds: number,
): ReturnType<typeof setTimeout> {
  clearTimeout(timer);
  return setTimeout(action, milliseconds);
}
