import { FIELD_WORDS } from "./plan.ts";
import type { ThreadContext } from "./thread_context.ts";

/** What a field of a phase holds: a number (a byte offset too), yes or no, or a number that may be missing. */
export type FieldKind = "number" | "boolean" | "optional";

/** The fields of a phase, by name. */
export type Fields = Readonly<Record<string, FieldKind>>;

/** Values for all the fields of a phase. */
export type FieldValues<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends "number" ? number
    : F[Name] extends "boolean" ? boolean
    : number | null;
};

/** Work that all threads share. */
export interface Phase<F extends Fields> {
  /** What it has to be told. */
  readonly fields: F;
  /** Does one item of the work; items are independent of each other. */
  run(context: ThreadContext, item: number, values: FieldValues<F>): void;
}

/** A phase of these fields, at most `FIELD_WORDS` of them. */
export function definePhase<const F extends Fields>(fields: F, run: Phase<F>["run"]): Phase<F> {
  if (Object.keys(fields).length > FIELD_WORDS) throw new Error("a phase has too many fields");
  return { fields, run };
}

/** Shows the running phase's fields to all threads: in the order in which the phase names them, the missing as NaN. */
export function writeFields<F extends Fields>(
  shared: Float64Array,
  { fields }: Phase<F>,
  values: FieldValues<F>,
): void {
  Object.keys(fields).forEach((name, i) => {
    const value = values[name];
    shared[i] = value === null ? NaN : Number(value);
  });
}

/** The fields that {@linkcode writeFields} has written. */
export function readFields<F extends Fields>(
  shared: Float64Array,
  { fields }: Phase<F>,
): FieldValues<F> {
  const values = Object.entries(fields).map(([name, kind], i) => {
    const value = shared[i]!;
    if (kind === "boolean") return [name, value !== 0];
    return [name, kind === "optional" && Number.isNaN(value) ? null : value];
  });
  return Object.fromEntries(values) as FieldValues<F>;
}
