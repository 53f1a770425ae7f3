import assert from "node:assert/strict";
import fc from "fast-check";
import {
  bodyArea,
  fittingZoom,
  GAP,
  gridOf,
  itemAt,
  LEAST_SIZE,
  scrollTo,
} from "../../tui/layout.ts";
import { pictureCells } from "../../lib/render/pictures/picture.ts";
import { imageLayout } from "../../tui/parts/image_layout.ts";
import { componentsGrid } from "../../tui/screens/components/layout.ts";
import { reconstructionsLayout } from "../../tui/screens/reconstructions/layout.ts";
import { openTui } from "../support/small_model.ts";

const area = fc.record({
  columns: fc.integer({ min: LEAST_SIZE.columns, max: 260 }),
  rows: fc.integer({ min: LEAST_SIZE.rows - 3, max: 80 }),
});
const shape = fc.constantFrom([28, 28], [8, 8], [16, 20], [64, 64], [112, 92]) as fc.Arbitrary<
  readonly [number, number]
>;

Deno.test("gridOf() never reaches over the area, for common image sizes", () => {
  fc.assert(fc.property(
    area,
    shape,
    fc.integer({ min: 1, max: 300 }),
    fc.constantFrom(1, 2),
    (area, shape, count, pictures) => {
      const { item, across, down } = gridOf(area, { shape, count, pictures });
      assert.ok(across * (item.columns + GAP) - GAP <= area.columns || across === 1);
      assert.ok(down * item.rows <= area.rows || down === 1);
    },
  ));
});

Deno.test("gridOf() shows 28 x 28 pictures exactly where all fit, else as averaged thumbnails", () => {
  const at = (columns: number, rows: number, count: number) => {
    const { zoom, across, down } = gridOf({ columns, rows }, { shape: [28, 28], count });
    return { zoom, across, down };
  };
  assert.deepEqual(at(180, 47, 15), { zoom: 1, across: 6, down: 3 });
  assert.deepEqual(at(80, 21, 15), { zoom: 1 / 2, across: 5, down: 2 });
  assert.deepEqual(at(180, 47, 45), { zoom: 1 / 2, across: 11, down: 5 });
  assert.deepEqual(at(250, 67, 4), { zoom: 2, across: 4, down: 2 });
});

Deno.test("gridOf() shrinks what would reach over the area at any usual zoom", () => {
  for (const shape of [[2, 2000], [256, 256], [1000, 65], [60, 9]] as const) {
    for (const pictures of [1, 2]) {
      const { item } = gridOf({ columns: 60, rows: 13 }, { shape, count: 6, pictures });
      assert.ok(item.columns <= 60 && item.rows <= 13, `${shape}: ${JSON.stringify(item)}`);
    }
  }
});

Deno.test("gridOf() takes the zoom that is asked for, unless nothing of it would fit", () => {
  const asked = (zoom: number, rows: number) =>
    gridOf({ columns: 80, rows }, { shape: [28, 28], count: 15, zoom }).zoom;
  assert.equal(asked(1, 21), 1);
  assert.equal(asked(2, 21), 1 / 2, "28 rows do not fit in 21");
});

Deno.test("imageLayout() has three pictures and a chart within any area", () => {
  fc.assert(
    fc.property(area, shape, fc.integer({ min: 1, max: 200 }), fc.boolean(), (...given) => {
      const [area, shape, k, asNumbers] = given;
      const [height, width] = shape;
      const { zoom, differenceZoom, chart, isBeside } = imageLayout(area, shape, k, asNumbers);
      const large = pictureCells({ width, height }, zoom);
      const small = pictureCells({ width, height }, differenceZoom);
      const wide = large.columns * 2 + small.columns + 2 * GAP;
      assert.ok(wide + (isBeside ? GAP + chart.columns : 0) <= area.columns);
      assert.ok(large.rows + 1 + (isBeside ? 0 : chart.rows) <= area.rows);
    }),
    { examples: [[{ columns: 75, rows: 13 }, [8, 8], 6, false]] },
  );
});

Deno.test("imageLayout() keeps the originals exact in 80 x 24", () => {
  const layout = imageLayout({ columns: 80, rows: 21 }, [28, 28], 15, false);
  assert.deepEqual([layout.zoom, layout.differenceZoom, layout.isBeside], [1, 1 / 2, false]);
});

Deno.test("reconstructionsLayout() puts the histogram beside the pairs or below them", () => {
  const at = (columns: number, rows: number) => reconstructionsLayout(openTui({ columns, rows }));
  fc.assert(fc.property(area, ({ columns, rows }) => {
    const { pairs, histogram, isBeside } = at(columns, rows + 3);
    if (isBeside) assert.ok(pairs.columns + GAP + histogram.columns <= columns);
    else assert.ok(pairs.rows + histogram.rows <= rows);
  }));
  assert.equal(at(180, 50).isBeside, true);
  assert.equal(at(80, 24).isBeside, false);
});

Deno.test("fittingZoom() finds the largest zoom that fits", () => {
  assert.equal(fittingZoom({ columns: 100, rows: 30 }, [28, 28]), 2);
  assert.equal(fittingZoom({ columns: 55, rows: 30 }, [28, 28]), 1);
  assert.equal(fittingZoom({ columns: 20, rows: 30 }, [28, 28]), 1 / 2);
});

Deno.test("itemAt() finds what is under a cell, and nothing between items", () => {
  const state = openTui({ columns: 180, rows: 50 });
  const grid = componentsGrid(state);
  fc.assert(fc.property(fc.nat(179), fc.nat(bodyArea(state).rows - 1), (column, row) => {
    const item = itemAt(grid, column, row);
    if (item === undefined) return;
    const left = item % grid.across * (grid.item.columns + GAP);
    const top = Math.floor(item / grid.across) * grid.item.rows;
    assert.ok(column >= left && column < left + grid.item.columns);
    assert.ok(row >= top && row < top + grid.item.rows);
  }));
  assert.equal(itemAt(grid, grid.item.columns, 0), undefined);
});

Deno.test("scrollTo() moves no further than it must and never past the end", () => {
  assert.equal(scrollTo(0, 4, 5, 20), 0);
  assert.equal(scrollTo(0, 5, 5, 20), 1);
  assert.equal(scrollTo(9, 3, 5, 20), 3);
  assert.equal(scrollTo(18, 19, 5, 20), 15);
  assert.equal(scrollTo(3, 1, 5, 2), 0);
});
