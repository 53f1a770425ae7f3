import assert from "node:assert/strict";
import {
  cosineOfSteps,
  curvature,
  largestRotation,
} from "../../../lib/factorization/solvers/trajectory.ts";

Deno.test("curvature() is 0 on a straight trajectory, whatever the distances, and 2 where it turns back", () => {
  const at = (...values: number[]) => Float32Array.from(values);
  assert.equal(curvature(at(0, 0), at(1, 2), at(3, 6), 1, 2), 0);
  assert.equal(curvature(at(0, 0), at(1, 2), at(0, 0), 1, 1), 2);
  assert.equal(curvature(at(0, 1), at(1, 1), at(1, 1), 1, 1), Infinity);
});

Deno.test("largestRotation() is the angle of the component that rotated most, padding and zeros left out", () => {
  // Rows are pixels; of four places two are components in use.
  const before = Float32Array.of(1, 1, 0, 9, 0, 0, 0, 0), now = before.slice();
  assert.equal(largestRotation(before, now, 2, 4), 0);
  now.set([Math.cos(0.1), 5, 0, -9, Math.sin(0.1), 0, 0, 0]);
  assert.ok(Math.abs(largestRotation(before, now, 2, 4) - 0.1) < 1e-6);
  assert.equal(largestRotation(new Float32Array(8), now, 2, 4), 0);
});

Deno.test("cosineOfSteps() is 1 straight on, 0 at a right angle, -1 in reverse, and 1 where there is no step", () => {
  const at = (...values: number[]) => Float32Array.from(values);
  const cosine = (...ends: Float32Array[]) => cosineOfSteps(ends[0]!, ends[1]!, ends[2]!);
  assert.equal(cosine(at(0, 0), at(1, 2), at(3, 6)), 1);
  assert.equal(cosine(at(0, 0), at(1, 0), at(1, 5)), 0);
  assert.equal(cosine(at(0, 0), at(3, 0), at(2, 0)), -1);
  assert.equal(cosine(at(1, 1), at(1, 1), at(2, 0)), 1);
});
