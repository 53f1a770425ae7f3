import assert from "node:assert/strict";
import { parse } from "csv-parse/sync";
import { decode } from "fast-png";
import { exportModel, type ExportOptions } from "../../lib/commands/export.ts";
import type { Io } from "../../lib/commands/io.ts";
import { loadDataset } from "../../lib/dataset/load.ts";
import { Failure } from "../../lib/failure.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import type { Model } from "../../lib/model/model.ts";
import { decodeNpy, isNumbers } from "../../lib/arrays/npy.ts";
import { type Export, EXPORTS } from "../../lib/sections/export_names.ts";
import { fakeIo } from "../support/fake_io.ts";
import { withFiles } from "../support/files.ts";
import { namesOf } from "../support/class_names.ts";
import { madeModel } from "../support/made_model.ts";

/** What must be chosen of some exports, and which of them are no arrays. */
const CHOSEN: { [what in Export]?: { digit?: number; index?: number } } = {
  image: { index: 3 },
  bars: { index: 3 },
  boxplot: { digit: 5 },
  means: { digit: 5 },
  class: { digit: 5 },
  overlay: { digit: 5 },
};
const NO_ARRAYS: readonly Export[] = ["image", "bars", "class", "overlay", "histogram"];

Deno.test("export writes each thing in each format", async () => {
  await withModel(madeModel(), async (model, folder) => {
    for (const what of EXPORTS) {
      for (const ending of ["png", "svg", "csv", "json", "npy"]) {
        if (ending === "npy" && NO_ARRAYS.includes(what)) continue;
        const output = `${folder}/${what}.${ending}`;
        const io = fakeIo();
        await exportModel(model, { what, output, ...CHOSEN[what] }, io);
        assert.match(io.stdout(), /^Saved .*, [\d.]+ k?B\n$/);
        const bytes = await Deno.readFile(output);
        if (ending === "png") assert.ok(decode(bytes).width > 100);
        if (ending === "npy") assert.ok(isNumbers(decodeNpy(bytes, output)));
        const text = new TextDecoder().decode(bytes);
        if (ending === "svg") assert.match(text, /<svg xmlns/);
        if (ending === "json") JSON.parse(text);
        if (ending === "csv") assert.ok(parse(text, { columns: true }).length > 0);
      }
    }
  });
});

Deno.test("export gives numpy the very arrays", async () => {
  const small = madeModel();
  await withModel(small, async (model) => {
    const components = decodeNpy(await bytesOf(model, { what: "components", format: "npy" }), "");
    assert.ok(isNumbers(components));
    assert.deepEqual(components.shape, [4, 30]);
    assert.deepEqual([...components.data], [...small.components.data]);
    const features = decodeNpy(await bytesOf(model, { what: "features", format: "npy" }), "");
    assert.ok(isNumbers(features));
    assert.deepEqual([...features.data], [...small.features.data]);
    const fives = decodeNpy(
      await bytesOf(model, { what: "features", format: "npy", digit: 5 }),
      "",
    );
    assert.ok(isNumbers(fives));
    assert.deepEqual(fives.shape, [13, 4]);
    const samples = decodeNpy(
      await bytesOf(model, { what: "samples", format: "npy", index: 7 }),
      "",
    );
    assert.ok(isNumbers(samples));
    assert.ok(samples.data instanceof Uint8Array);
    assert.deepEqual(
      [...samples.data],
      Array.from({ length: 30 }, (_, j) => small.images!.get(7, j)),
    );
  });
});

Deno.test("export writes weights that spreadsheets read and that give the float32 back", async () => {
  const small = madeModel();
  await withModel(small, async (model) => {
    const text = new TextDecoder().decode(
      await bytesOf(model, { what: "features", format: "csv" }),
    );
    assert.ok(text.startsWith("index,label,component1,component2,component3,component4\n0,7,0,"));
    const rows: string[][] = parse(text, { from: 2 });
    assert.equal(rows.length, 40);
    rows.forEach((row, i) =>
      row.slice(2).forEach((value, t) =>
        assert.equal(Math.fround(Number(value)), small.features.get(i, t))
      )
    );
  });
});

Deno.test("export writes samples that fit reads", async () => {
  const small = madeModel();
  await withModel(small, async (model, folder) => {
    await exportModel(model, { what: "samples", output: `${folder}/s.csv`, digit: 5 }, fakeIo());
    const dataset = await loadDataset([`${folder}/s.csv`]);
    const { images, shape } = dataset;
    assert.deepEqual(shape, [6, 5]);
    assert.deepEqual(namesOf(dataset), new Array(10).fill("5"));
    assert.deepEqual(images.get(0, 8), small.images!.get(2, 8));
  });
});

Deno.test("export ranks within a digit", async () => {
  await withModel(madeModel(), async (model) => {
    const options = { what: "reconstructions", format: "json", digit: 2, ranked: 3 } as const;
    const { worst, best } = JSON.parse(new TextDecoder().decode(await bytesOf(model, options)));
    assert.deepEqual(worst.map(({ label }: { label: number }) => label), [2, 2, 2]);
    assert.ok(worst[0].distance >= worst[1].distance && worst[1].distance >= best[2].distance);
    assert.equal(best[0].reconstruction.length, 30);
  });
});

Deno.test("export --index takes one component, or the weights of one image", async () => {
  const small = madeModel();
  await withModel(small, async (model) => {
    const component = decodeNpy(
      await bytesOf(model, { what: "components", format: "npy", index: 2 }),
      "",
    );
    assert.ok(isNumbers(component));
    assert.deepEqual(component.shape, [1, 30]);
    assert.deepEqual([...component.data], [...small.components.data.subarray(60, 90)]);
    const picture = await textOf(model, { what: "components", format: "svg", index: 2 });
    assert.match(picture, /<title>Component 3 \(m\)/);
    assert.equal(picture.match(/<image /g)!.length, 2, "the component and its scale");
    assert.match(picture, />0 to \d+\.\d\d</);
    const table = await textOf(model, { what: "features", format: "csv", index: 7 });
    assert.deepEqual(table.trim().split("\n").map((line) => line.split(",")[0]), ["index", "7"]);
    const chart = await textOf(model, { what: "features", format: "svg", index: 7 });
    assert.match(chart, /Weights of image 7 \(m\)/);
  });
});

Deno.test("export --size makes pictures as wide as that, of whole pixels", async () => {
  await withModel(madeModel(), async (model) => {
    for (const what of ["components", "image", "boxplot", "heatmap", "overlay"] as const) {
      const chosen = { what, size: 1200, ...CHOSEN[what] };
      const png = decode(await bytesOf(model, { ...chosen, format: "png" }));
      assert.equal(png.width, 1200, what);
      const svg = await textOf(model, { ...chosen, format: "svg" });
      assert.match(svg, /<svg [^>]*width="1200"/, what);
    }
    const large = await textOf(model, { what: "components", format: "svg", index: 0, size: 1200 });
    const [, width] = /<image [^>]*width="(\d+)"/.exec(large)!;
    assert.ok(Number(width) > 1100 && Number(width) % 5 === 0, String(width));
    const small = await textOf(model, { what: "components", format: "svg", index: 0, size: 300 });
    assert.ok(Number(/<image [^>]*width="(\d+)"/.exec(small)![1]) < 300);
  });
});

Deno.test("export --digit says in its title which one", async () => {
  await withModel(madeModel(), async (model) => {
    const chosen = { format: "svg", digit: 5 } as const;
    const chart = await textOf(model, { what: "features", ...chosen });
    assert.match(chart, /Mean weights of digit 5 \(m\)/);
    assert.doesNotMatch(chart, /all digits/);
    assert.match(
      await textOf(model, { what: "digits", ...chosen }),
      /Digit 5: top components \(m\)/,
    );
    assert.match(
      await textOf(model, { what: "reconstructions", ...chosen }),
      /Digit 5: the 13 worst/i,
    );
  });
});

Deno.test("export draws colour images in their colours", async () => {
  const color = madeModel({ channels: 3 });
  await withModel(color, async (model) => {
    const sheet = decode(await bytesOf(model, { what: "components", format: "png", index: 0 }));
    assert.equal(sheet.channels, 3);
    const pixels = Array.from({ length: sheet.data.length / 3 }, (_, i) => [
      ...sheet.data.subarray(i * 3, i * 3 + 3),
    ]);
    const colored = pixels.filter(([r, g, b]) => r !== g || g !== b);
    const values = [...color.components.data.subarray(0, 90)];
    const rgb = values.slice(3, 6).map((value) => Math.round(value / Math.max(...values) * 255));
    assert.ok(colored.some((pixel) => pixel.every((value, c) => value === rgb[c])), String(rgb));
    const table = await textOf(model, { what: "samples", format: "csv", index: 0 });
    assert.match(table, /^label,1x1r,1x1g,1x1b,1x2r,/);
  });
});

Deno.test("export refuses what it cannot do, in one line, and writes nothing", async () => {
  await withModel(madeModel(), async (model, folder) => {
    const refuse = async (
      options: { [name in keyof ExportOptions]?: ExportOptions[name] | undefined },
      message: RegExp,
      exitCode: number,
      io: Partial<Io> = {},
    ) => {
      const world = fakeIo(io);
      const all = { what: "samples", output: `${folder}/x.png`, ...options } as ExportOptions;
      await assert.rejects(exportModel(model, all, world), (error) => {
        assert.ok(error instanceof Failure, String(error));
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /\n/);
        assert.equal(error.exitCode, exitCode);
        return true;
      });
      assert.equal(world.stdout(), "");
    };
    await Deno.writeTextFile(`${folder}/there.png`, "mine");
    await refuse({ what: undefined }, /export needs --what, such as: --what components/, 2);
    await refuse({ output: undefined }, /export needs --output/, 2);
    await refuse(
      { output: `${folder}/x.gif` },
      /x\.gif: \.gif is no format .* --format png, svg/,
      2,
    );
    await refuse({ output: `${folder}/x` }, /x: has no ending; add --format/, 2);
    await refuse(
      { output: `${folder}/x.svg`, format: "png" },
      /ends in \.svg, but --format says png/,
      2,
    );
    await refuse({ output: `${folder}/no/x.png` }, /there is no folder/, 1);
    await refuse({ output: folder + "/" }, /has no ending|is a folder/, 2);
    await refuse({ output: `${folder}/there.png` }, /there\.png: is there already; add --force/, 1);
    await refuse({ digit: 3 }, /no image of it is a 3; choose --digit from 2, 5, 7/, 1);
    await refuse({ index: 40 }, /there is no image 40; choose --index from 0 to 39/, 1);
    await refuse(
      { what: "components", digit: 5 },
      /export --what components takes no --digit or --class/,
      2,
    );
    await refuse({ output: "-", format: "png" }, /a terminal cannot show/, 2, {
      stdoutIsTerminal: true,
    });
    await refuse({ output: "-", format: "csv" }, /both write to standard output/, 2, {
      json: true,
    });
    await refuse({ what: "overlay" }, /export --what overlay needs --digit or --class/, 2);
    await refuse({ what: "bars" }, /export --what bars needs --index/, 2);
    await refuse({ what: "histogram", index: 1 }, /histogram takes no --index/, 2);
    await refuse({ digit: 5, index: 1 }, /--index names one image/, 2);
    await refuse({ output: `${folder}/x.csv`, size: 500 }, /--size is of pictures/, 2);
    await refuse(
      { what: "overlay", digit: 5, output: `${folder}/x.npy` },
      /--what overlay is no array; choose png, svg, csv or json/,
      2,
    );
    assert.equal(await Deno.readTextFile(`${folder}/there.png`), "mine");
    const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
    assert.deepEqual(names, ["m.npz", "there.png"]);
    await exportModel(
      model,
      { what: "samples", output: `${folder}/there.png`, force: true },
      fakeIo(),
    );
    assert.ok(decode(await Deno.readFile(`${folder}/there.png`)).width > 0);
  });
});

Deno.test("export says that a model has no images where they are needed", async () => {
  await withModel(madeModel({ images: false }), async (model, folder) => {
    for (const what of ["samples", "reconstructions"] as const) {
      await assert.rejects(
        exportModel(model, { what, output: `${folder}/x.png` }, fakeIo()),
        (error) => error instanceof Failure && /holds no images/.test(error.message),
      );
    }
    await exportModel(model, { what: "digits", output: `${folder}/digits.png` }, fakeIo());
  });
});

async function withModel(model: Model, use: (path: string, folder: string) => Promise<void>) {
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/m.npz`, model);
    await use(`${folder}/m.npz`, folder);
  });
}

async function textOf(model: string, options: Omit<ExportOptions, "output">): Promise<string> {
  return new TextDecoder().decode(await bytesOf(model, options));
}

async function bytesOf(model: string, options: Omit<ExportOptions, "output">): Promise<Uint8Array> {
  const io = fakeIo();
  await exportModel(model, { ...options, output: "-" }, io);
  return io.bytes();
}
