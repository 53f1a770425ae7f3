import { Failure } from "../../failure.ts";
import type { DecodedFile } from "./decode_file.ts";
import type { DecodeRequest, DecodeResponse } from "./decode_worker.ts";
import type { PictureFile } from "./picture_bytes.ts";
import type { PictureOptions } from "./wanted_pixels.ts";

/** Decodes picture files in workers, several at once. */
export interface DecodePool extends Disposable {
  /** How many requests keep all workers busy. */
  readonly depth: number;
  /** Decodes some files; the answers of several requests may be waited for in any order. */
  decode(files: readonly PictureFile[]): Promise<readonly DecodedFile[]>;
}

/** More workers would wait for the disk, and for the thread that takes the pixels. */
const MAX_WORKERS = 8;

/** A pool that starts its workers as they are needed; dispose of it in the end. */
export function createDecodePool(options: PictureOptions): DecodePool {
  const workerCount = Math.min(navigator.hardwareConcurrency, MAX_WORKERS);
  const workers: { worker: Worker; busy: number }[] = [];
  const waiting = new Map<number, PromiseWithResolvers<readonly DecodedFile[]>>();
  let next = 0;
  const start = () => {
    const worker = new Worker(new URL("./decode_worker.ts", import.meta.url), { type: "module" });
    const started = { worker, busy: 0 };
    worker.onmessage = ({ data }: MessageEvent<DecodeResponse>) => {
      const { id } = data;
      started.busy--;
      if ("missing" in data) waiting.get(id)?.reject(new Failure(data.missing));
      else waiting.get(id)?.resolve(data.files);
      waiting.delete(id);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      for (const { reject } of waiting.values()) reject(new Error(event.message));
      waiting.clear();
    };
    workers.push(started);
    return started;
  };
  return {
    depth: 2 * workerCount,
    decode(files) {
      const idle = workers.find(({ busy }) => busy === 0);
      const chosen = idle ??
        (workers.length < workerCount
          ? start()
          : workers.reduce((least, other) => other.busy < least.busy ? other : least));
      const answer = Promise.withResolvers<readonly DecodedFile[]>();
      // Whoever waits for it hears of it; whoever gave up before need not.
      answer.promise.catch(() => {});
      const id = next++;
      waiting.set(id, answer);
      chosen.busy++;
      chosen.worker.postMessage({ id, files, options } satisfies DecodeRequest);
      return answer.promise;
    },
    [Symbol.dispose]() {
      for (const { worker } of workers) worker.terminate();
    },
  };
}
