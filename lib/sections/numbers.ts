/** Numbers as people read them. */

// Made once: the TUI writes a hundred numbers a frame, and toLocaleString takes 30 times as long.
const WITH_DECIMALS = [0, 1, 2, 3].map((digits) =>
  new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })
);

/** A count: `10,000`. */
export function count(value: number): string {
  return WITH_DECIMALS[0]!.format(Math.round(value));
}

/** A count with its noun: `1 image`, `10,000 images`. */
export function counted(value: number, one: string, many = one + "s"): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A weight, a distance or an error: two decimals below 100, one below a million; `0.02`, `4.21`, `2,062.9`. */
export function amount(value: number): string {
  const size = Math.abs(value);
  const digits = size < 100 ? 2 : size < 1e6 ? 1 : 0;
  return WITH_DECIMALS[digits]!.format(value);
}

/** A weight of a component: three decimals below 100; `0.021`, `1.350`, `2,062.9`. */
export function weight(value: number): string {
  return Math.abs(value) < 100 ? WITH_DECIMALS[3]!.format(value) : amount(value);
}

/** Seconds: `0.31 s`, `12.4 s`, `2 min 05 s`. */
export function duration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

/** Bytes: `812 B`, `8.1 MB` (1 MB = 1,000,000 bytes). */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

/** A share 0..1 as per cent: `12.3 %`. */
export function percentage(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** What people call a component: they count from 1. */
export function componentName(index: number): string {
  return `Component ${index + 1}`;
}
