import assert from "node:assert/strict";
import { jsonFile, jsonLine } from "../../../lib/render/tables/json.ts";

const TENTH = Float32Array.of(0.1, 2);

Deno.test("jsonLine() writes float32 exactly or short, other arrays as they are", () => {
  const value = { a: TENTH, b: [Float64Array.of(0.1)], c: Uint8Array.of(7), d: null, e: [1, 2] };
  assert.equal(
    jsonLine(value, "exact"),
    '{"a":[0.10000000149011612,2],"b":[[0.1]],"c":[7],"d":null,"e":[1,2]}\n',
  );
  assert.equal(jsonLine(value, "short"), '{"a":[0.1,2],"b":[[0.1]],"c":[7],"d":null,"e":[1,2]}\n');
});

Deno.test("jsonFile() is indented, but lists of numbers stay on their line", () => {
  assert.equal(
    jsonFile({ name: "a", values: TENTH, list: [{ x: [-1, 2] }] }),
    '{\n "name": "a",\n "values": [0.1,2],\n "list": [\n  {\n   "x": [-1,2]\n  }\n ]\n}\n',
  );
});
