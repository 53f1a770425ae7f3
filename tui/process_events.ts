import process from "node:process";

/** What happens to the process beside its input. */
export interface ProcessListener {
  /** The window has another size. */
  onResize(): void;
  /** It is to end: by a signal, or since whatever has started it is gone. */
  onSignal(): void;
  /** An error that nobody has caught. */
  onCrash(error: unknown): void;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const;
/** Milliseconds between two looks at who the parent is. */
const PARENT_INTERVAL = 500;

/** Listens until the answer is called. */
export function listenToProcess(
  { onResize, onSignal, onCrash }: ProcessListener,
): () => void {
  process.stdout.on("resize", onResize);
  process.on("uncaughtException", onCrash);
  process.on("unhandledRejection", onCrash);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  const watch = watchParent(onSignal);
  return () => {
    clearInterval(watch);
    process.stdout.off("resize", onResize);
    process.off("uncaughtException", onCrash);
    process.off("unhandledRejection", onCrash);
    for (const signal of SIGNALS) process.off(signal, onSignal);
  };
}

/**
 * Whoever kills npx or `deno task` means this process too, which would stay in the alternate screen: it gets another
 * parent then.
 */
function watchParent(onGone: () => void): ReturnType<typeof setInterval> {
  const parent = Deno.ppid;
  const watch = setInterval(() => {
    if (Deno.ppid === parent) return;
    clearInterval(watch);
    onGone();
  }, PARENT_INTERVAL);
  return watch;
}
