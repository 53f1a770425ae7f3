/** A function that computes its value when it is first called, and keeps it. */
export function lazy<T>(compute: () => T): () => T {
  let done: { value: T } | undefined;
  return () => (done ??= { value: compute() }).value;
}
