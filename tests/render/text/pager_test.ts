import assert from "node:assert/strict";
import { createPager, PagerLeft } from "../../../lib/render/text/pager.ts";

Deno.test("createPager() stops when the screen is full, and goes on by a page or a line", async () => {
  const screen = openScreen({ rows: 4, keys: ["x", " ", "\n", "q"] });
  await assert.rejects(screen.write(["1", "2", "3", "4", "5", "6", "7", "8", "9"]), PagerLeft);
  // three lines, a page of three, one line more
  assert.deepEqual(screen.pages(), ["1 2 3", "4 5 6", "7", ""]);
});

Deno.test("createPager() counts lines that are wider than the screen", async () => {
  const screen = openScreen({ rows: 5, columns: 10, keys: [" ", "q"] });
  await screen.write(["1", "a line of more than ten"]);
  await assert.rejects(screen.write(["3", "4", "5", "6", "7"]), PagerLeft);
  assert.deepEqual(screen.pages(), ["1 a line of more than ten", "3 4 5 6", ""]);
});

Deno.test("createPager() turns the page before what cannot be cut", async () => {
  const screen = openScreen({ rows: 6, keys: [" ", " ", "q"] });
  await screen.write(["1", "2", "3"]);
  const picture = () => screen.pager.out("a picture\n\n\n");
  await screen.pager.whole(3, picture);
  await screen.write(["4", "5"]);
  // larger than a page: at once, on a page of its own
  await screen.pager.whole(9, picture);
  await assert.rejects(screen.write(["6"]), PagerLeft);
  assert.deepEqual(screen.pages(), ["1 2 3", "a picture   4 5", "a picture", ""]);
});

Deno.test("createPager() takes the end of input for leaving", async () => {
  const screen = openScreen({ rows: 2, keys: [""] });
  await assert.rejects(screen.write(["1", "2"]), PagerLeft);
});

function openScreen(
  { rows, columns = 80, keys }: { rows: number; columns?: number; keys: string[] },
) {
  let written = "";
  const pager = createPager({
    out: (text) => {
      written += text;
      return Promise.resolve();
    },
    columns,
    rows,
    readKey: () => Promise.resolve(keys.shift()!),
  });
  return {
    pager,
    write: async (lines: string[]) => {
      for (const line of lines) await pager.out(line + "\n");
    },
    /** What stood on the screen between the prompts; the prompts are wiped. */
    pages: () =>
      // deno-lint-ignore no-control-regex -- escapes are control characters by nature
      written.split(/\x1b\[7m[^\x1b]*\x1b\[m\r\x1b\[K/).map((page) =>
        page.trim().replaceAll("\n", " ")
      ),
  };
}
