import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { page } from "../../../lib/render/html/page.ts";
import { reportFacts } from "../../../lib/sections/report_facts.ts";
import { sectionsOf } from "../../../lib/sections/sections.ts";
import { type Browser, findChromium, startChromium } from "../../support/chromium.ts";
import { withFiles } from "../../support/files.ts";
import { madeModel } from "../../support/made_model.ts";

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
    const report = reportFacts([
      { path, model: madeModel() },
      { path, model: madeModel({ k: 45 }) },
    ]);
    const sections = [...sectionsOf(report)];
    await withFiles({ "index.html": page(report, sections) }, async (folder) => {
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
        await t.step(
          "what a screen reader is told",
          () => assertSpoken(browser, url, sections.map(({ title }) => title)),
        );
        await t.step("values show where the pointer rests", () => assertHover(browser, url));
        await t.step("axe finds nothing to mend", () => assertAccessible(browser, url));
        await t.step(
          "in print everything is there, dark on white",
          () => assertPrints(browser, url),
        );
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
  assert.deepEqual(await browser.evaluate(PALE_TEXTS), [], "every text has contrast enough");
}

/** WCAG's contrast of every text of the page with what is behind it; those below 4.5. */
const PALE_TEXTS = `(() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const luminance = (color) => {
    const [r, g, b] = channels(color).slice(0, 3).map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const color = getComputedStyle(element).backgroundColor;
    return (channels(color)[3] ?? 1) > 0 ? color : behind(element.parentElement);
  };
  for (const one of document.querySelectorAll("details")) one.open = true;
  const pale = [];
  let seen = 0;
  for (const element of document.querySelectorAll("body *")) {
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!hasText || !element.checkVisibility() || ["title", "desc"].includes(element.localName)) continue;
    seen++;
    const { color, fill } = getComputedStyle(element);
    const [a, b] = [element.localName === "text" ? fill : color, behind(element)].map(luminance);
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) pale.push(element.localName + " " + element.textContent + " " + contrast);
  }
  for (const one of document.querySelectorAll("details")) one.open = false;
  return seen > 500 ? pale : ["only " + seen + " texts were seen"];
})()`;

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

/** Chromium's accessibility tree: landmarks, headings, figures, tables, and nothing without a name. */
async function assertSpoken(browser: Browser, url: string, titles: string[]): Promise<void> {
  await browser.open(url, { width: 1280, height: 900, scheme: "light" });
  const spoken = await browser.spoken();
  const count = (role: string) => spoken.filter((one) => one.role === role).length;
  assert.deepEqual([count("banner"), count("navigation"), count("main")], [1, 1, 1]);
  // every section is a region with its heading's name
  const regions = spoken.filter(({ role }) => role === "region").map(({ name }) => name);
  assert.deepEqual(regions, titles);
  assert.ok(count("image") > 300 && count("table") >= 4, `${count("image")}, ${count("table")}`);
  const named = ["image", "link", "radio", "heading", "table", "figure", "DisclosureTriangle"];
  const nameless = spoken.filter(({ role, name }) => named.includes(role) && name === "");
  // a figure is named by its caption, if at all
  assert.deepEqual(nameless.filter(({ role }) => role !== "figure"), []);
}

/** axe-core's rules of WCAG and good practice, wide and narrow, light and dark, with all details open. */
async function assertAccessible(browser: Browser, url: string): Promise<void> {
  const axe = await Deno.readTextFile(new URL(import.meta.resolve("axe-core/axe.min.js")));
  for (const width of [1280, 400]) {
    for (const scheme of ["light", "dark"] as const) {
      await browser.open(url, { width, height: 900, scheme });
      await browser.evaluate(`{ ${axe}; 0 }`);
      const findings = await browser.evaluate<string[]>(`(async () => {
        for (const one of document.querySelectorAll("details")) one.open = true;
        const { violations } = await axe.run();
        return violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html, failureSummary }) => id + ": " + html.slice(0, 150) + " " + failureSummary));
      })()`);
      assert.deepEqual(findings.slice(0, 5), [], `${findings.length} findings, ${width} ${scheme}`);
    }
  }
}

async function assertHover(browser: Browser, url: string): Promise<void> {
  await browser.open(url, { width: 1280, height: 900, scheme: "light" });
  const hovered = await browser.evaluate<string[]>(`
    ["#sample", "#digits", "#distances"].map((section) => {
      // the tallest bar, where a pointer surely finds it
      const bars = [...document.querySelectorAll(section + " svg rect")]
        .filter((bar) => bar.querySelector("title"))
        .sort((a, b) => b.getBBox().height - a.getBBox().height);
      bars[0].scrollIntoView({ block: "center" });
      const { x, y, width, height } = bars[0].getBoundingClientRect();
      const found = document.elementFromPoint(x + width / 2, y + height / 2);
      return found.querySelector("title")?.textContent ?? found.outerHTML;
    })`);
  assert.match(hovered[0]!, /^Component \d+: \d\.\d{3}$/);
  assert.match(hovered[1]!, /component \d+: |Component \d+: mean \d/);
  assert.match(hovered[2]!, /^[\d.,]+ to [\d.,]+: \d+ images$/);
}

async function assertPrints(browser: Browser, url: string): Promise<void> {
  await browser.open(url, { width: 1280, height: 900, scheme: "dark" });
  await browser.print();
  const [back, front, hidden, wide] = await browser.evaluate<[string, string, string[], number]>(`[
    getComputedStyle(document.body).backgroundColor,
    getComputedStyle(document.body).color,
    [...document.querySelectorAll("section, figure, table")].filter((one) => !one.checkVisibility())
      .filter((one) => !one.closest("details")).map((one) => one.outerHTML.slice(0, 80)),
    document.documentElement.scrollWidth - innerWidth,
  ]`);
  assert.deepEqual([back, front], ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  assert.deepEqual(hidden, []);
  assert.ok(wide <= 0);
}
