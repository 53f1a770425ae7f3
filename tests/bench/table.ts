/** The table of a benchmark: Markdown, printed line by line as it is measured, for a person and for docs/performance.md. */

/** What a figure is. */
export type Unit = "s" | "MB" | "cosine" | "relative";

/** What is wanted; all that is given must hold. */
export interface Target {
  readonly most?: number;
  readonly least?: number;
  /** So many times less than the peer. */
  readonly times?: number;
}

/** One job measured. */
export interface Line {
  readonly job: string;
  readonly unit: Unit;
  readonly ours: number;
  readonly peer?: number | undefined;
  readonly target?: Target;
}

/** A line with what follows from it, as bench.json has it. `met` is null where nothing is wanted, or no peer was there. */
export interface Judged extends Line {
  readonly ratio: number | null;
  readonly met: boolean | null;
}

const WIDTHS = [58, 10, 10, 8, 19, 3];

/** A table that prints each line as it is added. */
export interface Table {
  add(line: Line): void;
  readonly lines: readonly Judged[];
}

/** Prints the head. */
export function openTable(): Table {
  const lines: Judged[] = [];
  print(["job", "ours", "peer", "ratio", "target", "met"]);
  print(WIDTHS.map((width, column) => "-".repeat(width - 1) + (column === 0 ? "-" : ":")));
  return {
    lines,
    add(line) {
      const judged = judge(line), { job, unit, ours, peer, target, ratio, met } = judged;
      lines.push(judged);
      print([
        job,
        figure(ours, unit),
        peer === undefined ? "" : figure(peer, unit),
        ratio === null ? "" : `${ratio.toFixed(1)}x`,
        target ? wanted(target, unit) : "",
        met === null ? "" : met ? "yes" : "no",
      ]);
    },
  };
}

function judge(line: Line): Judged {
  const { ours, peer, target = {}, unit } = line;
  const ratio = peer === undefined || (unit !== "s" && unit !== "MB") ? null : peer / ours;
  const { most, least, times } = target;
  const checks = [
    most === undefined ? null : ours <= most,
    least === undefined ? null : ours >= least,
    times === undefined || ratio === null ? null : ratio >= times,
  ].filter((check) => check !== null);
  return { ...line, ratio, met: checks.length === 0 ? null : checks.every(Boolean) };
}

function wanted({ most, least, times }: Target, unit: Unit): string {
  return [
    ...(most === undefined ? [] : [`<= ${figure(most, unit)}`]),
    ...(least === undefined ? [] : [`>= ${least}`]),
    ...(times === undefined ? [] : [`>= ${Math.round(times * 100) / 100}x`]),
  ].join(", ");
}

function figure(value: number, unit: Unit): string {
  if (unit === "MB") return `${value.toFixed(0)} MB`;
  if (unit === "cosine") return value.toFixed(6);
  if (unit === "relative") return value === 0 ? "0" : value.toExponential(1);
  return value < 1 ? `${(value * 1000).toFixed(value < 0.1 ? 1 : 0)} ms` : `${value.toFixed(2)} s`;
}

function print(cells: readonly string[]): void {
  const padded = cells.map((cell, column) =>
    column === 0 ? cell.padEnd(WIDTHS[0]!) : cell.padStart(WIDTHS[column]!)
  );
  console.log(`| ${padded.join(" | ")} |`);
}
