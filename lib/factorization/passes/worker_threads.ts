/** A worker thread that waits for its work. */
export interface WorkerThread {
  /** Takes its `ThreadStart`, once; can be handed to another worker. */
  readonly port: MessagePort;
  /** Ends it, whatever it does. */
  terminate(): void;
}

/**
 * Starts worker threads. To use them from a worker, start them outside of it and hand it their ports: a worker that a worker
 * starts comes up half a second late, and gets its first message another half a second later (Deno
 * 2.9), a port's at once.
 *
 * @param onError told when a thread breaks down
 * @throws where the system refuses so many; none of them is left then
 */
export function startWorkerThreads(
  count: number,
  onError: (event: ErrorEvent) => void = () => {},
): WorkerThread[] {
  const started: WorkerThread[] = [];
  try {
    while (started.length < count) started.push(startWorkerThread(onError));
  } catch (error) {
    for (const thread of started) thread.terminate();
    throw error;
  }
  return started;
}

function startWorkerThread(onError: (event: ErrorEvent) => void): WorkerThread {
  const worker = new Worker(new URL("./thread.ts", import.meta.url), { type: "module" });
  worker.onerror = onError;
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  return {
    port: port1,
    terminate() {
      port1.close();
      worker.terminate();
    },
  };
}
