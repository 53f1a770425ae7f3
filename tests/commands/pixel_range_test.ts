import assert from "node:assert/strict";
import { decode } from "fast-png";
import { exportModel } from "../../lib/commands/export.ts";
import { report } from "../../lib/commands/report.ts";
import { writeModel } from "../../lib/model/model_file.ts";
import { fakeIo } from "../support/fake_io.ts";
import { runCli } from "../support/fake_streams.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

// The same images twice: as bytes, and divided by 255. Whatever draws them must draw the same.

Deno.test("pixels from 0 to 1 are drawn as the same pixels from 0 to 255", async (t) => {
  await withModels(async (bytes, shares) => {
    for (const command of ["sample MODEL --index 3", "reconstructions MODEL --worst 2 --best 0"]) {
      await t.step(command, async () => {
        const [a, b] = await Promise.all([bytes, shares].map((path) => picturesOf(command, path)));
        assert.ok(a!.length > 10);
        assert.deepEqual(b, a);
      });
    }
    await t.step("export as PNG", async () => {
      const [a, b] = await Promise.all([bytes, shares].map((path) => sampleSheet(path)));
      assert.deepEqual(b, a);
      assert.ok(new Set(b).size > 20, "it is not black");
    });
    await t.step("report", async () => {
      await report([bytes, shares], { output: `${bytes}-out`, index: 3 }, fakeIo());
      const [a, b] = await Promise.all(["bytes", "shares"].map((name) => examplesIn(bytes, name)));
      assert.deepEqual(b, a);
    });
    await t.step("info says which range was read", async () => {
      assert.match((await runCli(["info", bytes])).stdout, /^Pixels +0 to 255$/m);
      assert.match((await runCli(["info", shares])).stdout, /^Pixels +0 to 1$/m);
      const { stdout } = await runCli(["info", shares, "--json"]);
      assert.deepEqual(JSON.parse(stdout).pixel_range, [0, 1]);
    });
  });
});

Deno.test("reconstructions of images that were not saved are drawn on their range too", async () => {
  await withModels(async (bytes, shares) => {
    const [a, b] = await Promise.all(
      [bytes, shares].map((path) => picturesOf("sample MODEL --index 3", path)),
    );
    assert.deepEqual(b, a);
  }, { images: false });
});

async function withModels(
  use: (bytes: string, shares: string) => Promise<void>,
  options: { images?: boolean } = {},
): Promise<void> {
  await withFiles({}, async (folder) => {
    const [bytes, shares] = [`${folder}/bytes.npz`, `${folder}/shares.npz`];
    await writeModel(bytes, madeModel(options));
    await writeModel(shares, madeModel({ ...options, dividedBy: 255 }));
    await use(bytes, shares);
  });
}

/** The lines of a command that are pictures: no word, no number. */
async function picturesOf(command: string, path: string): Promise<string[]> {
  const { stdout, stderr } = await runCli(command.replace("MODEL", path).split(" "));
  assert.equal(stderr, "");
  return stdout.split("\n").filter((line) => /[@%#*+=:.-]/.test(line) && !/[a-z0-9]/i.test(line));
}

async function sampleSheet(path: string): Promise<number[]> {
  const output = `${path}.png`;
  await exportModel(path, { what: "samples", digit: 5, output }, fakeIo());
  return pixelsBelow(await Deno.readFile(output), 30);
}

async function examplesIn(bytes: string, model: string): Promise<number[]> {
  return pixelsBelow(await Deno.readFile(`${bytes}-out/figures/${model}/examples.png`), 30);
}

/** The pixels below the title, which names the model. */
function pixelsBelow(png: Uint8Array, line: number): number[] {
  const { width, channels, data } = decode(png);
  return [...data.subarray(line * width * channels)];
}
