import { plot, type PlotOptions } from "@observablehq/plot";
import { DOMParser } from "linkedom";
import type { Chart } from "../../sections/chart.ts";
import { wrapWords } from "../text/wrap_words.ts";

/** A chart as SVG text, with what it shows in words. */
export interface DrawnChart {
  /** Its name. */
  readonly title: string;
  /** One or two sentences for whoever does not see it, and the caption for whoever does. */
  readonly description: string;
  /** Its width in CSS pixels. */
  readonly width: number;
  /** `<svg>` whose colours follow the page's (`currentColor`). */
  readonly svg: string;
}

/**
 * Draws a chart with Observable Plot, without a browser: linkedom stands in for the document. The same options give
 * the same bytes.
 *
 * @internal its options are Plot's own
 */
export function drawPlot(
  { title, description }: Chart,
  options: PlotOptions & { width: number },
): DrawnChart {
  const style = { fontFamily: "sans-serif", fontSize: "11px" };
  const element = plot({ document, style, ...options });
  const { outerHTML } = element as unknown as { outerHTML: string };
  const { width } = options;
  return { title, description, width, svg: named(compact(outerHTML), title, description) };
}

/**
 * The chart as a file of its own, under its title and description: dark on white, whatever shows it.
 *
 * @param size its width in pixels; default: the chart's own
 */
export function standaloneSvg(
  { svg, title, description, width }: DrawnChart,
  size: number = width,
): string {
  const height = Number(/ height="([\d.]+)"/.exec(svg)![1]);
  const lines = wrapWords(description, (width - 2 * MARGIN) / CHARACTER);
  const top = MARGIN + LINE * (1 + lines.length) + MARGIN / 2;
  const texts = [title, ...lines].map((line, i) => {
    const size = i === 0 ? ' font-size="13"' : "";
    return `<text x="${MARGIN}" y="${MARGIN + LINE * (i + 0.6)}"${size}>${escapeXml(line)}</text>`;
  });
  return '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeXml(title)}" ` +
    `width="${size}" height="${(top + height) * size / width}" viewBox="0 0 ${width} ${
      top + height
    }" ` +
    `color="#1b1b1b" fill="#1b1b1b" font-family="sans-serif" font-size="11">` +
    `<title>${escapeXml(title)}</title><rect width="100%" height="100%" fill="#fff"/>` +
    `${texts.join("")}${svg.replace("<svg ", `<svg y="${top}" `)}</svg>\n`;
}

/** Of the text above a chart, in its units. */
const MARGIN = 10, LINE = 15, CHARACTER = 5.5;

const document = new DOMParser().parseFromString(
  "<html></html>",
  "text/html",
) as unknown as NonNullable<PlotOptions["document"]>;

/**
 * A picture with a name, not a heap of lines, for screen readers; its numbers stand in tables beside it. Plot's own
 * names of its groups are for elements that may have none.
 */
function named(svg: string, title: string, description: string): string {
  return svg.replaceAll(/ aria-[a-z]+="[^"]*"/g, "").replace(
    /^<svg ([^>]*)>/,
    (_, attributes) =>
      `<svg role="img" aria-label="${escapeXml(title)}" ${attributes}>` +
      `<title>${escapeXml(title)}</title><desc>${escapeXml(description)}</desc>`,
  );
}

/** Coordinates to a hundredth of a unit: half the bytes, and nothing that an eye could see. Texts stay as they are. */
function compact(svg: string): string {
  return svg.replaceAll(
    /="[^"]*"/g,
    (attribute) =>
      attribute.replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2)))),
  );
}

/** Text as it may stand in XML, in an element or an attribute. */
export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
