import assert from "node:assert/strict";
import { createPictureStore, splitMarks } from "../../tui/picture_store.ts";

Deno.test("splitMarks() finds the marks of pictures in a line", () => {
  const pictures = createPictureStore();
  const { id, mark } = pictures.picture(
    "test/mark",
    () => ({ kind: "text", columns: 3, rows: 2, line: () => "" }),
  );
  assert.deepEqual(splitMarks(`a${mark}  ${mark}\x1b[1mb`), ["a", id, "  ", id, "\x1b[1mb"]);
  assert.deepEqual(splitMarks("\x1b[1mno picture\x1b[22m"), ["\x1b[1mno picture\x1b[22m"]);
});

Deno.test("createPictureStore() draws once for each key", () => {
  const pictures = createPictureStore();
  let drawn = 0;
  const draw = () => {
    drawn++;
    return { kind: "text", columns: 1, rows: 1, line: () => "x" } as const;
  };
  const first = pictures.picture("test/once", draw);
  assert.equal(pictures.picture("test/once", draw), first);
  assert.equal(drawn, 1);
});

Deno.test("createPictureStore() keeps what fills a screen, and forgets what has not been asked for longest", () => {
  const pictures = createPictureStore();
  const draw = () => ({ kind: "text", columns: 100, rows: 100, line: () => "" }) as const;
  const first = pictures.picture("test/first", draw);
  for (let i = 0; i < 8; i++) pictures.picture(`test/other/${i}`, draw);
  assert.equal(pictures.picture("test/first", draw), first, "80,000 cells later");
  const second = pictures.picture("test/second", draw);
  for (let i = 0; i < 9; i++) pictures.picture(`test/more/${i}`, draw);
  assert.equal(pictures.drawingOf(first.id), undefined);
  assert.ok(pictures.drawingOf(second.id));
});
