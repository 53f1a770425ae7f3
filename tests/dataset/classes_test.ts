import { deepEqual, equal } from "node:assert/strict";
import fc from "fast-check";
import {
  classesOfNames,
  classesOfNumbers,
  classTitle,
  digitOf,
  namedClasses,
} from "../../lib/dataset/classes.ts";
import { namesOf } from "../support/class_names.ts";

Deno.test("classesOfNumbers() names classes by their numbers, rising, whichever occur", () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })), (numbers) => {
    const found = classesOfNumbers(Int32Array.from(numbers));
    deepEqual(found.classes, [...new Set(numbers)].sort((a, b) => a - b).map(String));
    deepEqual(namesOf(found), numbers.map(String));
  }));
});

Deno.test("classesOfNames() puts words in natural order and numbers in the order of their values", () => {
  deepEqual(classesOfNames(["part 10", "part 2", "a", "part 10"]).classes, [
    "a",
    "part 2",
    "part 10",
  ]);
  const numbers = classesOfNames(["10", "9", "-1"]);
  deepEqual(numbers.classes, ["-1", "9", "10"]);
  deepEqual(namesOf(numbers), ["10", "9", "-1"]);
});

Deno.test("namedClasses() keeps the source's order of words, and joins classes of one name", () => {
  const found = namedClasses(Int32Array.of(0, 1, 2, 0), ["shirt", "boot", "shirt"]);
  deepEqual(found.classes, ["shirt", "boot"]);
  deepEqual([...found.labels], [0, 1, 0, 0]);
});

Deno.test("namedClasses() escapes what would move the cursor, end a line or turn text round", () => {
  const names = ["a\nb", "\x1b[31mred", "x\u202ey", "größe 👟"];
  const found = namedClasses(Int32Array.of(0, 1, 2, 3), names);
  deepEqual(found.classes, ["a\\nb", "\\x1b[31mred", "x\\u202ey", "größe 👟"]);
});

Deno.test("namedClasses() keeps names apart that look the same once they are escaped", () => {
  const found = namedClasses(Int32Array.of(0, 1, 2), ["a\n", "a\\n", "a\n"]);
  deepEqual(found.classes, ["a\\n", "a\\n (2)"]);
  deepEqual([...found.labels], [0, 1, 0]);
});

Deno.test("digitOf() knows whole numbers of 32 bits as they are usually written, and nothing else", () => {
  const names = ["0", "7", "-12", "2147483647"];
  deepEqual(names.map(digitOf), [0, 7, -12, 2147483647]);
  for (const name of ["07", "-0", "+1", "1.0", "1e3", "2147483648", "", " 7", "seven"]) {
    equal(digitOf(name), null, name);
  }
});

Deno.test("classTitle() says digit only where all classes are digits", () => {
  equal(classTitle(["5", "7"], 1), "Digit 7");
  equal(classTitle(["5", "17"], 0), "Class 5");
  equal(classTitle(["ankle boot", "bag"], 0), "Class ankle boot");
});
