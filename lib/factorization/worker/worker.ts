/// <reference lib="deno.worker" />
import { Failure, isOutOfMemory } from "../../failure.ts";
import { factorize } from "../nmf.ts";
import { Aborted } from "../passes/phase_runner.ts";
import { packImages } from "../passes/sparse_images.ts";
import { assembleThreadPool, type ThreadPool, touchMemory } from "../passes/thread_pool.ts";
import { transform } from "../transform.ts";
import { createReporter } from "./reporter.ts";
import type { Preparation, Request, Response } from "./protocol.ts";

/** Made ready before the job is known. */
let prepared: Promise<ThreadPool>;

self.onmessage = async ({ data }: MessageEvent<Preparation | Request>) => {
  if (data.kind === "prepare") {
    prepared = prepare(data);
    prepared.catch(() => {}); // the job will say so
    return;
  }
  try {
    respond(await run(data));
  } catch (error) {
    respond(failure(error));
  }
};

async function prepare({ workers, bytes }: Preparation): Promise<ThreadPool> {
  const pool = await assembleThreadPool(workers);
  touchMemory(pool, bytes);
  return pool;
}

/** Does the job; its threads have ended when this returns. */
async function run(request: Request): Promise<Response> {
  const { rows, columns, parameters, control } = request;
  const pixels = request.pixelType === "uint8"
    ? new Uint8Array(request.images, 0, rows * columns)
    : new Float32Array(request.images, 0, rows * columns);
  const images = packImages({ pixels, rows, columns }, await prepared, {
    components: request.kind === "fit"
      ? parameters.nComponents
      : request.components.length / columns,
    control,
  });
  try {
    if (request.kind === "transform") {
      return { kind: "transformed", ...transform(images, request.components, parameters) };
    }
    const report = createReporter(
      parameters,
      columns,
      request.snapshots,
      (progress) => respond({ kind: "progress", progress }),
    );
    return { kind: "fitted", ...factorize(images, parameters, report) };
  } finally {
    images.close();
  }
}

function failure(error: unknown): Response {
  if (error instanceof Aborted) return { kind: "aborted" };
  if (error instanceof Failure) {
    return { kind: "failed", message: error.message, exitCode: error.exitCode };
  }
  if (isOutOfMemory(error)) {
    const message =
      "not enough memory to factorize these images; take fewer of them or fewer components";
    return { kind: "failed", message, exitCode: 1 };
  }
  return {
    kind: "failed",
    message: error instanceof Error ? error.stack ?? error.message : String(error),
    exitCode: null,
  };
}

function respond(response: Response): void {
  const transfer = "features" in response ? [response.features.buffer as ArrayBuffer] : [];
  self.postMessage(response, transfer);
}
