import type { BuiltInSet, KnownParts, SetImages } from "./set.ts";

const SIDE = 32;
const LIMB = 5, TORSO = 12;
/** The torso is a line downwards from here; arms begin beside its upper end, legs beside its lower one. */
const [TOP, CENTRE] = [10, 16];
const BOTTOM = TOP + TORSO - 1;

/** Where a limb begins, and the four directions that it may point in. */
interface Limb {
  readonly name: string;
  readonly from: readonly [y: number, x: number];
  readonly directions: readonly (readonly [dy: number, dx: number, name: string])[];
}

const arm = (side: -1 | 1, name: string): Limb => ({
  name: `${name} arm`,
  from: [TOP, CENTRE + side],
  directions: [[-1, 0, "up"], [-1, side, "raised"], [0, side, "level"], [1, side, "lowered"]],
});
const leg = (side: -1 | 1, name: string): Limb => ({
  name: `${name} leg`,
  from: [BOTTOM, CENTRE + side],
  directions: [[-1, side, "raised"], [0, side, "level"], [1, side, "lowered"], [1, 0, "down"]],
});
const LIMBS = [arm(-1, "left"), arm(1, "right"), leg(-1, "left"), leg(1, "right")];

/**
 * The Swimmer: a torso, and two arms and two legs in one of four positions each, in all 256 combinations. D. Donoho and
 * V. Stodden, "When does non-negative matrix factorization give a correct decomposition into parts?", NIPS 16 (2003).
 */
export const swimmer: BuiltInSet = {
  name: "@swimmer",
  about:
    "256 stick figures, 32x32, of a torso and four limbs in four positions: the parts are known",
  shape: [SIDE, SIDE],
  images: () => Promise.resolve(drawFigures()),
  parts: () => Promise.resolve(limbsAndTorso()),
};

function drawFigures(): SetImages {
  const n = 4 ** LIMBS.length;
  const pixels = new Uint8Array(n * SIDE * SIDE);
  for (let i = 0; i < n; i++) {
    drawTorso(pixels, i);
    LIMBS.forEach((limb, l) => drawLimb(pixels, i, limb, (i >> (2 * l)) & 3));
  }
  return { pixels, labels: null, names: [], paths: null };
}

function limbsAndTorso(): KnownParts {
  const names = LIMBS.flatMap(({ name, directions }) =>
    directions.map(([, , direction]) => `${name} ${direction}`)
  );
  const pixels = new Uint8Array((names.length + 1) * SIDE * SIDE);
  names.forEach((_, i) => drawLimb(pixels, i, LIMBS[i >> 2]!, i & 3));
  drawTorso(pixels, names.length);
  return {
    names: [...names, "torso"],
    pixels,
    beyond: {
      parts: ["torso"],
      why:
        "It is in every figure, and so is one position of each limb: the figures are the same whether it is a " +
        "component of its own or shared out among the limbs, so nothing in them decides.",
    },
  };
}

function drawTorso(pixels: Uint8Array, image: number): void {
  for (let y = TOP; y <= BOTTOM; y++) pixels[(image * SIDE + y) * SIDE + CENTRE] = 255;
}

function drawLimb(pixels: Uint8Array, image: number, { from, directions }: Limb, d: number): void {
  const [[y, x], [dy, dx]] = [from, directions[d]!];
  for (let step = 0; step < LIMB; step++) {
    // The four positions have no pixel in common: the first lies a step away from the shoulder or the hip.
    const [row, column] = [y + dy * (step + 1), x + dx * (step + 1)];
    pixels[(image * SIDE + row) * SIDE + column] = 255;
  }
}
