const N = 624, M = 397;

/** numpy's legacy random stream, as scikit-learn draws from it. */
export interface RandomState {
  /** The next number of the standard normal distribution (Marsaglia's polar method, the second one kept). */
  normal(): number;
}

/**
 * numpy's `RandomState(seed)`: MT19937 (Matsumoto & Nishimura 1998) seeded by a 32-bit integer, doubles of 53 bits, and
 * `legacy_gauss` for normals; the same numbers in the same order, to the bit.
 *
 * @param seed 0..2^32 - 1
 *
 * @example
 * ```ts
 * import { randomState } from "./random.ts";
 * // numpy.random.RandomState(2021).normal()
 * if (randomState(2021).normal().toFixed(8) !== "1.48860905") throw new Error();
 * ```
 */
export function randomState(seed: number): RandomState {
  const state = new Uint32Array(N);
  state[0] = seed;
  for (let i = 1; i < N; i++) {
    const before = state[i - 1]! ^ (state[i - 1]! >>> 30);
    state[i] = Math.imul(1812433253, before) + i;
  }
  let at = N;

  function twist(): void {
    for (let i = 0; i < N; i++) {
      const y = (state[i]! & 0x80000000) | (state[(i + 1) % N]! & 0x7fffffff);
      state[i] = state[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    at = 0;
  }

  function uint32(): number {
    if (at === N) twist();
    let y = state[at++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  const double = () => ((uint32() >>> 5) * 67108864 + (uint32() >>> 6)) / 9007199254740992;

  let kept: number | null = null;
  return {
    normal() {
      if (kept !== null) {
        const value = kept;
        kept = null;
        return value;
      }
      for (;;) {
        const x = 2 * double() - 1, y = 2 * double() - 1;
        const r = x * x + y * y;
        if (r >= 1 || r === 0) continue;
        const f = Math.sqrt(-2 * Math.log(r) / r);
        kept = f * x;
        return f * y;
      }
    },
  };
}
