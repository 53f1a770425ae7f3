import assert from "node:assert/strict";
import { inflateSync } from "node:zlib";
import { createKitty } from "../../../../lib/render/pictures/drivers/kitty.ts";

const { draw } = createKitty({ width: 8, height: 16 });
const rgb = Uint8Array.from({ length: 18 }, (_, i) => i * 14);

/** The keys of a command, and the bytes that it hands over. */
function commandOf(text: string): { keys: Record<string, string>; bytes: Uint8Array } {
  // deno-lint-ignore no-control-regex -- kitty's protocol
  const [, keys, data] = /\x1b_G([^;]*);?([^\x1b]*)\x1b\\$/.exec(text)!;
  return {
    keys: Object.fromEntries(keys!.split(",").map((pair) => pair.split("="))),
    bytes: data ? inflateSync(Uint8Array.fromBase64(data)) : new Uint8Array(),
  };
}

Deno.test("createKitty() hands over a picture pixel by pixel, and the cursor stays", () => {
  const drawing = draw({ width: 3, height: 2, rgb }, { zoom: 4, colorMap: "grey" });
  assert.deepEqual([drawing.columns, drawing.rows], [12, 4]);
  const { keys, bytes } = commandOf(drawing.paint());
  assert.deepEqual([keys.a, keys.C, keys.c, keys.r, keys.s, keys.v], [
    "T",
    "1",
    "12",
    "4",
    "3",
    "2",
  ]);
  assert.deepEqual([...bytes], [...rgb]);
  const greys = draw({ width: 2, height: 1, values: [0, 1] }, { zoom: 1, colorMap: "inverted" });
  assert.deepEqual([...commandOf(greys.paint()).bytes], [255, 255, 255, 0, 0, 0]);
});

Deno.test("createKitty() deletes the very image that it has painted", () => {
  const options = { zoom: 1, colorMap: "grey" } as const;
  const [first, second] = [0, 1].map(() => draw({ width: 3, height: 2, rgb }, options));
  const id = commandOf(first!.paint()).keys.i;
  const { keys } = commandOf(first!.erase(4, 2));
  assert.deepEqual([keys.a, keys.d, keys.i], ["d", "I", id]);
  assert.notEqual(commandOf(second!.paint()).keys.i, id);
  assert.ok(first!.isAboveText);
});
