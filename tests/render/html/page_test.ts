import assert from "node:assert/strict";
import { DOMParser } from "linkedom";
import type { Model } from "../../../lib/model/model.ts";
import { page } from "../../../lib/render/html/page.ts";
import { reportFacts } from "../../../lib/sections/report_facts.ts";
import { NO_IMAGES, NO_LABELS } from "../../../lib/sections/notes.ts";
import { SECTIONS, sectionsOf } from "../../../lib/sections/sections.ts";
import { madeModel, type MadeModelOptions } from "../../support/made_model.ts";

Deno.test("page() has every section with all figures of each digit", () => {
  const { figures } = open(pageOf({ "k4.npz": madeModel() }));
  // 3 digits of 14, 13, 13 images; 4 components; 20 worst and 20 best of 40
  assert.deepEqual(figures("img"), {
    loaded: 0,
    examples: 3 * 10,
    components: 4,
    sample: 3,
    digits: 0,
    top: 3 * 4,
    reconstructions: 3 * 3,
    distances: 2 * 20 * 2,
    class: 3 * 4,
    overlay: 3 * (1 + 4),
    compare: 0,
    made: 0,
  });
  const charts = figures("svg");
  assert.deepEqual(
    [charts.sample, charts.digits, charts.distances],
    [1, 1 + 3 * 2, 1],
  );
});

Deno.test("page() compares two models of the same images", () => {
  const models = { "k4.npz": madeModel(), "k6.npz": madeModel({ k: 6 }) };
  // the images of both follow from their W and H, so only those of the first are kept
  const same = { ...models["k6.npz"], images: models["k4.npz"].images };
  const { document, figures } = open(pageOf({ ...models, "k6.npz": same }));
  assert.equal(figures("img").compare, 3 * (1 + 2));
  assert.equal(figures("svg").compare, 1);
  assert.equal(figures("img").examples, 3 * 10, "once for both");
  assert.equal(figures("img").components, 4 + 6);
  assert.match(document.querySelector("#compare h3")!.textContent!, /k4: 4 .* and k6: 6 /);
});

Deno.test("page() does not compare models of other images image by image, and says so", () => {
  const { document, figures } = open(
    pageOf({ "k4.npz": madeModel(), "k6.npz": madeModel({ k: 6 }) }),
  );
  assert.equal(figures("img").compare, 0);
  assert.match(document.querySelector("#compare")!.textContent!, /not of the same images/);
});

Deno.test("page() says which sections need images, for a model without them", () => {
  const { document, figures } = open(pageOf({ "k4.npz": madeModel({ images: false }) }));
  for (const id of ["loaded", "examples", "reconstructions", "distances"]) {
    assert.ok(document.querySelector(`#${id}`)!.textContent!.includes(NO_IMAGES), id);
  }
  assert.equal(figures("img").examples, 0);
  assert.equal(figures("img").reconstructions, 3, "the reconstructions alone");
  assert.equal(figures("img").distances, 0);
  assert.equal(figures("img").top, 12);
});

Deno.test("page() groups by strongest component where there are no labels, and says so", () => {
  const { document } = open(pageOf({ "k4.npz": madeModel({ labels: false }) }));
  assert.ok(document.querySelector("#loaded")!.textContent!.includes(NO_LABELS));
  const headings = [...document.querySelectorAll("#top h4")].map((one) => one.textContent);
  assert.ok(headings.length > 1);
  assert.ok(headings.every((name) => /^Cluster [1-4] +\d+ images$/.test(name!)), headings.join());
});

Deno.test("page() says that a file of arrays alone does not tell how it was made", () => {
  const { document } = open(pageOf({ "k4.npz": madeModel({ origin: false }) }));
  assert.match(document.querySelector("#made")!.textContent!, /holds arrays only/);
});

Deno.test("page() shows parameters, seconds and the command of the fit", () => {
  const { document } = open(pageOf({ "k4.npz": madeModel() }));
  const text = document.querySelector("#made")!.textContent!;
  for (
    const words of [
      "deno task fit digits.csv -k 4 --max-iter 50 -o k4.npz",
      "deno task report k4.npz -o DIR",
      "123.25",
      "A note about this fit.",
      "fit 1.50 s",
      Deno.version.deno,
    ]
  ) assert.ok(text.includes(words), words);
});

Deno.test("page() holds all that it needs: no address, no script, a policy that forbids both", () => {
  const html = pageOf({ "k4.npz": madeModel() });
  const { document } = open(html);
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]")!;
  assert.match(policy.getAttribute("content")!, /^default-src 'none';/);
  assert.equal(document.querySelectorAll("script, link[rel=stylesheet], iframe, object").length, 0);
  const addresses = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address!);
  assert.ok(addresses.length > 100);
  for (const address of addresses) assert.match(address, /^(data:|#)/);
  assert.doesNotMatch(html.replaceAll("http://www.w3.org/", ""), /https?:\/\//);
  assert.doesNotMatch(html, /url\(|@import/);
});

Deno.test("page() can be read without eyes and without a mouse", () => {
  const { document } = open(pageOf({ "k4.npz": madeModel() }));
  assert.equal(document.documentElement.getAttribute("lang"), "en");
  const skip = document.querySelector("body > a")!;
  assert.equal(skip.getAttribute("href"), "#main");
  for (const image of document.querySelectorAll("img")) {
    assert.ok(image.getAttribute("alt"), "every picture has a text");
  }
  for (const chart of document.querySelectorAll("svg")) {
    assert.equal(chart.getAttribute("role"), "img");
    assert.ok(chart.getAttribute("aria-label"));
    assert.ok(chart.querySelector("desc")!.textContent);
  }
  for (const radio of document.querySelectorAll("input")) {
    assert.equal(radio.getAttribute("type"), "radio");
    assert.ok(radio.closest("label")!.textContent!.trim());
  }
  const links = [...document.querySelectorAll("nav a")].map((a) => a.getAttribute("href"));
  assert.deepEqual(links, Object.keys(SECTIONS).map((id) => `#${id}`));
  assertHeadingsDescendByOne(document);
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  assert.equal(new Set(ids).size, ids.length, "no id twice");
});

Deno.test("page() offers any two digits side by side", () => {
  const html = pageOf({ "k4.npz": madeModel() });
  const { document } = open(html);
  const values = (side: string) =>
    [...document.querySelectorAll(`input[name=${side}]`)].map((radio) => radio.id);
  assert.deepEqual(values("left"), ["left-2", "left-5", "left-7"]);
  assert.deepEqual(values("right"), ["right-2", "right-5", "right-7"]);
  for (const digit of [2, 5, 7]) {
    assert.ok(html.includes(`:has(#left-${digit}:checked) .pairs>.group-${digit}{`));
    assert.ok(document.querySelector(`.pairs > .group-${digit} svg`));
  }
  const contrast = document.querySelector(".contrast-5-7")!.textContent!;
  assert.match(contrast, /^Digit 5 and Digit 7 differ most in the means of components \d \(/);
});

Deno.test("page() shows names as text, whatever is in them", () => {
  const html = pageOf({ '<b>"x".npz': madeModel({ n: 6 }) });
  assert.doesNotMatch(html, /<b>"x"/);
  const evil = madeModel({ n: 6 });
  const sources = ["<script>alert(1)</script>.csv"];
  const named = pageOf({ "k4.npz": { ...evil, origin: { ...evil.origin!, sources } } });
  assert.doesNotMatch(named, /<script/);
  assert.ok(named.includes("&lt;script&gt;"));
});

Deno.test("page() of one image, one component and one pixel", () => {
  const small: MadeModelOptions = { n: 1, k: 1, shape: [1, 1] };
  const { figures } = open(pageOf({ "one.npz": madeModel(small) }));
  assert.equal(figures("img").components, 1);
  assert.equal(figures("img").distances, 2 * 2);
});

function pageOf(models: Record<string, Model>): string {
  const list = Object.entries(models).map(([path, model]) => ({ path, model }));
  const report = reportFacts(list);
  return page(report, [...sectionsOf(report)]);
}

function open(html: string) {
  const document = new DOMParser().parseFromString(html, "text/html");
  const figures = (selector: string) =>
    Object.fromEntries(
      Object.keys(SECTIONS).map((
        id,
      ) => [id, document.querySelectorAll(`#${id} ${selector}`).length]),
    );
  return { document, figures };
}

function assertHeadingsDescendByOne(
  document: { querySelectorAll(selector: string): Iterable<Element> },
) {
  let level = 0;
  for (const { tagName } of document.querySelectorAll("h1, h2, h3, h4, h5")) {
    const next = Number(tagName[1]);
    assert.ok(next <= level + 1, `${tagName} after h${level}`);
    level = next;
  }
}

interface Element {
  readonly tagName: string;
}
