/** Components are handled this many vectors of four at a time, at the most: as many sums fill the registers. */
const MOST_VECTORS = 12;

/**
 * AssemblyScript of lists.ts: products with the non-zeros only, `product`, `productSubset` and `spreadSubset`, each for both
 * types of values, and a loop for each number of vectors of components. They differ in nothing but how often lines are
 * repeated.
 *
 * Each list is a multiple of four entries long, so that four indices and four values come in one load each: the engine
 * checks the bounds of every single load. Each loop is a function of its own: only those in use get optimized.
 */
export function listsSource(): string {
  const sizes = Array.from({ length: MOST_VECTORS }, (_, i) => i + 1);
  return [false, true].flatMap((bytes) => [
    ...sizes.map((vectors) => loop(vectors, bytes)),
    choice(sizes, bytes),
    ...sizes.map((vectors) => subsetProductLoop(vectors, bytes)),
    subsetChoice("product", sizes, bytes),
    ...sizes.map((vectors) => subsetSpreadLoop(vectors, bytes)),
    subsetChoice("spread", sizes, bytes),
  ]).join("\n");
}

const nameOf = (vectors: number, bytes: boolean) => `${bytes ? "bytes" : "floats"}${vectors}`;
const subsetNameOf = (kind: string, vectors: number, bytes: boolean) =>
  `${kind}_${nameOf(vectors, bytes)}`;

/** Chooses the loop; more vectors than one loop takes go in groups of equal size. */
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

/** For each list the loop of as many vectors as it has subset, in groups where they are many. */
function subsetChoice(kind: "product" | "spread", sizes: readonly number[], bytes: boolean): string {
  const name = `${kind}Subset${bytes ? "Bytes" : ""}`, gathers = kind === "product";
  const cases = sizes.map((vectors) =>
    `case ${vectors}: ${subsetNameOf(kind, vectors, bytes)}(starts, indices, values, source, stride, out, vector); break;`
  );
  return `
/** See Kernels.${name}. */
export function ${name}(
  vectors: i32, count: i32, starts: usize, indices: usize, values: usize, source: usize, out: usize,
  subsetStarts: usize, subset: usize,
): void {
  const stride = <usize>vectors << 4;
  for (let r = 0; r < count; r++, starts += 4, subsetStarts += 4, ${gathers ? "out" : "source"} += stride) {
    const end = subset + (<usize>load<u32>(subsetStarts, 4) << 1);
    for (let vector = subset + (<usize>load<u32>(subsetStarts) << 1); vector < end; vector += ${2 * MOST_VECTORS}) {
      switch (min(<i32>(end - vector) >> 1, ${MOST_VECTORS})) {
        ${cases.join("\n        ")}
      }
    }
  }
}`;
}

/** Sums of a list for the subset, in independent chains as in `loop`. */
function subsetProductLoop(vectors: number, bytes: boolean): string {
  const q = Array.from({ length: vectors }, (_, i) => i), sets = setsOf(vectors);
  const sum = (set: number, vector: number) => `sum${set}_${vector}`;
  const steps = quad(
    "source",
    (row, value, entry) =>
      q.map((i) => {
        const to = sum(entry % sets, i);
        return `${to} = f32x4.relaxed_madd(v128.load(${row} + at${i}), ${value}, ${to});`;
      }),
  );
  return `
function ${subsetNameOf("product", vectors, bytes)}(
  starts: usize, indices: usize, values: usize, source: usize, stride: usize, out: usize, subset: usize,
): void {
  ${subsetLocals(q)}
  const zero = f32x4.splat(0);
  ${
    Array.from({ length: sets - 1 }, (_, set) =>
      `let ${q.map((i) => `${sum(set + 1, i)} = zero`).join(", ")};`).join("\n  ")
  }
  let ${q.map((i) => `${sum(0, i)} = v128.load(out + at${i})`).join(", ")};
  ${listLoop(bytes, steps)}
  ${
    q.map((i) =>
      `v128.store(out + at${i}, ${
        Array.from({ length: sets - 1 }, (_, set) => sum(set + 1, i))
          .reduce((all, one) => `f32x4.add(${all}, ${one})`, sum(0, i))
      });`
    ).join("\n  ")
  }
}`;
}

/** The other way round: the subset of a row of `source` go to all the rows of `out` in a list. */
function subsetSpreadLoop(vectors: number, bytes: boolean): string {
  const q = Array.from({ length: vectors }, (_, i) => i);
  const steps = quad(
    "out",
    (row, value) =>
      q.map((i) => {
        const at = `${row} + at${i}`;
        return `v128.store(${at}, f32x4.relaxed_madd(from${i}, ${value}, v128.load(${at})));`;
      }),
  );
  return `
function ${subsetNameOf("spread", vectors, bytes)}(
  starts: usize, indices: usize, values: usize, source: usize, stride: usize, out: usize, subset: usize,
): void {
  ${subsetLocals(q)}
  ${q.map((i) => `const from${i} = v128.load(source + at${i});`).join("\n  ")}
  ${listLoop(bytes, steps)}
}`;
}

/** Where the the subset lie in a row. */
const subsetLocals = (q: readonly number[]) =>
  q.map((i) => `const at${i} = <usize>load<u16>(subset, ${2 * i}) << 4;`).join("\n  ");

/** Four entries of a list, one after the other. */
function quad(
  base: string,
  step: (row: string, value: string, entry: number) => readonly string[],
): string {
  return [0, 1, 2, 3].map((entry) => `
    const row${entry} = ${base} + <usize>(${INDICES[entry]}) * stride;
    const value${entry} = v128.shuffle<f32>(four, four, ${Array(4).fill(entry)});
    ${step(`row${entry}`, `value${entry}`, entry).join("\n    ")}`).join("");
}

/** A loop over one list, four entries at a time. */
const listLoop = (bytes: boolean, steps: string) => `
  const first = <usize>load<u32>(starts), end = indices + (<usize>load<u32>(starts, 4) << 1);
  let at = values + (first << ${bytes ? 0 : 2});
  for (let i = indices + (first << 1); i < end; i += 8, at += ${bytes ? 4 : 16}) {
    const index = load<u64>(i);
    const four = ${bytes ? FOUR_BYTES : "v128.load(at)"};${steps}
  }`;

/** Into how many independent chains sums are split: one chain is bound by the latency of its additions. */
const setsOf = (vectors: number) => vectors <= 3 ? 4 : vectors <= 6 ? 2 : 1;

/** Sums of each list. */
function loop(vectors: number, bytes: boolean): string {
  const sets = setsOf(vectors);
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
