import { PHASE_NAMES, type PhaseName, PHASES } from "./phases.ts";
import type { Phase, ThreadContext } from "./thread_context.ts";

// The control words that the threads share: which phase runs, which item is next, who still works, and the user's wish
// to end it all. For each helper: a number that rises when there is work (negative: go home), and whether it is up.
const PHASE = 0,
  NEXT = 1,
  ITEMS = 2,
  PENDING = 3,
  FAILED = 4,
  ABORT = 5,
  PER_THREAD = 16,
  STRIDE = 32,
  GO = 0,
  READY = 1;
const HOME = -1;

/** Bytes of the control words for a number of helping threads. */
export function controlBytes(helpers: number): number {
  return (PER_THREAD + helpers * STRIDE) * 4;
}

/** Thrown out of a phase when someone called {@linkcode abort}. */
export class Aborted extends Error {
  /** How the error calls itself. */
  override name = "Aborted";
}

/** Ends the work in hand from another thread: whoever runs a phase throws {@linkcode Aborted} before its next item. */
export function abort(control: Int32Array): void {
  Atomics.store(control, ABORT, 1);
}

/** Runs phases on the coordinator and on every helper that has come up so far. */
export interface Pool {
  /**
   * Does items 0..items-1 of a phase, and returns when all are done.
   *
   * @throws Aborted
   */
  run(phase: PhaseName, items: number): void;
  /**
   * For long work beside the phases.
   *
   * @throws Aborted
   */
  throwIfAborted(): void;
  /** Sends the helpers home. */
  close(): void;
}

/** The coordinator's side. A helper joins at the first phase after it is ready; until then the others do its work. */
export function createPhaseRunner(
  context: ThreadContext,
  control: Int32Array,
  helpers: number,
): Pool {
  function throwIfAborted(): void {
    if (Atomics.load(control, ABORT)) throw new Aborted("interrupted");
  }

  return {
    throwIfAborted,
    run(phase, items) {
      const ready: number[] = [];
      for (let h = 0; h < helpers; h++) {
        if (Atomics.load(control, PER_THREAD + h * STRIDE + READY)) ready.push(h);
      }
      Atomics.store(control, PHASE, PHASE_NAMES.indexOf(phase));
      Atomics.store(control, NEXT, 0);
      Atomics.store(control, ITEMS, items);
      Atomics.store(control, PENDING, ready.length);
      for (const h of ready) {
        Atomics.add(control, PER_THREAD + h * STRIDE + GO, 1);
        Atomics.notify(control, PER_THREAD + h * STRIDE + GO);
      }
      work(context, control);
      for (let left; (left = Atomics.load(control, PENDING)) > 0;) {
        Atomics.wait(control, PENDING, left);
      }
      if (Atomics.load(control, FAILED)) throw new Error(`a thread failed in the phase ${phase}`);
      throwIfAborted();
    },
    close() {
      for (let h = 0; h < helpers; h++) {
        Atomics.store(control, PER_THREAD + h * STRIDE + GO, HOME);
        Atomics.notify(control, PER_THREAD + h * STRIDE + GO);
      }
    },
  };
}

/** A helper's side: works whenever it is told to, until it is sent home. */
export function help(context: ThreadContext, control: Int32Array): void {
  const own = PER_THREAD + (context.thread - 1) * STRIDE;
  let seen = 0;
  Atomics.store(control, own + READY, 1);
  for (;;) {
    Atomics.wait(control, own + GO, seen);
    const now = Atomics.load(control, own + GO);
    if (now === HOME) return;
    if (now === seen) continue;
    seen = now;
    try {
      work(context, control);
    } catch (error) {
      console.error(error);
      Atomics.store(control, FAILED, 1);
    }
    if (Atomics.sub(control, PENDING, 1) === 1) Atomics.notify(control, PENDING);
  }
}

function work(context: ThreadContext, control: Int32Array): void {
  const phase: Phase = PHASES[PHASE_NAMES[Atomics.load(control, PHASE)]!];
  const items = Atomics.load(control, ITEMS);
  for (let item; (item = Atomics.add(control, NEXT, 1)) < items;) {
    if (Atomics.load(control, ABORT)) return;
    phase(context, item);
  }
}
