import { Failure } from "../failure.ts";

/** What reading `name` failed with, in one line. */
export function readFailure(name: string, error: unknown): unknown {
  if (error instanceof Deno.errors.NotFound) {
    return new Failure(`${name}: no such file; check its path`, 1, { cause: error });
  }
  if (error instanceof Deno.errors.NotCapable) {
    // Some paths, such as /dev/stdin, take more than --allow-read.
    const flag = /--allow-[a-z-]+/.exec(error.message)?.[0] ?? "--allow-read";
    return new Failure(`${name}: Deno may not read it; run with ${flag}`, 1, { cause: error });
  }
  if (error instanceof Deno.errors.PermissionDenied) {
    return new Failure(`${name}: permission denied; make the file readable`, 1, { cause: error });
  }
  // What else the system reports carries a code (EIO, ESTALE, ...); anything without one is a bug.
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return new Failure(`${name}: cannot be read (${error.code}); try a copy`, 1, { cause: error });
  }
  return error;
}
