import type { DrawnChart } from "../charts/plot.ts";
import type { ContactSheet } from "./sheet.ts";
import type { PngRequest, PngResponse } from "./png_worker.ts";

/** Draws PNGs of charts and sheets in a worker, while this thread makes other things. */
export interface PngMaker extends Disposable {
  /** A PNG file; pictures are drawn in the order in which they are asked for. */
  png(picture: DrawnChart | ContactSheet): Promise<Uint8Array>;
}

/** Starts the worker; dispose of it in the end. */
export function startPngMaker(): PngMaker {
  const worker = new Worker(new URL("./png_worker.ts", import.meta.url), { type: "module" });
  const waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();
  worker.onmessage = ({ data: { id, png } }: MessageEvent<PngResponse>) => {
    waiting.get(id)!.resolve(png);
    waiting.delete(id);
  };
  worker.onerror = (event) => {
    event.preventDefault();
    for (const { reject } of waiting.values()) reject(new Error(event.message));
  };
  let next = 0;
  return {
    png(picture) {
      const id = next++;
      const answer = Promise.withResolvers<Uint8Array>();
      // whoever waits for it hears of it; whoever gave up before need not
      answer.promise.catch(() => {});
      waiting.set(id, answer);
      const request: PngRequest = { id, picture };
      worker.postMessage(request);
      return answer.promise;
    },
    [Symbol.dispose]: () => worker.terminate(),
  };
}
