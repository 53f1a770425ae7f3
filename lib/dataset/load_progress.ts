/** How far loading has come. */
export interface LoadProgress {
  /** What is being read. */
  readonly source: string;
  /** Images so far, of all sources. */
  readonly rows: number;
  /** Bytes read so far, of all sources, as they are stored. */
  readonly bytes: number;
  /** Bytes of all sources, or null where that cannot be known (a pipe). */
  readonly totalBytes: number | null;
  /** Seconds since loading began. */
  readonly seconds: number;
}

/** Counts what is read, and reports it now and then. */
export interface ProgressMeter {
  /** `bytes` more were read from `source`; there are `rows` images by now. */
  add(source: string, bytes: number, rows: number): void;
  /** All is read. */
  finish(rows: number): void;
}

const REPORT_EVERY_SECONDS = 0.05;

/** Starts the clock. */
export function startMeter(
  sources: readonly { readonly name: string; readonly size: number | null }[],
  onProgress: ((progress: LoadProgress) => void) | undefined,
): ProgressMeter {
  const start = performance.now();
  const totalBytes = sources.reduce<number | null>(
    (sum, { size }) => sum === null || size === null ? null : sum + size,
    0,
  );
  let source = "";
  let bytes = 0;
  let reported = 0;
  const report = (rows: number, isDue: (seconds: number) => boolean) => {
    const seconds = (performance.now() - start) / 1000;
    if (!isDue(seconds)) return;
    reported = seconds;
    // What is read in any order may be read twice.
    const read = totalBytes === null ? bytes : Math.min(bytes, totalBytes);
    onProgress?.({ source, rows, bytes: read, totalBytes, seconds });
  };
  return {
    add(name, more, rows) {
      source = name;
      bytes += more;
      report(rows, (seconds) => seconds - reported >= REPORT_EVERY_SECONDS);
    },
    finish: (rows) => report(rows, () => true),
  };
}
