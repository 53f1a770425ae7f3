import { deepEqual, equal } from "node:assert/strict";
import {
  addRows,
  appendImage,
  byteRoom,
  createImageChunks,
  joinImages,
} from "../../lib/dataset/image_chunks.ts";

Deno.test("joinImages() copies nothing where the guess was large enough", () => {
  const images = createImageChunks(2, 10);
  const chunk = byteRoom(images);
  chunk.pixels.set([1, 2, 3, 4]);
  chunk.labels.set([7, 8]);
  addRows(images, chunk, 2);
  const { pixels, labels } = joinImages(images);
  equal(pixels.buffer, chunk.pixels.buffer);
  deepEqual([...pixels], [1, 2, 3, 4]);
  deepEqual([...labels], [7, 8]);
});

Deno.test("appendImage() begins no new chunk for each image without fractions among others with them", () => {
  const images = createImageChunks(2, 10);
  for (let i = 0; i < 100; i++) appendImage(images, Float64Array.of(i % 2 / 2, 3), i);
  equal(images.chunks.length, 2);
  const { pixels, labels } = joinImages(images);
  deepEqual([...pixels.subarray(194)], [0.5, 3, 0, 3, 0.5, 3]);
  equal(labels[99], 99);
});
