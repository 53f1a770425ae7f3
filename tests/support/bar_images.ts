import { randomNumbers } from "./random_numbers.ts";

/** Images of bars on 8 x 8, each bar there with probability 1/4 and of its own light. */
export function barImages(
  rows: number,
): { shape: [number, number]; values: number[]; integers: boolean } {
  const random = randomNumbers(5);
  const values: number[] = [];
  for (let i = 0; i < rows; i++) {
    const light = Array.from({ length: 16 }, () => random() < 0.25 ? 60 + 60 * random() : 0);
    for (let j = 0; j < 64; j++) {
      const lit = light[j >> 3]! + light[8 + j % 8]! + (random() < 0.3 ? 20 * random() : 0);
      values.push(Math.floor(lit));
    }
  }
  return { shape: [rows, 64], values, integers: true };
}
