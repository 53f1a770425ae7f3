import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { type Histogram, histogram } from "../../lib/analysis/histogram.ts";
import { bar } from "../../lib/terminal/bar.ts";
import { amount, count } from "../../lib/terminal/numbers.ts";
import type { Area } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import { largest } from "../pictures.ts";
import { ranked } from "../selectors.ts";
import { theme } from "../theme.ts";

/** How the distances are spread, and where the chosen image lies: lines of bars, or upright bars in little room. */
export function DistanceHistogram({ model, loaded, area, isUpright }: {
  model: Model;
  loaded: Loaded;
  area: Area;
  isUpright: boolean;
}): ReactNode {
  const { digit, order, cursor } = model.reconstructions;
  const bins = isUpright ? area.columns : Math.max(1, Math.min(30, area.rows - 2));
  const { edges, counts } = histogramOf(loaded, digit, bins);
  const chosen = ranked(loaded, order, digit, cursor + 1)[cursor];
  const distance = chosen === undefined ? NaN : loaded.distances![chosen]!;
  const own = counts.findIndex((_, bin) => distance <= edges[bin + 1]!);
  return isUpright
    ? <Upright edges={edges} counts={counts} own={own} area={area} unicode={model.unicode} />
    : <Lines edges={edges} counts={counts} own={own} area={area} unicode={model.unicode} />;
}

interface ChartProps extends Histogram {
  /** The bin of the chosen image. */
  readonly own: number;
  readonly area: Area;
  readonly unicode: boolean;
}

function Lines({ edges, counts, own, area, unicode }: ChartProps): ReactNode {
  const most = largest(counts);
  const width = area.columns - 20;
  return (
    <Box flexDirection="column" width={area.columns} flexShrink={0}>
      <Text {...theme.heading}>{` ${"distance".padStart(9)} ${"images".padStart(7)}`}</Text>
      {Array.from(counts, (images, bin) => {
        const numbers = `${amount(edges[bin]!).padStart(9)} ${count(images).padStart(7)} `;
        // No cell more than is seen: Ink takes its time for each.
        const line = numbers + bar(images / most, width, unicode).trimEnd();
        return bin === own
          ? <Text key={bin} wrap="truncate" {...theme.second}>{`>${line}`}</Text>
          : <Text key={bin} wrap="truncate" {...theme.accent}>{` ${line}`}</Text>;
      })}
    </Box>
  );
}

const LEVELS = " ▁▂▃▄▅▆▇█", ASCII_LEVELS = " .:-=+*#@";

function Upright({ edges, counts, own, area, unicode }: ChartProps): ReactNode {
  const most = largest(counts);
  const height = area.rows - 2;
  const levels = unicode ? LEVELS : ASCII_LEVELS;
  const lines = Array.from({ length: height }, (_, line) =>
    Array.from(counts, (images) => {
      const level = Math.ceil(images / most * height * 8) - (height - 1 - line) * 8;
      return levels[Math.max(0, Math.min(8, level))];
    }).join(""));
  const low = amount(edges[0]!), high = amount(edges.at(-1)!);
  const title = " distances ";
  const room = area.columns - low.length - high.length;
  return (
    <Box flexDirection="column" height={area.rows} flexShrink={0}>
      <Text wrap="truncate" {...theme.accent}>{lines.join("\n")}</Text>
      <Text wrap="truncate" {...theme.second}>{own < 0 ? "" : " ".repeat(own) + "^"}</Text>
      <Text wrap="truncate" {...theme.quiet}>
        {low + title.padStart((room + title.length) >> 1).padEnd(room) + high}
      </Text>
    </Box>
  );
}

function histogramOf(loaded: Loaded, digit: number | null, bins: number): Histogram {
  const distances = loaded.distances!;
  let known = histograms.get(distances);
  if (!known) histograms.set(distances, known = new Map());
  const key = `${digit} ${bins}`;
  let found = known.get(key);
  if (!found) {
    const within = digit === null ? distances : Float64Array.from(
      loaded.byDigit?.get(digit) ?? [],
      (index) => distances[index]!,
    );
    known.set(key, found = histogram(within, bins));
  }
  return found;
}
const histograms = new WeakMap<Float64Array, Map<string, Histogram>>();
