import assert from "node:assert/strict";
import ndarray from "ndarray";
import { overlay, TEN_COLORS } from "../../lib/sections/overlay_painting.ts";

const [BLUE, ORANGE] = [TEN_COLORS[0]!, TEN_COLORS[1]!];

Deno.test("overlay() paints a component in its colour, fully where it is largest, and masks below 0.01", () => {
  // Pixels: largest, three quarters of it, just above and just below the mask, black.
  const components = ndarray(Float32Array.of(0.02, 0.015, 0.0101, 0.0099, 0), [1, 5]);
  const { rgb, legend } = overlay(components, [0]);
  assert.deepEqual([...rgb.subarray(0, 3)], BLUE);
  assert.deepEqual([...rgb.subarray(3, 6)], BLUE.map((c) => Math.round(c * 0.75)));
  assert.deepEqual([...rgb.subarray(6, 9)], BLUE.map((c) => Math.round(c * 0.505)));
  assert.deepEqual([...rgb.subarray(9)], [0, 0, 0, 0, 0, 0]);
  assert.deepEqual(legend, [{ component: 0, color: BLUE }]);
});

Deno.test("overlay() paints in the order given: the later covers the earlier", () => {
  const components = ndarray(Float32Array.of(5, 5, 1, 2), [2, 2]);
  assert.deepEqual([...overlay(components, [0, 1]).rgb.subarray(3)], ORANGE);
  const reversed = overlay(components, [1, 0]);
  assert.deepEqual([...reversed.rgb.subarray(3)], ORANGE);
  assert.deepEqual(reversed.legend.map(({ component }) => component), [1, 0]);
  // Half opaque: half of what lies below shows.
  assert.deepEqual(
    [...overlay(components, [0, 1]).rgb.subarray(0, 3)],
    BLUE.map((c, i) => Math.round((c + ORANGE[i]!) / 2)),
  );
});

Deno.test("overlay() keeps the background, and begins the ten colours again at the eleventh", () => {
  const components = ndarray(new Float32Array(24).fill(0), [12, 2]);
  components.set(11, 1, 3);
  const indices = Array.from({ length: 12 }, (_, t) => t);
  const { rgb, legend } = overlay(components, indices, [255, 250, 245]);
  assert.deepEqual([...rgb], [255, 250, 245, ...ORANGE]);
  assert.equal(legend[10]!.color, BLUE);
  assert.equal(new Set(legend.map(({ color }) => color.join())).size, 10);
});
