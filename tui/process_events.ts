import process from "node:process";

/** What happens to the process beside its input. */
export interface ProcessListener {
  onResize(): void;
  onSignal(number: number): void;
  /** An error that nobody has caught. */
  onCrash(error: unknown): void;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Listens until the answer is called. */
export function listenToProcess(
  { onResize, onSignal, onCrash }: ProcessListener,
): () => void {
  const signalled = (_: string, number: number) => onSignal(number);
  process.stdout.on("resize", onResize);
  process.on("uncaughtException", onCrash);
  process.on("unhandledRejection", onCrash);
  for (const signal of SIGNALS) process.on(signal, signalled);
  return () => {
    process.stdout.off("resize", onResize);
    process.off("uncaughtException", onCrash);
    process.off("unhandledRejection", onCrash);
    for (const signal of SIGNALS) process.off(signal, signalled);
  };
}
