import { deepEqual, equal, ok } from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { Model } from "../../lib/model/model.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { digitsCsv } from "../support/digits_csv.ts";
import { runCli } from "../support/fake_streams.ts";
import { madeModel } from "../support/made_model.ts";

const FOLDER = new URL("../../docs/schema/", import.meta.url);
const SCHEMAS = readdirSync(FOLDER).filter((name) => name.endsWith(".json"));
const ajv = new Ajv2020({ allErrors: true, strict: false });
const validators = new Map(SCHEMAS.map((name) => {
  const schema = JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
  equal(schema.$id, `urn:strokes:${name.replace(".json", "")}:1`);
  return [name.replace(".json", ""), ajv.compile(schema)];
}));

/** Command lines and the schema that their output has; `@` before a file is the folder. */
const ON_A_MODEL: readonly (readonly [schema: string, line: string])[] = [
  ["components", "components @m.npz"],
  ["components", "components @m.npz --index 1"],
  ["sample", "sample @m.npz --index 3"],
  ["info", "info @m.npz"],
  ["info", "info @m.npz --check"],
  ["verify", "verify @m.npz @m.npz"],
  ["saved", "export @m.npz --what components -o @c.npy"],
];
const WITH_LABELS: typeof ON_A_MODEL = [
  ["digits", "digits @m.npz"],
  ["digits", "classes @m.npz --class 5 --top 2"],
  ["class", "class @m.npz --class 5"],
  ["overlay", "overlay @m.npz --class 5"],
];
const WITH_IMAGES: typeof ON_A_MODEL = [["reconstructions", "reconstructions @m.npz --worst 2"]];
const ON_A_SET: typeof ON_A_MODEL = [
  ["fit", "fit @swimmer -k 2 --max-iter 5 -o @s.npz"],
  ["parts", "parts @s.npz @swimmer"],
];
const ON_IMAGES: typeof ON_A_MODEL = [
  ["fit", "fit @d.csv -k 2 -o @f.npz"],
  ["transform", "transform @f.npz @d.csv -o @w.npz"],
  ["sweep", "sweep @d.csv -k 1..2 --seeds 2 --checks 1 -o @sweep"],
  ["info-settings", "info --settings"],
  ["complete", "complete bash"],
];

async function check(
  lines: typeof ON_A_MODEL,
  prepare: (folder: string) => Promise<unknown>,
): Promise<string[]> {
  const folder = await Deno.makeTempDir();
  try {
    await prepare(folder);
    for (const [name, line] of lines) {
      const args = [
        ...line.split(" ").map((word) => word.replace(/^@(?=\w+\.|sweep)/, `${folder}/`)),
        "--json",
      ];
      const { exitCode, stdout, stderr } = await runCli(args);
      equal(exitCode, 0, `${line}: ${stderr}`);
      const validate = validators.get(name)!;
      ok(validate(JSON.parse(stdout)), `${line}: ${ajv.errorsText(validate.errors)}`);
    }
    return lines.map(([name]) => name);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const onModel = (model: Model) => (folder: string) => writeModel(`${folder}/m.npz`, model);

Deno.test("every JSON output of a model is as its schema says, whatever the model has", async () => {
  const words = ["ankle boot", "5", "bag"] as const;
  await check([...ON_A_MODEL, ...WITH_LABELS, ...WITH_IMAGES], onModel(madeModel()));
  await check(
    [...ON_A_MODEL, ...WITH_LABELS, ...WITH_IMAGES],
    onModel(madeModel({ classes: words, paths: new Array(40).fill("a/b.png") })),
  );
  await check(
    [...ON_A_MODEL, ...WITH_IMAGES],
    onModel(madeModel({ labels: false, origin: false })),
  );
  await check([...ON_A_MODEL, ...WITH_LABELS], onModel(madeModel({ images: false })));
  await check([...ON_A_MODEL, ...WITH_LABELS, ...WITH_IMAGES], onModel(madeModel({ channels: 3 })));
});

Deno.test("every JSON output of a fit is as its schema says", async () => {
  await check(ON_IMAGES, (folder) => Deno.writeTextFile(`${folder}/d.csv`, digitsCsv(12)));
});

Deno.test("the JSON output of parts is as its schema says", async () => {
  await check(ON_A_SET, () => Promise.resolve());
});

Deno.test("every schema is checked against real output", () => {
  const checked = [ON_A_MODEL, WITH_LABELS, WITH_IMAGES, ON_A_SET, ON_IMAGES].flat().map(([name]) =>
    name
  );
  deepEqual([...new Set(checked)].sort(), [...validators.keys()].sort());
});
