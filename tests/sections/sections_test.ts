import assert from "node:assert/strict";
import { classes, contrasts } from "../../lib/sections/classes.ts";
import { sharedPictures } from "../../lib/sections/class_pictures.ts";
import { comparison } from "../../lib/sections/comparison.ts";
import { components } from "../../lib/sections/components.ts";
import { distances } from "../../lib/sections/distances.ts";
import { examples } from "../../lib/sections/examples.ts";
import { loaded } from "../../lib/sections/loaded.ts";
import { factsOf, type ModelFacts } from "../../lib/sections/model_facts.ts";
import { NO_IMAGES, NO_LABELS, NO_ORIGIN } from "../../lib/sections/notes.ts";
import { overlays } from "../../lib/sections/overlay.ts";
import { provenance, reportProvenance } from "../../lib/sections/provenance.ts";
import { reconstructions } from "../../lib/sections/reconstructions.ts";
import { pythonFit } from "../../lib/sections/recipe.ts";
import { reportFacts } from "../../lib/sections/report_facts.ts";
import { sample } from "../../lib/sections/sample.ts";
import type { Part, Section } from "../../lib/sections/section.ts";
import { SECTIONS, sectionsOf } from "../../lib/sections/sections.ts";
import { top } from "../../lib/sections/top.ts";
import { cellText } from "../../lib/sections/table.ts";
import { madeModel, type MadeModelOptions } from "../support/made_model.ts";

const facts = (options: MadeModelOptions = {}, isRanked = false): ModelFacts =>
  factsOf({ name: "m", path: "folder/m.npz" }, madeModel(options), { isRanked });

const BOOTS = ["boot", "bag", "coat"] as const;

Deno.test("components() shows each with its share, and who uses it most", () => {
  const section = components(facts());
  const shown = exhibits(section);
  assert.deepEqual(shown.map(({ name }) => name), [1, 2, 3, 4].map((t) => `Component ${t}`));
  assert.match(textsOf(section), /share \d+\.\d %/);
  const shares = section.tables[0]!.rows.map(([, share]) => share as number);
  assert.ok(Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 1e-9);
  assert.match(String(section.tables[0]!.rows[0]![3]), /^Digit [257]$/);
});

Deno.test("components() of one is large, with its scale and the classes that use it", () => {
  const model = facts({ classes: BOOTS });
  const [part] = components(model, { index: 1 }).parts;
  const { components: H } = madeModel();
  assert.equal(part!.title, "Component 2");
  assert.equal(part!.pictures[0]!.isLarge, true);
  const values = Array.from({ length: 30 }, (_, j) => H.get(1, j));
  assert.deepEqual(exhibits(part!)[0]!.pictures[0]!.scale, { low: 0, high: Math.max(...values) });
  assert.deepEqual(barLabels(part!), [...BOOTS]);
  assert.throws(
    () => components(model, { index: 4 }),
    /folder\/m\.npz: there is no component 4; choose --index from 0 to 3/,
  );
});

Deno.test("components() of colour images have a scale for each channel, and pixels by channel", () => {
  const section = components(facts({ channels: 3 }), { index: 0 });
  const shown = exhibits(section.parts[0]!)[0]!.pictures[0]!;
  assert.equal(shown.scale!.channels!.length, 3);
  assert.equal(Math.max(...shown.scale!.channels!), shown.scale!.high);
  const picture = shown.make();
  assert.ok("rgb" in picture && picture.rgb.length === 6 * 5 * 3);
  assert.deepEqual(section.data[0]!.table().head.slice(3, 7), ["1x1r", "1x1g", "1x1b", "1x2r"]);
});

Deno.test("sample() shows an image three times, its weights, and its distance", () => {
  const section = sample(facts({}, true), { index: 3 });
  const [part] = section.parts;
  assert.equal(part!.title, "Image 3");
  assert.match(part!.subtitle!, /^digit 7 {2}distance \d+\.\d+$/);
  const [exhibit] = exhibits(part!);
  assert.deepEqual(exhibit!.pictures.map(({ label }) => label), [
    "Original",
    "Reconstruction",
    "Difference",
  ]);
  assert.deepEqual(exhibit!.pictures.map(({ scale }) => scale), [
    { low: 0, high: 255 },
    { low: 0, high: 255 },
    { low: -255, high: 255 },
  ]);
  assert.match(part!.notes[0]!, /rank \d+ of 40 from the worst/);
  assert.match(part!.notes[1]!, /agree to the bit in 30 of 30 pixels/);
  assert.deepEqual(barLabels(part!), ["1", "2", "3", "4"]);
  assert.throws(
    () => sample(facts(), { index: 40 }),
    /there is no image 40; choose --index from 0/,
  );
});

Deno.test("sample() of a model without images shows the reconstruction alone", () => {
  const [part] = sample(facts({ images: false }), { index: 3 }).parts;
  assert.deepEqual(exhibits(part!)[0]!.pictures.map(({ label }) => label), ["Reconstruction"]);
  assert.equal(part!.subtitle, "digit 7");
});

Deno.test("classes() puts box plots and means of all classes on one scale", () => {
  const model = facts();
  const section = classes(model, { top: 2 });
  assert.equal(section.title, "Digits");
  assert.deepEqual(section.parts.map(({ title }) => title), ["Digit 2", "Digit 5", "Digit 7"]);
  const { features } = madeModel();
  const boxes = section.parts.map(({ charts }) => charts[0]!);
  for (const chart of boxes) {
    assert.ok(chart.kind === "boxes");
    assert.equal(chart.max, Math.max(...features.data));
  }
  const largestMean = Math.max(...model.statistics.flatMap(({ mean }) => [...mean]));
  for (const { charts: [, means] } of section.parts) {
    assert.ok(means!.kind === "bars" && means!.max === largestMean);
  }
  const [table] = section.parts[0]!.tables;
  assert.deepEqual(table!.rows[2]!.map((cell, i) => cellText(cell, table!.columns[i]!))[0], "3");
});

Deno.test("classes() are Classes where they have names, and Clusters where they have none", () => {
  assert.equal(classes(facts({ classes: BOOTS }), { top: 1 }).title, "Classes");
  const section = classes(facts({ classes: BOOTS }), { top: 1, label: 1 });
  assert.deepEqual(section.parts.map(({ title }) => title), ["Class bag"]);
  assert.match(section.charts[0]!.title, /^Mean weights of class bag/);
  assert.equal(classes(facts({ labels: false }), { top: 1 }).title, "Clusters");
});

Deno.test("contrasts() says on which components two classes differ most", () => {
  const [first, ...others] = contrasts(facts());
  assert.equal(others.length, 2);
  assert.deepEqual(first!.labels, [0, 1]);
  assert.match(
    first!.text,
    /^Digit 2 and Digit 5 differ most in the means of components \d \(\d\.\d{3} against \d\.\d{3}\)/,
  );
});

Deno.test("top() shows the components of the largest means, largest first", () => {
  const { parts } = top(facts(), { top: 3 });
  const means = exhibits(parts[0]!).map(({ facts }) => Number(facts[0]!.text));
  assert.equal(means.length, 3);
  assert.deepEqual(means, means.toSorted((a, b) => b - a));
  assert.equal(parts[0]!.subtitle, "13 images");
});

Deno.test("reconstructions() shows the first image of each class", () => {
  const section = reconstructions(facts());
  assert.deepEqual(exhibits(section).map(({ short, of }) => [short, of]), [
    ["1", "2"],
    ["2", "5"],
    ["0", "7"],
  ]);
  assert.deepEqual(reconstructions(facts({ images: false })).notes, [NO_IMAGES]);
});

Deno.test("distances() ranks, of all images or of one class", () => {
  const model = facts({}, true);
  const section = distances(model, { worst: 3, best: 2 });
  assert.deepEqual(section.parts.map(({ title }) => title), ["The 3 worst", "The 2 best"]);
  const ofClass = distances(model, { worst: 40, best: 0, label: 0 });
  assert.equal(ofClass.parts.length, 1);
  assert.ok(exhibits(ofClass.parts[0]!).every(({ of }) => of === "2"));
  const [histogram] = section.charts;
  assert.ok(histogram!.kind === "histogram");
  assert.equal(histogram!.counts.reduce((sum, count) => sum + count, 0), 40);
  assert.deepEqual(distances(facts({ images: false }), { worst: 1, best: 1 }).notes, [NO_IMAGES]);
});

Deno.test("sharedPictures() shows mean, median, minimum and maximum of the top components", () => {
  const { parts } = sharedPictures(facts(), { top: 2, label: 2 });
  assert.equal(parts.length, 1);
  assert.equal(parts[0]!.title, "Digit 7");
  assert.match(parts[0]!.subtitle!, /^components \d, \d$/);
  assert.deepEqual(exhibits(parts[0]!).map(({ name }) => name), [
    "Mean",
    "Median",
    "Minimum",
    "Maximum",
  ]);
});

Deno.test("overlays() has a colour and a letter for each component", () => {
  const [part] = overlays(facts(), { top: 3, label: 0 }).parts;
  assert.deepEqual(part!.legend!.map(({ mark }) => mark), ["A", "B", "C"]);
  assert.deepEqual(part!.legend![1]!.color, [255, 127, 14]);
  assert.equal(exhibits(part!).length, 4);
  const picture = exhibits(part!)[0]!.pictures[0]!.make();
  assert.equal(picture.parts!.length, 30);
});

Deno.test("examples() shows the first images of each class", () => {
  const section = examples(facts(), { examples: 2 });
  assert.deepEqual(
    section.pictures[0]!.rows.map((
      { label, exhibits },
    ) => [label, ...exhibits.map((e) => e.short)]),
    [["Digit 2", "1", "4"], ["Digit 5", "2", "5"], ["Digit 7", "0", "3"]],
  );
  assert.deepEqual(examples(facts({ images: false }), { examples: 2 }).notes, [NO_IMAGES]);
});

Deno.test("loaded() tells sizes, the range of the pixels, counts, and what is missing", () => {
  const report = reportFacts([
    { path: "a.npz", model: madeModel({ dividedBy: 255 }) },
    { path: "b.npz", model: madeModel({ images: false, labels: false, channels: 3 }) },
  ]);
  const section = loaded(report);
  assert.deepEqual(section.tables[0]!.rows[0]!.slice(0, 5), ["a", 40, "6 x 5", "0 to 1", 4]);
  assert.equal(section.tables[0]!.rows[1]![2], "6 x 5 x 3");
  assert.deepEqual(section.notes, [`b: ${NO_IMAGES}`, `b: ${NO_LABELS}`]);
  assert.deepEqual(section.parts[0]!.tables[0]!.rows[0], ["Digit 2", 13]);
});

Deno.test("comparison() sets models of the same images beside one another", () => {
  const model = madeModel();
  const same = { ...madeModel({ k: 6 }), images: model.images };
  const section = comparison(
    reportFacts([{ path: "a.npz", model }, { path: "b.npz", model: same }]),
  );
  assert.deepEqual(section.tables[0]!.rows.map(([name, k]) => [name, k]), [["a", 4], ["b", 6]]);
  assert.deepEqual(exhibits(section.parts[0]!).slice(0, 3).map(({ name }) => name), [
    "image 1",
    "a",
    "b",
  ]);
  const alone = comparison(reportFacts([{ path: "a.npz", model }]));
  assert.match(alone.notes[0]!, /of one model/);
});

Deno.test("provenance() has the command that makes a model again, or says that nothing is known", () => {
  const section = provenance(facts());
  assert.equal(section.code, "deno task fit digits.csv -k 4 --max-iter 50 -o m.npz");
  assert.match(tableText(section), /n_iter 42, in 17 passes/);
  assert.deepEqual(provenance(facts({ origin: false })).notes, [NO_ORIGIN]);
  const report = reportFacts([{ path: "folder/m.npz", model: madeModel() }]);
  assert.equal(reportProvenance(report).code, "deno task report m.npz -o DIR");
});

Deno.test("sectionsOf() makes every section of a report, under its own name", () => {
  const report = reportFacts([{ path: "m.npz", model: madeModel() }]);
  assert.deepEqual([...sectionsOf(report)].map(({ id }) => id), Object.keys(SECTIONS));
});

Deno.test("recipes are the lines of strokes and of Python that make a section", () => {
  const shown = [...sectionsOf(reportFacts([{ path: "my k4.npz", model: madeModel() }]))];
  const recipes = shown.filter(({ recipe }) => recipe !== null);
  assert.deepEqual(
    recipes.map(({ id }) => id),
    "examples components sample digits top reconstructions distances class overlay".split(" "),
  );
  const [digits] = recipes.filter(({ id }) => id === "digits");
  assert.deepEqual(digits!.recipe, {
    command: "deno task digits my-k4.npz --digit 7",
    python: "plt.boxplot(W[y == 7])\nW[y == 7].mean(axis=0)",
  });
  assert.match(
    pythonFit(shown[1]!.ofModels[0]!.model),
    /^model = NMF\(n_components=4, init="nndsvd", /m,
  );
  const named = top(facts({ classes: ["a", "b", "ankle boot"] }), { top: 2 }).recipe!;
  assert.equal(named.command, "deno task digits m.npz --class 'ankle boot' --top 2");
  assert.match(named.python, /y == "ankle boot"/);
  assert.equal(top(facts({ labels: false }), { top: 2 }).recipe, undefined);
});

Deno.test("factsOf() computes nothing before it is asked for", () => {
  const model = madeModel();
  const images = new Proxy(model.images!, {
    get: () => assert.fail("the images are looked at"),
  });
  const section = components(factsOf({ name: "m" }, { ...model, images }), { index: 0 });
  assert.equal(exhibits(section.parts[0]!)[0]!.pictures[0]!.make().width, 5);
});

function exhibits({ pictures }: Part) {
  return pictures.flatMap(({ rows }) => rows.flatMap((row) => row.exhibits));
}

function textsOf(section: Section): string {
  return exhibits(section).flatMap(({ facts }) => facts.map(({ name, text }) => `${name} ${text}`))
    .join();
}

function barLabels({ charts: [chart] }: Part): string[] {
  assert.ok(chart?.kind === "bars");
  return chart.bars.map(({ label }) => label);
}

function tableText({ tables }: Part): string {
  return tables.flatMap(({ rows }) => rows.map((row) => row.join(" "))).join("\n");
}
