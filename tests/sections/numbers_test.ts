import assert from "node:assert/strict";
import { amount, byteSize, count, duration, weight } from "../../lib/sections/numbers.ts";

Deno.test("numbers are set as people read them", () => {
  assert.equal(count(70000), "70,000");
  assert.deepEqual([0.016, 4.2149, 2062.87, 130646.6].map(amount), [
    "0.02",
    "4.21",
    "2,062.9",
    "130,646.6",
  ]);
  assert.deepEqual([0.314, 12.35, 125.4].map(duration), ["0.31 s", "12.3 s", "2 min 05 s"]);
  assert.deepEqual([812, 4200, 8.51e6, 1.28e9].map(byteSize), [
    "812 B",
    "4.2 kB",
    "8.5 MB",
    "1.28 GB",
  ]);
  assert.deepEqual([0.0214, 12.35, 2062.87].map(weight), ["0.021", "12.350", "2,062.9"]);
});
