import assert from "node:assert/strict";
import { DOMParser } from "linkedom";
import type { Dataset } from "../../lib/dataset/dataset.ts";
import type { Model } from "../../lib/model/model.ts";
import { golden, type GoldenFacts, transformByDefinition } from "./golden.ts";

/** A model of scikit-learn's components on the images that it found them in. */
export async function goldenModel(dataset: Dataset, name: string): Promise<Model> {
  const { components } = await golden(name);
  return {
    components,
    features: transformByDefinition(dataset.images, components),
    labels: dataset.labels,
    classes: dataset.classes,
    images: dataset.images,
    shape: dataset.shape,
    channels: 1,
    paths: null,
    origin: null,
  };
}

/**
 * Asserts that a report holds scikit-learn's numbers of a model: in its data files, and on its page.
 *
 * @param readText the text of a file of the report
 */
export async function assertReportsScikitLearn(
  readText: (path: string) => Promise<string>,
  model: string,
  name: string,
): Promise<void> {
  const { facts } = await golden(name);
  const read = async (file: string) => JSON.parse(await readText(`data/${model}/${file}.json`));
  assertDigits(await read("digits"), facts);
  const { worst, best, transform_err: error } = await read("reconstructions");
  close(error, facts.transform_err, facts.transform_err * 1e-8);
  const indices = (ranking: readonly { index: number }[]) => ranking.map(({ index }) => index);
  assert.deepEqual(indices(worst), indices(facts.worst20));
  assert.deepEqual(indices(best), indices(facts.best20));
  assertPage(await readText("index.html"), model, facts);
}

// deno-lint-ignore no-explicit-any -- JSON as it was written
function assertDigits({ digits }: any, facts: GoldenFacts): void {
  assert.equal(digits.length, Object.keys(facts.digits).length);
  for (const { digit, count, mean, quartiles, top } of digits) {
    const expected = facts.digits[digit]!;
    assert.equal(count, expected.count);
    assert.deepEqual(top.map(({ component }: { component: number }) => component), expected.top10);
    expected.mean.forEach((value, t) => close(mean[t], value, 1e-5));
    expected.quartiles.forEach((quartile, q) =>
      quartile.forEach((value, t) => close(quartiles[q][t], value, 1e-5))
    );
  }
}

/** What a reader sees: the top components with their means, and the distances of the worst and best. */
function assertPage(html: string, model: string, facts: GoldenFacts): void {
  const document = new DOMParser().parseFromString(html, "text/html");
  const tops = captionsOf(document, "top", model);
  const expected = Object.values(facts.digits).flatMap(({ top10, mean }) =>
    top10.map((t) => [t + 1, mean[t]!] as const)
  );
  assert.equal(tops.length, expected.length);
  tops.forEach((caption, i) => {
    const [number, value] = caption.split(" ").map(Number);
    assert.equal(number, expected[i]![0]);
    close(value!, expected[i]![1], 0.00051);
  });
  const ranked = captionsOf(document, "distances", model);
  [...facts.worst20, ...facts.best20].forEach(({ index, label, distance }, i) => {
    const [, shownIndex, shownLabel, shownDistance] = /^image (\d+), (\d)distance ([\d,.]+)$/.exec(
      ranked[i]!,
    )!;
    assert.deepEqual([Number(shownIndex), Number(shownLabel)], [index, label]);
    close(Number(shownDistance!.replaceAll(",", "")), distance, 0.051);
  });
}

// deno-lint-ignore no-explicit-any -- linkedom's nodes
function captionsOf(document: any, section: string, model: string): string[] {
  const children = [...document.querySelector(`#${section}`).children];
  const start = children.findIndex(({ tagName, textContent }) =>
    tagName === "H3" && textContent.startsWith(`${model}:`)
  );
  const end = children.findIndex(({ tagName }, i) => i > start && tagName === "H3");
  return children.slice(start + 1, end < 0 ? undefined : end)
    .flatMap((part) => [...part.querySelectorAll("figure.picture > figcaption")])
    .map(({ textContent }) => textContent);
}

function close(found: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(found - expected) <= tolerance, `${found} instead of ${expected}`);
}
