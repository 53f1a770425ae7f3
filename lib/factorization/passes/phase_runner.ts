import { Failure } from "../../failure.ts";
import { type Fields, type Phase, readFields, writeFields } from "./phase.ts";
import { PHASE_NAMES, type PhaseFields, type PhaseName, PHASES } from "./phases.ts";
import type { ThreadContext } from "./thread_context.ts";

// The control words that the threads share: which phase runs, which item is next, who still works, and the user's wish
// to end it all. For each worker thread: a number that rises when there is work (negative: end), and whether it is up.
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
const END = -1;

/** Seconds after which a worker thread that lets the others wait is given up, and as a multiple of their own work. */
const PATIENCE = 60, PATIENCE_FACTOR = 100;

/** Bytes of the control words for a number of worker threads. */
export function controlBytes(workers: number): number {
  return (PER_THREAD + workers * STRIDE) * 4;
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

/** Runs phases on the coordinator and on every worker thread that has come up so far. */
export interface PhaseRunner {
  /**
   * Does items 0..items-1 of a phase, and returns when all are done.
   *
   * @throws Aborted
   */
  run<Name extends PhaseName>(phase: Name, items: number, fields: PhaseFields<Name>): void;
  /**
   * For long work beside the phases.
   *
   * @throws Aborted
   */
  throwIfAborted(): void;
  /** Ends the worker threads. */
  close(): void;
}

/**
 * The coordinator's side. A worker thread joins at the first phase after it is ready; until then the others do its work.
 *
 * @param patience seconds after which a worker thread that lets the others wait is given up
 */
export function createPhaseRunner(
  context: ThreadContext,
  control: Int32Array,
  workers: number,
  patience: number = PATIENCE,
): PhaseRunner {
  function throwIfAborted(): void {
    if (Atomics.load(control, ABORT)) throw new Aborted("interrupted");
  }

  function wake(worker: number, word: (go: number) => void): void {
    const go = PER_THREAD + worker * STRIDE + GO;
    word(go);
    Atomics.notify(control, go);
  }

  return {
    throwIfAborted,
    run(phase, items, fields) {
      const ready: number[] = [];
      for (let worker = 0; worker < workers; worker++) {
        if (Atomics.load(control, PER_THREAD + worker * STRIDE + READY)) ready.push(worker);
      }
      writeFields<Fields>(context.fields, PHASES[phase], fields);
      Atomics.store(control, PHASE, PHASE_NAMES.indexOf(phase));
      Atomics.store(control, NEXT, 0);
      Atomics.store(control, ITEMS, items);
      Atomics.store(control, PENDING, ready.length);
      for (const worker of ready) wake(worker, (go) => Atomics.add(control, go, 1));
      const start = performance.now();
      work(context, control);
      awaitWorkers(
        control,
        Math.max(patience, PATIENCE_FACTOR * (performance.now() - start) / 1000),
      );
      if (Atomics.load(control, FAILED)) throw new Error(`a thread failed in the phase ${phase}`);
      throwIfAborted();
    },
    close() {
      for (let worker = 0; worker < workers; worker++) {
        wake(worker, (go) => Atomics.store(control, go, END));
      }
    },
  };
}

/**
 * Waits until all worker threads have done their last items.
 *
 * @param seconds without a sign of life that one is given; they are counted one by one, so that a process that was stopped
 * for an hour has not waited for one
 * @throws {Failure} where one has vanished
 */
function awaitWorkers(control: Int32Array, seconds: number): void {
  let waited = 0, before = -1;
  for (let left; (left = Atomics.load(control, PENDING)) > 0;) {
    if (left !== before) waited = 0;
    before = left;
    if (Atomics.wait(control, PENDING, left, 1000) === "timed-out" && ++waited >= seconds) {
      throw new Failure(
        "a thread of this fit has vanished, perhaps ended by the system; fit again",
      );
    }
  }
}

/** Tells the coordinator that a worker thread takes part from the next phase on. */
export function joinPhases(control: Int32Array, thread: number): void {
  Atomics.store(control, PER_THREAD + (thread - 1) * STRIDE + READY, 1);
}

/** A worker thread's side: works whenever there is work, until it is to end. */
export function serve(context: ThreadContext, control: Int32Array): void {
  const own = PER_THREAD + (context.thread - 1) * STRIDE;
  let seen = 0;
  joinPhases(control, context.thread);
  for (;;) {
    Atomics.wait(control, own + GO, seen);
    const now = Atomics.load(control, own + GO);
    if (now === END) return;
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

/** Does items of the running phase until none is left. */
function work(context: ThreadContext, control: Int32Array): void {
  const phase: Phase<Fields> = PHASES[PHASE_NAMES[Atomics.load(control, PHASE)]!];
  const fields = readFields(context.fields, phase);
  const items = Atomics.load(control, ITEMS);
  for (let item; (item = Atomics.add(control, NEXT, 1)) < items;) {
    if (Atomics.load(control, ABORT)) return;
    phase.run(context, item, fields);
  }
}
