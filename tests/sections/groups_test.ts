import { deepEqual, equal, ok } from "node:assert/strict";
import { groupFile, type Grouping, groupName, groupNouns } from "../../lib/sections/groups.ts";

const groupingOf = (kind: Grouping["kind"], ...classes: string[]): Grouping => ({
  kind,
  classes,
  labels: new Int32Array(0),
});

Deno.test("groupName() and groupNouns() speak of digits only where all classes are digits", () => {
  equal(groupName(groupingOf("digit", "5", "7"), 1), "Digit 7");
  equal(groupNouns(groupingOf("digit", "5", "17")), "classes");
  equal(groupName(groupingOf("class", "boot"), 0), "Class boot");
  equal(groupName(groupingOf("cluster"), 7), "Cluster 8");
});

Deno.test("groupFile() gives every class a name of its own that any file system takes", () => {
  const classes = ["T-shirt/top", "T-shirt top", "größe", "../../etc", "x".repeat(5000), "7:30?"];
  const grouping = groupingOf("class", ...classes);
  const names = classes.map((_, label) => groupFile(grouping, label));
  deepEqual(names.slice(0, 3), ["class-t-shirt-top", "class-t-shirt-top~2", "class-größe"]);
  equal(new Set(names).size, classes.length);
  for (const name of names) {
    ok(name.length <= 60);
    ok(/^[\p{L}\p{N}._~-]+$/u.test(name), name);
  }
  equal(groupFile(groupingOf("digit", "5"), 0), "digit-5");
});
