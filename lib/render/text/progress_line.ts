import { bar } from "./bar.ts";

/** Shows how far a long job is. */
export interface ProgressLine {
  /**
   * Tells how far it is; cheap, so it may be called as often as one likes.
   *
   * @param label what is being done
   * @param fraction 0..1, NaN while unknown
   * @param details further words
   */
  update(label: string, fraction: number, details: string): void;
  /** Wipes the line, and waits until everything is written. */
  end(): Promise<void>;
}

/** Where progress is shown. */
export interface ProgressPlace {
  /** Writes to standard error. */
  err(text: string): Promise<void>;
  /** Standard error is a screen. */
  readonly stderrIsTerminal: boolean;
  /** Show nothing. */
  readonly quiet: boolean;
  /** Width of the screen in cells. */
  readonly columns: number;
  /** Block characters may be used. */
  readonly unicode: boolean;
  /** Reads an environment variable. */
  env(name: string): string | undefined;
}

/**
 * Progress on standard error: on a screen one line that overwrites itself, at most ten times a second; elsewhere a
 * line for every tenth of the job, at most one in two seconds.
 *
 * @param now the clock, in milliseconds
 */
export function progressLine(
  place: ProgressPlace,
  now: () => number = () => performance.now(),
): ProgressLine {
  if (place.quiet) return { update() {}, end: () => Promise.resolve() };
  return place.stderrIsTerminal && place.env("TERM") !== "dumb"
    ? overwritingLine(place, now)
    : lines(place, now);
}

const BAR_WIDTH = 20;

function overwritingLine(place: ProgressPlace, now: () => number): ProgressLine {
  let written = Promise.resolve();
  let last = -Infinity, shown = false;
  return {
    update(label, fraction, details) {
      if (now() - last < 100) return;
      last = now();
      shown = true;
      const gauge = Number.isNaN(fraction)
        ? ""
        : `${bar(fraction, BAR_WIDTH, place.unicode)} ${percent(fraction)}  `;
      const text = `${label}  ${gauge}${details}`.slice(0, place.columns - 1);
      written = written.then(() => place.err(`\r${text}\x1b[K`));
    },
    async end() {
      await written;
      if (shown) await place.err("\r\x1b[K");
      shown = false;
      last = -Infinity;
    },
  };
}

function lines(place: ProgressPlace, now: () => number): ProgressLine {
  let written = Promise.resolve();
  let last = now(), tenth = 0, lastLabel = "";
  return {
    update(label, fraction, details) {
      if (label !== lastLabel) [lastLabel, tenth] = [label, 0];
      const reached = Number.isNaN(fraction) ? tenth + 1 : Math.floor(fraction * 10);
      if (reached <= tenth || now() - last < 2000) return;
      tenth = reached;
      last = now();
      const share = Number.isNaN(fraction) ? "" : `${percent(fraction)}  `;
      written = written.then(() => place.err(`${label}  ${share}${details}\n`));
    },
    end: () => written,
  };
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 100)}%`.padStart(4);
}
