import assert from "node:assert/strict";
import { createPager, PagerLeft } from "../../lib/report/terminal/pager.ts";

Deno.test("createPager() stops when the screen is full, and goes on by a page or a line", async () => {
  const screen = openScreen({ rows: 4, keys: ["x", " ", "\n", "q"] });
  await assert.rejects(screen.write(["1", "2", "3", "4", "5", "6", "7", "8", "9"]), PagerLeft);
  // three lines, a page of three, one line more
  assert.deepEqual(screen.pages(), ["1 2 3", "4 5 6", "7", ""]);
});

Deno.test("createPager() counts lines that are wider than the screen, and rows without text", async () => {
  const screen = openScreen({ rows: 4, columns: 10, keys: [" ", "q"] });
  screen.pager.drewNative(2);
  await screen.pager.out("1\n");
  await screen.pager.out("a line of more than ten\n");
  await assert.rejects(screen.write(["3", "4", "5", "6"]), PagerLeft);
  assert.deepEqual(screen.pages(), ["1 a line of more than ten", "3 4 5", ""]);
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
