import assert from "node:assert/strict";
import fc from "fast-check";
import { bar } from "../../../lib/render/text/bar.ts";
import { boxPlot } from "../../../lib/render/text/box_plot.ts";
import { sparkline } from "../../../lib/render/text/sparkline.ts";
import { table } from "../../../lib/render/text/table.ts";
import { pad, textWidth } from "../../../lib/render/text/text_width.ts";
import { supportsUnicode } from "../../../lib/render/text/unicode.ts";

Deno.test("bar() is as long as its share, to an eighth of a cell", () => {
  assert.equal(bar(0, 3), "   ");
  assert.equal(bar(1, 3), "███");
  assert.equal(bar(5 / 24, 3), "▋  ");
  assert.equal(bar(0.5, 4, false), "##  ");
});

Deno.test("bar() always takes its width", () => {
  fc.assert(fc.property(fc.double(), fc.nat(60), fc.boolean(), (fraction, width, unicode) => {
    assert.equal(textWidth(bar(fraction, width, unicode)), width);
  }));
});

Deno.test("boxPlot() shows whiskers, box and median in their places", () => {
  const box = { low: 1, q1: 3, median: 5, q3: 7, high: 10 };
  assert.equal(boxPlot(box, 10, 11), " ╶─██┃██──╴");
  assert.equal(boxPlot(box, 10, 11, false), " |-==M==--|");
});

Deno.test("boxPlot() shows a weight that is always zero at the left edge", () => {
  assert.equal(boxPlot({ low: 0, q1: 0, median: 0, q3: 0, high: 0 }, 0, 5), "┃    ");
});

Deno.test("sparkline() has the largest value at the top and gaps for NaN", () => {
  assert.equal(sparkline([0, NaN, 8, 4]), "▁ █▅");
  assert.equal(sparkline([5, 5], { min: 0, max: 10 }), "▅▅");
  assert.equal(sparkline([0, 0]), "▁▁");
});

Deno.test("sparkline() shortens to a width by means", () => {
  assert.equal(sparkline([0, 0, 7, 7], { width: 2 }), "▁█");
});

Deno.test("table() aligns numbers to the right, and its lines end without spaces", () => {
  const lines = table([{ title: "digit" }, { title: "n", align: "right" }, { title: "" }], [
    ["7", "12", "x"],
    ["10", "1,345", ""],
  ]);
  assert.deepEqual(lines, ["digit      n", "7         12  x", "10     1,345"]);
});

Deno.test("table() does not count colour escapes as width", () => {
  const lines = table([{ title: "a", align: "right" }, { title: "b" }], [
    ["\x1b[1m7\x1b[22m", "x"],
    [
      "10",
      "y",
    ],
  ]);
  assert.deepEqual(lines, [" a  b", " \x1b[1m7\x1b[22m  x", "10  y"]);
});

Deno.test("pad() fills up what a person sees", () => {
  assert.equal(pad("\x1b[38;5;16mab\x1b[m", 4), "\x1b[38;5;16mab\x1b[m  ");
  assert.equal(pad("7", 3, "left"), "  7");
  assert.equal(pad("long", 2), "long");
});

Deno.test("supportsUnicode() distrusts the C locale and the Linux console", () => {
  const supports = (env: Record<string, string>) => supportsUnicode((name) => env[name]);
  assert.equal(supports({ LANG: "C.UTF-8" }), true);
  assert.equal(supports({}), true);
  assert.equal(supports({ LC_ALL: "C", LANG: "de_DE.UTF-8" }), false);
  assert.equal(supports({ LANG: "en_US.ISO-8859-1" }), false);
  assert.equal(supports({ TERM: "linux", LANG: "C.UTF-8" }), false);
});
