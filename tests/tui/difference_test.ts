import assert from "node:assert/strict";
import { report } from "../../lib/commands/report.ts";
import { sample } from "../../lib/commands/sample.ts";
import { writeModel } from "../../lib/model/model_file.ts";

import { imagePictures } from "../../tui/pictures.ts";
import { drawingOf } from "../../tui/screens/draw/pictures.ts";
import { fakeIo } from "../support/fake_io.ts";
import { withFiles } from "../support/files.ts";
import { smallLoaded, smallModel } from "../support/small_model.ts";

// An image that is what the model paints, but for its lowest two rows, which the model leaves black.
const INDEX = 90, LAST = 63, BRIGHTER = 200;

Deno.test("the difference is original - reconstruction in the TUI, in commands and in reports", async (t) => {
  const model = smallModel();
  model.images!.data.fill(BRIGHTER, INDEX * 64 + 48, (INDEX + 1) * 64);
  const loaded = { ...smallLoaded(), images: model.images };
  await t.step("TUI, Samples", () => {
    assert.ok(signed(imagePictures(loaded, INDEX).difference!.make())[LAST]! > 0);
  });
  await t.step("TUI, Draw", () => {
    const drawn = new Uint8Array(64);
    drawn[LAST] = BRIGHTER; // no component paints there
    assert.ok(signed(drawingOf(loaded, drawn)!.pictures.difference!.make())[LAST]! > 0);
  });
  await withFiles({}, async (folder) => {
    await writeModel(`${folder}/m.npz`, model);
    await t.step("command sample", async () => {
      const io = fakeIo({ columns: 100 });
      await sample(`${folder}/m.npz`, { index: INDEX }, io);
      assert.match(io.stdout(), /[+#]{8}$/m);
    });
    await t.step("report", async () => {
      await report([`${folder}/m.npz`], { output: `${folder}/out`, index: INDEX }, fakeIo());
      const file = await Deno.readTextFile(`${folder}/out/data/m/image-${INDEX}.json`);
      assert.equal(JSON.parse(file).difference[LAST], BRIGHTER);
    });
  });
});

function signed(picture: object): number[] {
  assert.ok("values" in picture);
  return Array.from(picture.values as ArrayLike<number>, (value) => value - 0.5);
}
