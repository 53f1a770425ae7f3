/** The name of each image's class, as its source labels it; null where it has no labels. */
export function namesOf(
  { labels, classes }: { readonly labels: Int32Array | null; readonly classes: readonly string[] },
): string[] | null {
  return labels && Array.from(labels, (label) => classes[label]!);
}
