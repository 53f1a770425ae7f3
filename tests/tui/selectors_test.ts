import assert from "node:assert/strict";
import fc from "fast-check";
import { groupsOf } from "../../tui/groups.ts";
import { ranked } from "../../tui/screens/reconstructions/ranking.ts";
import { neighbourByRank, nextOfGroup } from "../../tui/screens/samples/neighbours.ts";
import { smallLoaded } from "../support/small_model.ts";

const few = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 60 });

/** All images, in order, by the definition: largest or smallest distance first, ties by lower index. */
function byDefinition(distances: ArrayLike<number>, order: "worst" | "best"): number[] {
  const sign = order === "worst" ? -1 : 1;
  return Array.from(distances, (_, i) => i)
    .sort((a, b) => sign * (distances[a]! - distances[b]!) || a - b);
}

Deno.test("ranked() gives any stretch of the ranking, from either end, with many ties", () => {
  const order = fc.constantFrom("worst", "best") as fc.Arbitrary<"worst" | "best">;
  fc.assert(
    fc.property(few, order, fc.nat(60), fc.nat(60), (values, order, a, b) => {
      const distances = Float64Array.from(values);
      const model = { ...smallLoaded(), nSamples: values.length, distances };
      const [from, to] = [Math.min(a, b, values.length - 1), Math.max(a, b)];
      assert.deepEqual(
        ranked(model, order, null, from, to),
        byDefinition(distances, order).slice(from, to),
      );
    }),
    { numRuns: 300 },
  );
});

Deno.test("ranked() keeps to one class's images", () => {
  const labels = Int32Array.of(0, 1, 0, 1, 0), classes = ["3", "7"];
  const model = {
    ...smallLoaded(),
    nSamples: 5,
    labels,
    classes,
    ...groupsOf({ kind: "digit", classes, labels }),
    distances: Float64Array.of(1, 9, 5, 2, 5),
  };
  assert.deepEqual(ranked(model, "worst", "3", 0, 9), [2, 4, 0]);
  assert.deepEqual(ranked(model, "best", "7", 0, 9), [3, 1]);
  assert.deepEqual(ranked(model, "worst", "3", 2, 3), [0]);
});

Deno.test("neighbourByRank() steps through all images in their order", () => {
  fc.assert(fc.property(few, (values) => {
    const distances = Float64Array.from(values);
    const order = byDefinition(distances, "worst");
    order.forEach((index, place) => {
      assert.equal(neighbourByRank(distances, index, 1), order[place + 1]);
      assert.equal(neighbourByRank(distances, index, -1), order[place - 1]);
    });
  }));
});

Deno.test("nextOfGroup() goes around the ends, and finds nothing where there is nothing", () => {
  const model = smallLoaded();
  assert.equal(nextOfGroup(model, 115, "3", 1), 3);
  assert.equal(nextOfGroup(model, 3, "3", -1), 113);
  assert.equal(nextOfGroup(model, 50, "3", 1), 53);
  assert.equal(nextOfGroup(model, 50, "12", 1), undefined);
});
