import assert from "node:assert/strict";
import ndarray from "ndarray";
import { encodeNpy, type NpyValue } from "../../lib/arrays/npy.ts";
import { Failure } from "../../lib/failure.ts";
import { encodeModel, openModel, readModel } from "../../lib/model/model_file.ts";
import { madeModel } from "../support/made_model.ts";
import { rounds } from "../support/rounds.ts";
import { joined, npyBytes, zipBytes } from "../support/zip_bytes.ts";

const MODEL = madeModel({ n: 6, k: 2, shape: [3, 2] });
const WHOLE = joined(encodeModel(MODEL));

/** The bytes of the model that is read from some bytes, or why it is refused. */
async function readAgain(bytes: Uint8Array): Promise<Uint8Array | Failure> {
  try {
    return joined(encodeModel(await readModel({ name: "m.npz", bytes })));
  } catch (error) {
    assert.ok(error instanceof Failure, `${error instanceof Error ? error.stack : error}`);
    assert.match(error.message, /^m\.npz: [^\n]*[;,] [^\n]*$/);
    return error;
  }
}

Deno.test("readModel() gives the same model or refuses, whichever bit of the file is turned", async () => {
  let refused = 0, harmless = 0;
  // The stride of the fast tests has no factor of 8, so that every bit of a byte has its turn.
  for (let bit = 0; bit < WHOLE.length * 8; bit += rounds(5, 1)) {
    const bytes = WHOLE.slice();
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    const read = await readAgain(bytes);
    if (read instanceof Failure) refused++;
    else {
      assert.deepEqual(read, WHOLE, `bit ${bit & 7} of byte ${bit >> 3}`);
      harmless++;
    }
  }
  // harmless are dates, versions and what fills up
  assert.ok(refused > harmless, `${refused} refused, ${harmless} harmless`);
});

Deno.test("readModel() refuses a model that is cut short anywhere", async () => {
  for (let length = 0; length < WHOLE.length; length += rounds(7, 1)) {
    assert.ok(await readAgain(WHOLE.slice(0, length)) instanceof Failure, `${length} bytes`);
  }
});

const npy = (value: NpyValue) => joined(encodeNpy(value));
const MEMBERS: Readonly<Record<string, Uint8Array>> = {
  components: npy(MODEL.components),
  features: npy(MODEL.features),
  shape: npy(ndarray(Int32Array.of(3, 2), [2])),
};

/** A model file with some members instead of the good ones. */
function withMembers(members: Readonly<Record<string, Uint8Array>>, isPacked = false) {
  const all = Object.entries({ ...MEMBERS, ...members });
  return zipBytes(all.map(([name, bytes]) => [`${name}.npy`, bytes] as const), isPacked);
}

for (const isPacked of [false, true]) {
  Deno.test(`check() finds a changed bit in any member, ${isPacked ? "packed" : "stored"}`, async () => {
    const mine = npy(ndarray(Float32Array.of(1.5, 2.5, 3.5), [3]));
    const bytes = withMembers({ mine }, isPacked);
    const model = await openModel({ name: "m.npz", bytes });
    assert.deepEqual(await model.check(), ["components", "features", "shape", "mine"]);
    // the last member ends where the directory begins; the end record says where that is
    const end = new DataView(bytes.buffer).getUint32(bytes.length - 6, true);
    const changed = bytes.slice();
    changed[end - 2]! ^= 4;
    const damaged = await openModel({ name: "m.npz", bytes: changed });
    await assert.rejects(
      () => damaged.check(),
      /^Failure: m\.npz: .*cut short or damaged; copy it/,
    );
  });
}

const header = (descr: string, shape: string) =>
  `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }`;

const HOSTILE: Readonly<Record<string, [Record<string, Uint8Array>, RegExp]>> = {
  "a dtype that JavaScript knows": [
    { components: npyBytes(header("constructor", "2, 6")) },
    /values of type constructor; convert/,
  ],
  "a dtype with a newline and an escape sequence": [
    { components: npyBytes(header("<f\n\x1b]0;t\x07", "2, 6")) },
    /values of type <f\\n\\x1b\]0;t\\x07; convert/,
  ],
  "32 dimensions": [
    { meta: npyBytes(header("<U1", Array(32).fill(1).join(", "))) },
    /an array of 32 dimensions, of which 6 are the most/,
  ],
  "numbers of 32 dimensions": [
    { components: npyBytes(header("<f4", Array(32).fill(1).join(", "))) },
    /an array of 32 dimensions, of which 6 are the most/,
  ],
  "more values than there are numbers": [
    { components: npyBytes(header("<f4", `${"9".repeat(400)}, 0`)) },
    /an array of 9+\.*9*, 0 values/,
  ],
  "a text longer than memory": [
    { meta: npyBytes(header("<U999999999", "")) },
    /text of over 67108864 characters/,
  ],
  "characters beyond Unicode": [
    { meta: npyBytes(header("<U1", ""), Uint8Array.of(0xff, 0xff, 0xff, 0xff)) },
    /text with characters that are none/,
  ],
  "a meta that is deep": [
    { meta: npy("[".repeat(100_000)) },
    /the member "meta" is no JSON/,
  ],
  "no components": [
    { components: npyBytes(header("<f4", "0, 6")), features: npyBytes(header("<f4", "6, 0")) },
    /components is 0 x 6; a model has at least one of each/,
  ],
  "no pixels": [
    { components: npyBytes(header("<f4", "2, 0")) },
    /components is 2 x 0; a model has at least one of each/,
  ],
  "no images": [
    { features: npyBytes(header("<f4", "0, 2")) },
    /features is 0 x 2; a model has at least one of each/,
  ],
  "a pickle": [{ features: npyBytes(header("|O", "6, 2")) }, /Python objects \(a pickle\)/],
};

for (const [what, [members, message]] of Object.entries(HOSTILE)) {
  for (const isPacked of [false, true]) {
    Deno.test(`openModel() refuses ${what}, ${isPacked ? "packed" : "stored"}`, async () => {
      const read = await readAgain(withMembers(members, isPacked));
      assert.ok(read instanceof Failure, "it is read");
      assert.match(read.message, message);
    });
  }
}

Deno.test("openModel() refuses members that unpack to far more than they are, before it unpacks them", async () => {
  const packed = withMembers(
    { features: npyBytes(header("<f4", "6, 2"), new Uint8Array(1e6)) },
    true,
  );
  // the directory and the member's own header say 400 MB
  const claimed = packed.slice();
  const view = new DataView(claimed.buffer);
  for (let at = 0; at + 4 < claimed.length; at++) {
    if (view.getUint32(at, true) === 1e6 + packedHeaderBytes()) view.setUint32(at, 4e8, true);
  }
  const read = await readAgain(claimed);
  assert.ok(read instanceof Failure);
  assert.match(read.message, /features\.npy unpacks to over 300 MB and 20 times its size/);
});

/** Bytes before the values of the features above. */
function packedHeaderBytes(): number {
  return npyBytes(header("<f4", "6, 2"), new Uint8Array(0)).length;
}

Deno.test("openModel() refuses two members of one name, and hundreds of members", async () => {
  const twice = zipBytes([...Object.entries(MEMBERS), ["features", MEMBERS.features!]]);
  assert.match(String(await readAgain(twice)), /cut short or damaged/);
  const many = Object.fromEntries(
    Array.from({ length: 2000 }, (_, i) => [`m${i}`, MEMBERS.shape!]),
  );
  assert.match(String(await readAgain(withMembers(many))), /2003 arrays; a model has some ten/);
});
