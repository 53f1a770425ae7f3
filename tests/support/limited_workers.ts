/** Lets only so many workers start, as a system does that has no threads left, and counts those that still run. */
export async function withWorkers(
  most: number,
  use: (running: () => number) => void | Promise<void>,
): Promise<void> {
  const Original = globalThis.Worker;
  let running = 0;
  globalThis.Worker = class extends Original {
    constructor(...args: ConstructorParameters<typeof Original>) {
      if (running >= most) throw new Deno.errors.WouldBlock("Resource temporarily unavailable");
      super(...args);
      running++;
    }

    override terminate(): void {
      running--;
      super.terminate();
    }
  };
  try {
    await use(() => running);
  } finally {
    globalThis.Worker = Original;
  }
}
