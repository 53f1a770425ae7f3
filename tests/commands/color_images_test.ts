import assert from "node:assert/strict";
import { decode } from "fast-png";
import { report } from "../../lib/commands/report.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { fakeIo } from "../support/fake_io.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

const COLOR = madeModel({ channels: 3 });

Deno.test("components --index shows a colour component with a scale for each channel", async () => {
  await withColorModel(async (path) => {
    const { stdout, stderr } = await runCli(
      ["components", path, "--index", "0", "--color", "truecolor"],
    );
    assert.equal(stderr, "");
    const values = [...COLOR.components.data.subarray(0, 90)];
    const scales = [0, 1, 2].map((channel) =>
      Math.max(...values.filter((_, j) => j % 3 === channel)).toFixed(2)
    );
    const ends = stdout.split("\n").filter((line) => line.startsWith("0 "))
      .map((line) => line.split(" ").at(-1));
    assert.deepEqual(ends, scales);
    // the brightest red, green and blue of the three strips
    for (const rgb of ["255;0;0", "0;255;0", "0;0;255"]) assert.ok(stdout.includes(rgb), rgb);
  });
});

Deno.test("sample shows a colour image in its colours, and the difference by its sign", async () => {
  await withColorModel(async (path) => {
    const { stdout } = await runCli(["sample", path, "--index", "0", "--color", "truecolor"]);
    const [r, g, b] = COLOR.images!.data;
    assert.ok(stdout.includes(`${r};${g};${b}m`), "the first pixel");
    assert.match(stdout, /Original +Reconstruction +Difference/);
  });
});

Deno.test("a report draws components, images and overlays of colour images in colours", async () => {
  await withColorModel(async (path) => {
    await report([path], { output: `${path}-out` }, fakeIo());
    const png = async (name: string) =>
      decode(await Deno.readFile(`${path}-out/figures/c/${name}.png`));
    const component = await png("components/1");
    assert.deepEqual([component.width, component.height, component.channels], [5, 6, 3]);
    const values = [...COLOR.components.data.subarray(0, 90)];
    const largest = Math.max(...values);
    assert.deepEqual([...component.data], values.map((value) => Math.round(value * 255 / largest)));
    for (const name of ["examples", "image-0", "worst", "digit-5-class", "digit-5-overlay"]) {
      assert.equal((await png(name)).channels, 3, name);
    }
    const table = await Deno.readTextFile(`${path}-out/data/c/components.csv`);
    assert.match(table, /^component,share,sparseness,1x1r,1x1g,1x1b,1x2r,/);
  });
});

async function withColorModel(use: (path: string) => Promise<void>): Promise<void> {
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/c.npz`, COLOR);
    await use(`${folder}/c.npz`);
  });
}
