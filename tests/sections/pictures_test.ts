import assert from "node:assert/strict";
import ndarray from "ndarray";
import type { ImageFormat, Picture } from "../../lib/sections/picture.ts";
import {
  differencePicture,
  overlayPicture,
  paintOverlay,
  pixelPicture,
  scaledPicture,
  tintedPicture,
} from "../../lib/sections/pictures.ts";

const GREY: ImageFormat = { shape: [1, 2], channels: 1 };
const COLOR: ImageFormat = { shape: [1, 2], channels: 3 };

Deno.test("scaledPicture() reaches from 0 to the largest value, of colours over all channels", () => {
  assert.deepEqual(valuesOf(scaledPicture([1, 4], GREY)), [0.25, 1]);
  assert.deepEqual(rgbOf(scaledPicture([0, 1, 2, 4, 0, 3], COLOR)), [0, 64, 128, 255, 0, 191]);
  assert.deepEqual(valuesOf(scaledPicture([0, 0], GREY)), [0, 0], "nothing is black");
});

Deno.test("pixelPicture() draws the data's white as white, and clips colours beyond it", () => {
  assert.deepEqual(valuesOf(pixelPicture([0.5, 1], GREY, 1)), [0.5, 1]);
  assert.deepEqual(valuesOf(pixelPicture([51, 255], GREY, 255)), [0.2, 1]);
  assert.deepEqual(rgbOf(pixelPicture([0, 0.5, 1, 1.5, 0, 0], COLOR, 1)), [0, 128, 255, 255, 0, 0]);
});

Deno.test("differencePicture() is original - reconstruction around 0.5, of colours their mean", () => {
  assert.deepEqual(valuesOf(differencePicture([255, 0], [0, 255], GREY, 255)), [1, 0]);
  assert.deepEqual(valuesOf(differencePicture([1, 0.5], [0.5, 0.5], GREY, 1)), [0.75, 0.5]);
  const mean = differencePicture([30, 60, 90, 0, 0, 0], [0, 0, 0, 30, 60, 90], COLOR, 60);
  assert.deepEqual(valuesOf(mean), [1, 0]);
});

Deno.test("tintedPicture() is the shade of a component in one colour", () => {
  assert.deepEqual(rgbOf(tintedPicture([1, 2], GREY, [200, 100, 0])), [100, 50, 0, 200, 100, 0]);
  assert.deepEqual(
    rgbOf(tintedPicture([3, 0, 0, 2, 2, 2], COLOR, [200, 100, 0])),
    [100, 50, 0, 200, 100, 0],
  );
});

Deno.test("overlayPicture() tells which component is seen most in each pixel", () => {
  for (const format of [GREY, COLOR]) {
    const channels = format.channels;
    const row = (a: number, b: number) =>
      [a, b].flatMap((value) => new Array<number>(channels).fill(value));
    const components = ndarray(
      Float32Array.from([...row(8, 0), ...row(4, 0), ...row(0, 0)]),
      [3, 2 * channels],
    );
    const painted = paintOverlay(components, [0, 2], format);
    const picture = overlayPicture(painted, components, format);
    assert.deepEqual(rgbOf(picture), [31, 119, 180, 0, 0, 0]);
    assert.deepEqual([...Array.from(picture.parts!)], [1, 0]);
  }
});

function valuesOf(picture: Picture): number[] {
  assert.ok("values" in picture);
  return Array.from(picture.values);
}

function rgbOf(picture: Picture): number[] {
  assert.ok("rgb" in picture);
  return Array.from(picture.rgb);
}
