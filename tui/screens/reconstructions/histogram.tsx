import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { type Histogram, histogram } from "../../../lib/analysis/histogram.ts";
import { bar } from "../../../lib/render/text/bar.ts";
import { amount, count } from "../../../lib/sections/numbers.ts";
import type { Area } from "../../layout.ts";
import type { OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { largest } from "../../../lib/sections/pictures.ts";
import { ranked } from "./ranking.ts";
import { reconstructions } from "./state.ts";
import { theme } from "../../theme.ts";
import { Chart } from "../../parts/chart.tsx";

/** How the distances are spread, and where the chosen image lies: lines of bars, or upright bars in little room. */
export function DistanceHistogram({ state, model, area, isUpright }: {
  state: State;
  model: OpenModel;
  area: Area;
  isUpright: boolean;
}): ReactNode {
  const { label, order, cursor } = reconstructions.of(state);
  const bins = isUpright ? area.columns : Math.max(1, Math.min(30, area.rows - 2));
  const { edges, counts } = histogramOf(model, label, bins);
  const chosen = ranked(model, order, label, cursor, cursor + 1)[0];
  const distance = chosen === undefined ? NaN : model.distances![chosen]!;
  const own = counts.findIndex((_, bin) => distance <= edges[bin + 1]!);
  return isUpright
    ? <Upright edges={edges} counts={counts} own={own} area={area} unicode={state.unicode} />
    : <Lines edges={edges} counts={counts} own={own} area={area} unicode={state.unicode} />;
}

interface ChartProps extends Histogram {
  /** The bin of the chosen image. */
  readonly own: number;
  readonly area: Area;
  readonly unicode: boolean;
}

function Lines({ edges, counts, own, area, unicode }: ChartProps): ReactNode {
  const most = largest(counts);
  const numbers = Array.from(
    counts,
    (images, bin) =>
      `${bin === own ? ">" : " "}${amount(edges[bin]!).padStart(9)} ${count(images).padStart(7)}`,
  );
  const title = ` ${"distance".padStart(9)} ${"images".padStart(7)}`;
  const bars = Array.from(counts, (images) => bar(images / most, area.columns - 20, unicode));
  return (
    <Box width={area.columns} columnGap={1} flexShrink={0}>
      <Text>
        <Text {...theme.heading}>{title}</Text>
        {numbers.map((line, bin) => (
          <Text key={bin} {...(bin === own ? theme.second : {})}>{`\n${line}`}</Text>
        ))}
      </Text>
      <Box flexDirection="column" paddingTop={1}>
        <Chart lines={bars} />
      </Box>
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
      <Chart lines={lines} />
      <Text wrap="truncate" {...theme.second}>{own < 0 ? "" : " ".repeat(own) + "^"}</Text>
      <Text wrap="truncate" {...theme.quiet}>
        {low + title.padStart((room + title.length) >> 1).padEnd(room) + high}
      </Text>
    </Box>
  );
}

function histogramOf(model: OpenModel, label: string | null, bins: number): Histogram {
  const distances = model.distances!;
  let known = histograms.get(distances);
  if (!known) histograms.set(distances, known = new Map());
  const key = `${label} ${bins}`;
  let found = known.get(key);
  if (!found) {
    const within = label === null ? distances : Float64Array.from(
      model.byClass?.get(label) ?? [],
      (index) => distances[index]!,
    );
    known.set(key, found = histogram(within, bins));
  }
  return found;
}
const histograms = new WeakMap<Float64Array, Map<string, Histogram>>();
