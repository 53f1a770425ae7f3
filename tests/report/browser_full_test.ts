import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { chartsOf } from "../../lib/report/charts.ts";
import { REPORT_DEFAULTS } from "../../lib/report/model_report.ts";
import { page } from "../../lib/report/page/page.ts";
import { makeReport } from "../../lib/report/report.ts";
import { type Browser, findChromium, startChromium } from "../support/chromium.ts";
import { withFiles } from "../support/files.ts";
import { madeModel } from "../support/made_model.ts";

const chromium = await findChromium();
if (chromium === null) {
  console.log(
    "Chromium is not installed (Debian: apt-get install chromium): no test of the page in it",
  );
}

Deno.test({
  name: "the page in Chromium: light and dark, wide and narrow, by keyboard, without a request",
  ignore: chromium === null,
  async fn(t) {
    const path = "k4.npz";
    const report = makeReport(
      [{ path, model: madeModel() }, { path, model: madeModel({ k: 45 }) }],
      REPORT_DEFAULTS,
    );
    await withFiles({ "index.html": page(report, chartsOf(report)) }, async (folder) => {
      const url = pathToFileURL(`${folder}/index.html`).href;
      const browser = await startChromium(chromium!);
      try {
        for (const width of [1280, 400]) {
          for (const scheme of ["light", "dark"] as const) {
            await t.step(`${width} pixels wide, ${scheme}`, async () => {
              await browser.open(url, { width, height: 900, scheme });
              await assertLooksRight(browser, width, scheme);
            });
          }
        }
        await t.step("two digits side by side by keyboard", () => assertSideBySide(browser, url));
        await t.step("the skip link comes first", () => assertSkips(browser, url));
        assert.deepEqual(browser.problems, [], "no message in the console");
        assert.deepEqual(browser.requests, [], "nothing was asked for");
      } finally {
        await browser.close();
      }
    });
  },
});

async function assertLooksRight(browser: Browser, width: number, scheme: string): Promise<void> {
  const [overflow, back, front, broken, blurred] = await browser.evaluate<
    [number, string, string, number, number]
  >(`[
    document.documentElement.scrollWidth - innerWidth,
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.body).color,
    [...document.images].filter((image) => !image.complete || image.naturalWidth === 0).length,
    [...document.images].filter((image) => getComputedStyle(image).imageRendering !== "pixelated"
      || image.width % image.naturalWidth !== 0).length,
  ]`);
  assert.ok(overflow <= 0, `the page is ${overflow} pixels wider than ${width}`);
  const isDark = (color: string) => color.match(/\d+/g)!.every((part) => Number(part) < 128);
  assert.deepEqual(
    [isDark(back), isDark(front)],
    scheme === "dark" ? [true, false] : [false, true],
  );
  assert.equal(broken, 0, "every picture is shown");
  assert.equal(blurred, 0, "every pixel is a square");
}

async function assertSideBySide(browser: Browser, url: string): Promise<void> {
  await browser.open(url, { width: 1280, height: 900, scheme: "light" });
  const shown = () =>
    browser.evaluate<string[]>(`
      [...document.querySelector(".pairs").children]
        .filter((panel) => panel.checkVisibility())
        .sort((a, b) => a.getBoundingClientRect().x - b.getBoundingClientRect().x)
        .map((panel) => panel.querySelector("h4").firstChild.textContent.trim())`);
  assert.equal((await shown()).length, 3);
  await browser.evaluate(`document.getElementById("view-all").focus()`);
  await browser.press("ArrowRight");
  assert.deepEqual(await shown(), ["Digit 5", "Digit 7"]);
  await browser.press("Tab");
  await browser.press("ArrowRight");
  assert.deepEqual(await shown(), ["Digit 7"], "the left one is now a 7 too");
  await browser.press("Tab");
  await browser.press("ArrowRight");
  assert.deepEqual(await shown(), ["Digit 7", "Digit 2"], "the right one goes round to the 2");
  const contrast = await browser.evaluate<string[]>(`
    [...document.querySelectorAll(".contrasts > p")].filter((line) => line.checkVisibility())
      .map((line) => line.className)`);
  assert.deepEqual(contrast, ["contrast-2-7", "contrast-2-7"], "once for each model");
}

async function assertSkips(browser: Browser, url: string): Promise<void> {
  await browser.open(url, { width: 400, height: 900, scheme: "light" });
  await browser.press("Tab");
  const [text, left] = await browser.evaluate<[string, number]>(
    `[document.activeElement.textContent, document.activeElement.getBoundingClientRect().left]`,
  );
  assert.equal(text, "Skip to the contents");
  assert.equal(left, 0, "it is seen when it has the focus");
}
