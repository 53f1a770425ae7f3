import { deepEqual, equal } from "node:assert/strict";
import { fieldName, layoutOf, separatorOf } from "../../lib/dataset/csv_header.ts";

const range = (length: number, name: (index: number) => string) =>
  Array.from({ length }, (_, index) => name(index));
const places = (height: number, width: number, base = 1) =>
  range(height * width, (p) => `${Math.floor(p / width) + base}x${p % width + base}`);
const layout = (first: string[], wanted: [number, number] | null = null) =>
  layoutOf(first, ",", wanted, null);

Deno.test("layoutOf() takes Kaggle's header: label, 1x1 ... 28x28", () => {
  const { fields, labelField, pixels, shape } = layout(["label", ...places(28, 28)]);
  deepEqual({ fields, labelField, pixels, shape }, {
    fields: 785,
    labelField: 0,
    pixels: 784,
    shape: [28, 28],
  });
});

Deno.test("layoutOf() takes the shape from the last name, square or not, from 1x1 or 0x0", () => {
  deepEqual(layout(["label", ...places(20, 28)]).shape, [20, 28]);
  deepEqual(layout([...places(20, 28)]).shape, [20, 28]);
  deepEqual(layout(["label", ...places(20, 28, 0)]).shape, [20, 28]);
});

Deno.test("layoutOf() tells nothing of a shape that the number of columns contradicts", () => {
  equal(layout(["label", ...places(20, 28).slice(0, -5), "28x28"]).shape, null);
});

Deno.test("layoutOf() finds the label by its name, wherever it is", () => {
  const pixels = range(784, (index) => `pixel${index}`);
  equal(layout([...pixels, "class"]).labelField, 784);
  equal(layout([...pixels.slice(0, 5), " Label ", ...pixels.slice(5)]).labelField, 5);
  equal(layout(pixels).labelField, null);
});

Deno.test("layoutOf() tells by the number of columns whether there are labels, where no name does", () => {
  const zeros = (length: number) => range(length, () => "0");
  equal(layout(zeros(784)).labelField, null);
  equal(layout(zeros(785)).labelField, 0);
  equal(layout(zeros(561), [20, 28]).labelField, 0);
  equal(layout(zeros(560), [20, 28]).labelField, null);
  equal(layout(zeros(784)).names, null);
  equal(layout(["number", ...range(784, (index) => `p${index}`)]).labelField, 0);
});

Deno.test("layoutOf() takes column numbers as pandas writes them for a header", () => {
  equal(layout(range(785, String)).names?.length, 785);
  equal(layout(["label", ...range(784, String)]).names?.length, 785);
  equal(layout(["0", "1", "2", "4"]).names, null);
});

Deno.test("layoutOf() takes a first row with one wrong pixel for a row, not for a header", () => {
  equal(layout(["5", "0", "abc", "0", "0"]).names, null);
  equal(layout(["NaN", "nan", "-inf", "1e400"]).names, null);
});

Deno.test("layoutOf() lays a file without a header out like the one before it", () => {
  const before = layout([...range(560, (index) => `p${index}`), "label"]);
  const zeros = range(561, () => "0");
  equal(layoutOf(zeros, ",", null, before).labelField, 560);
  equal(layoutOf(zeros.slice(1), ",", null, before).labelField, null);
});

Deno.test("separatorOf() takes what is there most often, the comma in a tie", () => {
  equal(separatorOf("label,1x1,1x2"), ",");
  equal(separatorOf("label;1x1;1x2"), ";");
  equal(separatorOf("label\t1x1\t1x2"), "\t");
  equal(separatorOf("0,5;0,5;0,5;1"), ",");
  equal(separatorOf("0"), ",");
});

Deno.test("fieldName() counts from 1 and adds the header's name", () => {
  equal(fieldName(layout(["label", "1x1", "1x2"]), 2), "column 3 (1x2)");
  equal(fieldName(layout(["7", "0", "0", "0", "0"]), 2), "column 3");
});
