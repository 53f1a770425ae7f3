import assert from "node:assert/strict";
import { drawAscii } from "../../../../lib/render/pictures/drivers/ascii.ts";
import { drawMarks } from "../../../../lib/render/pictures/drivers/marks.ts";
import { partMark } from "../../../../lib/sections/part_mark.ts";
import { linesOf } from "../../../../lib/render/pictures/drawing.ts";

Deno.test("drawAscii() writes nothing but characters, darker to lighter", () => {
  const values = Array.from({ length: 20 }, (_, i) => (i % 10) / 9);
  const drawing = drawAscii({ width: 10, height: 2, values }, { zoom: 1, colorMap: "grey" });
  assert.deepEqual(linesOf(drawing), [" .:-=+*#%@"]);
  assert.equal(drawing.line(0, 3, 6), "-=+");
});

Deno.test("drawAscii() marks the sign of a difference", () => {
  const values = [0, 0.3, 0.5, 0.7, 1, 0, 0.3, 0.5, 0.7, 1];
  const drawing = drawAscii({ width: 5, height: 2, values }, { zoom: 1, colorMap: "diverging" });
  assert.deepEqual(linesOf(drawing), ["=- +#"]);
});

Deno.test("drawAscii() draws a colour picture by how light it is", () => {
  const rgb = [0, 0, 0, 0, 0, 255, 255, 0, 0, 0, 255, 0, 255, 255, 255];
  const drawing = drawAscii({ width: 5, height: 1, rgb }, { zoom: 1, colorMap: "grey" });
  assert.deepEqual(linesOf(drawing), [" .-+@"]);
});

Deno.test("drawMarks() shows which part a pixel belongs to, by letters", () => {
  const parts = [1, 1, 0, 2, 1, 1, 0, 2, 0, 10, 11, 3, 0, 10, 11, 3];
  assert.deepEqual(linesOf(drawMarks({ width: 4, height: 4 }, parts, 1)), ["AA B", " JKC"]);
  assert.deepEqual(linesOf(drawMarks({ width: 4, height: 4 }, parts, 2)), [
    "AAAA  BB",
    "AAAA  BB",
    "  JJKKCC",
    "  JJKKCC",
  ]);
  assert.deepEqual([1, 9, 10, 11].map(partMark), ["A", "I", "J", "K"]);
});
