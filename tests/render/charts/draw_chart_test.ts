import assert from "node:assert/strict";
import { drawChart } from "../../../lib/render/charts/draw_chart.ts";
import { standaloneSvg } from "../../../lib/render/charts/plot.ts";
import { chartLines } from "../../../lib/render/text/chart_lines.ts";
import type { Chart } from "../../../lib/sections/chart.ts";
import { weight } from "../../../lib/sections/numbers.ts";

const HEAD = {
  name: "x",
  title: "A <title>",
  description: "Words.",
  value: "Weight",
  text: weight,
};
const BOX = { low: 0, q1: 1, median: 2, q3: 3, high: 4, mean: 2, maximum: 8, outliers: 3 };

/** One of each kind, with what its numbers show when the pointer rests on it, and its lines of text. */
const CHARTS: { chart: Chart; hover: string; lines: RegExp }[] = [
  {
    chart: {
      ...HEAD,
      kind: "bars",
      item: "Component",
      bars: [{ label: "1", value: 0.5 }, { label: "2", value: 2 }],
      max: 2,
    },
    hover: "Component 2: 2.000",
    lines: /^component {2}weight\n +1 +0\.500 +█+▌\n +2 +2\.000 +█+$/,
  },
  {
    chart: {
      ...HEAD,
      kind: "boxes",
      item: "Component",
      boxes: [{ label: "1", ...BOX }],
      max: 8,
    },
    hover: "Component 1: mean 2.000, quartiles 1.000, 2.000, 3.000, whiskers 0.000 to 4.000, " +
      "largest 8.000, outliers 3",
    lines: /^component +mean +25 % +50 % +75 % +0 to 8\.000 +outliers\n +1 .*╶─+█+┃█+─+╴ +o +3$/,
  },
  {
    chart: {
      ...HEAD,
      kind: "heatmap",
      item: "Component",
      columns: ["1", "2"],
      rows: [{ label: "Digit 5", values: [0, 1] }, { label: "Digit 7", values: [0.5, 0] }],
      max: 1,
    },
    hover: "Digit 5, component 2: 1.000",
    lines: /components 1 to 2, 0 to 1\.000\nDigit 5 {2}▁█\nDigit 7 {2}[▄▅]▁$/,
  },
  {
    chart: {
      ...HEAD,
      kind: "histogram",
      item: "images",
      edges: [0, 1, 2, 3, 4],
      counts: [1, 0, 2, 4],
      mean: 2.5,
    },
    hover: "3.000 to 4.000: 4 images",
    lines: /weight +images\n0\.000 to 3\.000 +3 +█+.*\n3\.000 to 4\.000 +4 +█+$/,
  },
  {
    chart: {
      ...HEAD,
      kind: "groups",
      series: ["a", "b"],
      groups: [{ label: "Digit 5", values: [1, 2] }],
    },
    hover: "Digit 5, b: 2.000",
    lines: /^A <title>\n +a +b\nDigit 5 +1\.000 +2\.000$/,
  },
];

for (const { chart, hover, lines } of CHARTS) {
  Deno.test(`drawChart() draws ${chart.kind} with their numbers and in words`, () => {
    const drawn = drawChart(chart);
    assert.match(drawn.svg, /^<svg role="img" aria-label="A &lt;title&gt;"/);
    assert.match(drawn.svg, /<desc>Words\.<\/desc>/);
    assert.ok(drawn.svg.includes(`<title>${hover}</title>`), drawn.svg);
    assert.match(
      standaloneSvg(drawn),
      /^<\?xml .*\n<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /,
    );
    assert.equal(drawChart(chart), drawn, "it is drawn once");
  });

  Deno.test(`chartLines() writes ${chart.kind} as text`, () => {
    const place = { columns: 100, unicode: true, colorDepth: "none" } as const;
    assert.match(chartLines(chart, place).join("\n"), lines);
    for (const line of chartLines(chart, { ...place, columns: 80, unicode: false })) {
      assert.match(line, /^[\x20-\x7e]{0,80}$/);
    }
  });
}

Deno.test("drawChart() names as many of 45 components as can be read", () => {
  const bars = Array.from({ length: 45 }, (_, t) => ({ label: String(t + 1), value: t }));
  const { svg } = drawChart({ ...HEAD, kind: "bars", item: "Component", bars, max: 45 });
  const names = [...svg.matchAll(/<text[^>]*>(\d+)<\/text>/g)].map(([, name]) => Number(name));
  assert.deepEqual(names.filter((name) => name % 2 === 0 && name <= 44).slice(0, 3), [2, 4, 6]);
  assert.ok(!names.includes(43));
});
