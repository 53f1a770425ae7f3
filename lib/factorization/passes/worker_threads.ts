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
 */
export function startWorkerThreads(count: number): WorkerThread[] {
  return Array.from({ length: count }, () => {
    const worker = new Worker(new URL("./thread.ts", import.meta.url), { type: "module" });
    const { port1, port2 } = new MessageChannel();
    worker.postMessage(port2, [port2]);
    return {
      port: port1,
      terminate() {
        port1.close();
        worker.terminate();
      },
    };
  });
}
