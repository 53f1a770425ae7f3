import assert from "node:assert/strict";
import * as fc from "fast-check";
import ndarray, { type NdArray } from "ndarray";
import { Failure } from "../../lib/failure.ts";
import { decodeNpy, encodeNpy, isNumbers } from "../../lib/arrays/npy.ts";
import type { Numbers } from "../../lib/arrays/numbers.ts";
import { openNpz } from "../../lib/arrays/npz.ts";

const NUMPY = new URL("../../testdata/numpy/", import.meta.url).pathname;

interface Facts {
  shape: number[];
  values: number[] | string[];
}

/** All values in C order, read through the view's strides. */
function valuesOf(array: NdArray<Numbers>): number[] {
  if (array.dimension === 0) return [array.get()];
  return Array.from({ length: array.shape[0]! }, (_, i) => {
    const rest = Array.from({ length: array.dimension - 1 }, () => null);
    return array.dimension === 1 ? [array.get(i)] : valuesOf(array.pick(i, ...rest));
  }).flat();
}

function join(chunks: Uint8Array[]): Uint8Array {
  return Uint8Array.from(chunks.flatMap((chunk) => [...chunk]));
}

for (const file of ["arrays.npz", "arrays_compressed.npz"]) {
  Deno.test(`decodeNpy() reads numpy's arrays of every type, order and dimension: ${file}`, async () => {
    const facts: Record<string, Facts> = JSON.parse(Deno.readTextFileSync(`${NUMPY}arrays.json`));
    const npz = await openNpz(NUMPY + file);
    assert.deepEqual([...npz.names].sort(), Object.keys(facts).sort());
    for (const [name, { shape, values }] of Object.entries(facts)) {
      const member = await npz.read(name);
      if (isNumbers(member)) {
        assert.deepEqual(member.shape, shape, name);
        assert.deepEqual(valuesOf(member), values, name);
      } else {
        assert.deepEqual([member].flat(), values, name);
      }
    }
    npz.close();
  });
}

const numbers = fc.constantFrom(
  Float32Array,
  Float64Array,
  Uint8Array,
  Int8Array,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
);

Deno.test("encodeNpy() and decodeNpy() give back any array, whatever its strides", () => {
  const arrays = fc.record({
    Type: numbers,
    shape: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }),
    transposed: fc.boolean(),
    offset: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(fc.property(arrays, ({ Type, shape, transposed, offset }) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const data = Type.from(Array.from({ length: size + offset }, (_, i) => i * 3 % 101));
    const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((a, b) => a * b, 1));
    let array = ndarray(data, shape, strides, offset) as NdArray<Numbers>;
    if (transposed) array = array.transpose(...shape.map((_, axis) => shape.length - 1 - axis));
    const [header, values] = encodeNpy(array);
    assert.equal(header.length % 64, 0);
    const read = decodeNpy(join([header, values]), "array");
    assert.ok(isNumbers(read));
    assert.equal(read.data.constructor, Type);
    assert.deepEqual(read.shape, array.shape);
    assert.deepEqual(valuesOf(read), valuesOf(array));
  }));
});

Deno.test("encodeNpy() does not copy an array that lies in C order", () => {
  const data = Float32Array.of(0, 1, 2, 3, 4, 5, 6);
  const [, values] = encodeNpy(ndarray(data, [2, 3], [3, 1], 1));
  assert.equal(values.buffer, data.buffer);
  assert.equal(values.byteOffset, 4);
  assert.equal(values.byteLength, 24);
});

Deno.test("encodeNpy() and decodeNpy() give back any text", () => {
  const codePoint = fc.oneof(
    fc.integer({ min: 1, max: 0xd7ff }),
    fc.integer({ min: 0xe000, max: 0x10ffff }),
  );
  const texts = fc.array(codePoint).map((points) => String.fromCodePoint(...points));
  fc.assert(fc.property(texts, (text) => {
    assert.equal(decodeNpy(join(encodeNpy(text)), "text"), text);
  }));
});

function failureOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof Failure, String(error));
    assert.doesNotMatch(error.message, /\n/);
    return error.message;
  }
  assert.fail("nothing was thrown");
}

Deno.test("decodeNpy() rejects what is no array, cut short, or of another type", () => {
  const good = join(encodeNpy(ndarray(Float32Array.of(1, 2, 3), [3])));
  assert.equal(
    failureOf(() => decodeNpy(new TextEncoder().encode("hello, this is text"), "m.npz: features")),
    "m.npz: features: this is no numpy array; save it with numpy.save or numpy.savez",
  );
  assert.equal(
    failureOf(() => decodeNpy(good.subarray(0, good.length - 5), "m.npz: features")),
    "m.npz: features: cut short, 7 of 12 bytes; copy or make it again",
  );
  assert.match(failureOf(() => decodeNpy(good.subarray(0, 40), "x")), /^x: the header/);
  const complex = good.slice();
  complex[good.indexOf("<".charCodeAt(0)) + 1] = "c".charCodeAt(0);
  assert.match(failureOf(() => decodeNpy(complex, "x")), /^x: values of type <c4; convert/);
});
