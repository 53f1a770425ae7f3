/**
 * A CSV as Kaggle's, of small images that are not quite sums of four parts (the quarters of a square): `rows` images
 * of `side` x `side` pixels with labels 0 to 9 in turn.
 */
export function digitsCsv(rows = 60, side = 4): string {
  const names = Array.from(
    { length: side * side },
    (_, j) => `${Math.floor(j / side) + 1}x${j % side + 1}`,
  );
  const lines = Array.from({ length: rows }, (_, i) => {
    const pixels = Array.from({ length: side * side }, (_, j) => {
      const quarter = Math.floor(2 * Math.floor(j / side) / side) * 2 +
        Math.floor(2 * (j % side) / side);
      return ((i * 7 + quarter * 13) % 5) * 40 + (i * 31 + j * 17) % 9;
    });
    return [i % 10, ...pixels].join(",");
  });
  return ["label," + names.join(","), ...lines].join("\n") + "\n";
}
