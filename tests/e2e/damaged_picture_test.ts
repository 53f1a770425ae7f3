import assert from "node:assert/strict";
import { encodedPictures } from "../fuzz/pictures.ts";
import { withFiles } from "../support/files.ts";
import { strokes } from "../support/strokes.ts";

Deno.test("a damaged JPEG is one line: its decoder prints nothing", async () => {
  const pixels = Uint8Array.from({ length: 64 }, (_, i) => i * 37 % 256);
  const jpeg = await encodedPictures.jpeg({ pixels, labels: Int32Array.of(1), shape: [8, 8] });
  // more codes than a Huffman table can have
  for (let at = 0; at < jpeg.length; at++) {
    if (jpeg[at] === 0xff && jpeg[at + 1] === 0xc4) jpeg.fill(0xf, at + 5, at + 21);
  }
  await withFiles({ "d.jpg": jpeg }, async (folder) => {
    const [file, ...args] = strokes("fit", `${folder}/d.jpg`, "-k", "1", "-o", `${folder}/m.npz`);
    const { code, stderr } = await new Deno.Command(file, { args }).output();
    assert.equal(code, 1);
    assert.match(
      new TextDecoder().decode(stderr),
      /^strokes: [^\n]*d\.jpg: is a damaged JPEG; [^\n]*\n$/,
    );
  });
});
