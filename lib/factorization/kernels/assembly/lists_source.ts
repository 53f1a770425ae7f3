/** Components are handled this many vectors of four at a time, at the most: as many sums fill the registers. */
const MOST_VECTORS = 12;

/**
 * AssemblyScript of lists.ts: `product` and `productBytes`, products with the non-zeros only, and a loop for each number
 * of vectors of components and each type of values. They differ in nothing but how often lines are repeated.
 *
 * Each list is a multiple of four entries long, so that four indices and four values come in one load each: the engine
 * checks the bounds of every single load. Each loop is a function of its own: only those in use get optimized.
 */
export function listsSource(): string {
  const sizes = Array.from({ length: MOST_VECTORS }, (_, i) => i + 1);
  return [false, true].flatMap((bytes) => [
    ...sizes.map((vectors) => loop(vectors, bytes)),
    choice(sizes, bytes),
  ]).join("\n");
}

const nameOf = (vectors: number, bytes: boolean) => `${bytes ? "bytes" : "floats"}${vectors}`;

/** Picks the loop; more vectors than one loop takes go in groups of equal size. */
function choice(sizes: readonly number[], bytes: boolean): string {
  const cases = sizes.map((vectors) =>
    `case ${vectors}: ${nameOf(vectors, bytes)}(count, starts, indices, values, s, stride, o, fresh); break;`
  );
  return `
/** See Kernels.${bytes ? "productBytes" : "product"}. */
export function ${bytes ? "productBytes" : "product"}(
  vectors: i32, count: i32, starts: usize, indices: usize, values: usize, source: usize, out: usize, fresh: bool,
): void {
  const stride = <usize>vectors << 4;
  for (let first = 0, groups = (vectors + ${MOST_VECTORS - 1}) / ${MOST_VECTORS}; groups > 0; groups--) {
    const v = (vectors - first + groups - 1) / groups;
    const s = source + (<usize>first << 4), o = out + (<usize>first << 4);
    switch (v) {
      ${cases.join("\n      ")}
    }
    first += v;
  }
}`;
}

/** Sums of a list, in `sets` independent chains: one chain is bound by the latency of its additions. */
function loop(vectors: number, bytes: boolean): string {
  const sets = vectors <= 3 ? 4 : vectors <= 6 ? 2 : 1;
  const q = Array.from({ length: vectors }, (_, i) => i);
  const chains = Array.from({ length: sets }, (_, i) => i);
  const sum = (set: number, vector: number) => `sum${set}_${vector}`;
  const steps = [0, 1, 2, 3].map((entry) => `
      const row${entry} = source + <usize>(${INDICES[entry]}) * stride;
      const value${entry} = v128.shuffle<f32>(four, four, ${Array(4).fill(entry)});`);
  const madds = [0, 1, 2, 3].map((entry) =>
    q.map((i) => {
      const to = sum(entry % sets, i);
      return `
      ${to} = f32x4.relaxed_madd(v128.load(row${entry}, ${i * 16}), value${entry}, ${to});`;
    }).join("")
  );
  const together = (i: number) =>
    chains.slice(1).reduce((all, set) => `f32x4.add(${all}, ${sum(set, i)})`, sum(0, i));
  return `
function ${nameOf(vectors, bytes)}(
  count: i32, starts: usize, indices: usize, values: usize, source: usize, stride: usize, out: usize, fresh: bool,
): void {
  const zero = f32x4.splat(0);
  let from = <usize>load<u32>(starts);
  for (let r = 0; r < count; r++, out += stride) {
    starts += 4;
    const to = <usize>load<u32>(starts);
    if (from == to && !fresh) continue;
    ${chains.map((set) => `let ${q.map((i) => `${sum(set, i)} = zero`).join(", ")};`).join("\n    ")}
    if (!fresh) {${q.map((i) => `\n      ${sum(0, i)} = v128.load(out, ${i * 16});`).join("")}
    }
    let at = values + (from << ${bytes ? 0 : 2});
    const end = indices + (to << 1);
    for (let i = indices + (from << 1); i < end; i += 8, at += ${bytes ? 4 : 16}) {
      const index = load<u64>(i);
      const four = ${bytes ? FOUR_BYTES : "v128.load(at)"};${steps.map((step, e) => step + madds[e]).join("")}
    }
    from = to;${q.map((i) => `\n    v128.store(out, ${together(i)}, ${i * 16});`).join("")}
  }
}`;
}

const FOUR_BYTES =
  "f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(at))))";
/** The four indices in 64 bits. */
const INDICES = [
  "<u32>index & 0xffff",
  "<u32>index >>> 16",
  "<u32>(index >>> 32) & 0xffff",
  "index >>> 48",
];
