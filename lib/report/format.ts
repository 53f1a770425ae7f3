import { count } from "../sections/numbers.ts";

/** A weight of a component: three decimals. */
export function weight(value: number): string {
  return value.toFixed(3);
}

/** A distance on the scale of the pixels: one decimal; `1,264.3`. */
export function distance(value: number): string {
  const [whole, fraction] = value.toFixed(1).split(".");
  return `${count(Number(whole))}.${fraction}`;
}
