import assert from "node:assert/strict";
import { report } from "../../../lib/commands/report.ts";
import type { Io } from "../../../lib/commands/io.ts";
import { writeModel } from "../../../lib/model/model_file.ts";
import type { Model } from "../../../lib/model/model.ts";
import { NO_IMAGES, NO_LABELS } from "../../../lib/sections/notes.ts";
import { reportFacts } from "../../../lib/sections/report_facts.ts";
import { sectionsOf } from "../../../lib/sections/sections.ts";
import { textWidth } from "../../../lib/render/text/text_width.ts";
import { fakeIo } from "../../support/fake_io.ts";
import { withFiles } from "../../support/files.ts";
import { madeModel } from "../../support/made_model.ts";

Deno.test("report without -o writes every section, in the page's order, as plain text", async () => {
  const text = await reportOf([madeModel()]);
  const lines = text.split("\n");
  const sections = [...sectionsOf(reportFacts([{ path: "m0.npz", model: madeModel() }]))];
  const places = sections.map(({ title }) => lines.indexOf(title));
  assert.equal(places.length, 12);
  assert.ok(
    places.every((place, i) => place >= 0 && (i === 0 || place > places[i - 1]!)),
    String(places),
  );
  // deno-lint-ignore no-control-regex -- escapes are control characters by nature
  assert.doesNotMatch(text, /\x1b/);
  assert.match(text, /^m0 +40 +6 x 5 +0 to 255 +4 +digits\.csv$/m);
  assert.match(text, /^Digit 5 +13$/m);
  assert.match(text, /deno task fit digits\.csv -k 4 --max-iter 50 -o m0\.npz/);
});

Deno.test("report without -o keeps to the width of the screen", async () => {
  for (const columns of [80, 200]) {
    const text = await reportOf([madeModel(), madeModel({ k: 6 })], { columns });
    for (const line of text.split("\n")) assert.ok(textWidth(line) <= columns, line);
  }
});

Deno.test("report without -o draws every component, and names all top components of a digit", async () => {
  const text = await reportOf([madeModel({ k: 12, shape: [28, 28] })]);
  const components = sectionOf(text, "Components");
  for (let t = 1; t <= 12; t++) assert.match(components, new RegExp(`^.*Component ${t}\\b`, "m"));
  const top = sectionOf(text, "Top components");
  const [, first] = /^Digit 2 .*\n([^]*?)\nComponent/m.exec(top)!;
  assert.equal(
    first!.match(/\d+: \d+\.\d{3}/g)!.length,
    10,
    "no number is parted from its component",
  );
  assert.equal(top.match(/^Component/gm)!.length, 3, "a row for each digit");
});

Deno.test("report without -o tells of means once, beside the box plots", async () => {
  const digits = sectionOf(await reportOf([madeModel()]), "Digits");
  assert.equal(digits.match(/25 %/g)!.length, 3);
  assert.doesNotMatch(digits, /mean weight/);
});

Deno.test("report without -o uses characters only where nothing else is sure", async () => {
  const text = await reportOf([madeModel()], { unicode: false });
  assert.match(text, /^-+$/m);
  assert.doesNotMatch(text, /[█▏─╶┃]/);
});

Deno.test("report without -o says what a model lacks", async () => {
  const text = await reportOf([madeModel({ images: false, labels: false, origin: false })]);
  const words = text.replaceAll("\n", " ");
  assert.ok(words.includes(NO_IMAGES));
  assert.ok(words.includes(NO_LABELS));
  assert.match(text, /^Cluster [1-4] +\d+$/m);
  assert.match(text, /This file holds arrays only/);
});

Deno.test("report without -o draws in the terminal's colours", async () => {
  const text = await reportOf([madeModel({ n: 6 })], { colorDepth: "256", renderer: "blocks" });
  // deno-lint-ignore no-control-regex -- escapes are control characters by nature
  assert.match(text, /\x1b\[(38|48);5;\d+/);
});

/** The text below a heading, up to the next one. */
function sectionOf(text: string, title: string): string {
  const [, ...rest] = text.split(`\n${title}\n${"─".repeat(title.length)}\n`);
  return rest[0]!.split(/\n.*\n─+\n/)[0]!;
}

async function reportOf(models: Model[], parts: Partial<Io> = {}): Promise<string> {
  const io = fakeIo(parts);
  await withFiles({}, async (folder) => {
    const paths = models.map((_, i) => `${folder}/m${i}.npz`);
    for (const [i, model] of models.entries()) await writeModel(paths[i]!, model);
    await report(paths, {}, io);
  });
  return io.stdout();
}
