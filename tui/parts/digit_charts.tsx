import { Box, Text } from "ink";
import type { ReactNode } from "react";
import type { DigitStatistics } from "../../lib/analysis/digit_statistics.ts";
import { bar } from "../../lib/terminal/bar.ts";
import { boxPlot } from "../../lib/terminal/box_plot.ts";
import { amount, componentName, counted } from "../../lib/terminal/numbers.ts";
import type { Area } from "../layout.ts";
import type { Loaded, Model } from "../model.ts";
import { largest } from "../pictures.ts";
import { digitStatisticsOf, orderedComponents } from "../selectors.ts";
import { theme } from "../theme.ts";

interface ChartProps {
  readonly model: Model;
  readonly loaded: Loaded;
  readonly statistics: DigitStatistics;
  readonly area: Area;
}

const NAME_COLUMNS = 14;
const VALUE_COLUMNS = 9;

/** The mean weight of every component, as bars. */
export function Weights({ model, loaded, statistics, area }: ChartProps): ReactNode {
  const max = largest(shownDigits(model, loaded).map(({ mean }) => largest(mean)));
  const width = area.columns - NAME_COLUMNS - VALUE_COLUMNS - 1;
  const lines = inSight(model, loaded, statistics, area).map(({ component, isTop }) => {
    const value = statistics.mean[component]!;
    return {
      component,
      isTop,
      chart: bar(value / max, width, model.unicode),
      value: amount(value),
    };
  });
  return (
    <Box flexDirection="column" height={area.rows} overflow="hidden">
      <Text wrap="truncate" {...theme.quiet}>
        {`${"mean weight".padEnd(NAME_COLUMNS)}0${amount(max).padStart(width - 1)}`}
      </Text>
      {lines.map(({ component, isTop, chart, value }) => (
        <Text key={component} wrap="truncate">
          <Name component={component} isTop={isTop} />
          <Text {...theme.accent}>{chart}</Text>
          {value.padStart(VALUE_COLUMNS)}
        </Text>
      ))}
    </Box>
  );
}

/** The same bars in the narrow column beside pictures; as many as fit, unscrolled. */
export function WeightBars({ model, loaded, statistics, area }: ChartProps): ReactNode {
  const max = largest(shownDigits(model, loaded).map(({ mean }) => largest(mean)));
  const ordered = orderedComponents(loaded, model, statistics.digit);
  return (
    <Box flexDirection="column" width={area.columns} height={area.rows} flexShrink={0}>
      <Text {...theme.quiet}>mean weight of every component</Text>
      {ordered.slice(0, area.rows - 1).map((component, i) => (
        <Text key={component} wrap="truncate">
          <Name component={component} isTop={i < model.digits.top} />
          <Text {...theme.accent}>
            {bar(
              statistics.mean[component]! / max,
              area.columns - NAME_COLUMNS - VALUE_COLUMNS,
              model.unicode,
            )}
          </Text>
          {amount(statistics.mean[component]!).padStart(VALUE_COLUMNS)}
        </Text>
      ))}
    </Box>
  );
}

const OUTLIERS_COLUMNS = 16;

/** A box plot of every component's weights, with the number of outliers beyond the whiskers. */
export function BoxPlots({ model, loaded, statistics, area }: ChartProps): ReactNode {
  const max = largest(shownDigits(model, loaded).map(({ whiskers }) => largest(whiskers[1])));
  const width = area.columns - NAME_COLUMNS - OUTLIERS_COLUMNS;
  const lines = inSight(model, loaded, statistics, area).map(({ component, isTop }) => {
    const box = {
      low: statistics.whiskers[0][component]!,
      q1: statistics.quartiles[1][component]!,
      median: statistics.quartiles[2][component]!,
      q3: statistics.quartiles[3][component]!,
      high: statistics.whiskers[1][component]!,
    };
    const outliers = counted(statistics.outliers[component]!, "outlier").padStart(OUTLIERS_COLUMNS);
    return { component, isTop, chart: boxPlot(box, max, width, model.unicode), outliers };
  });
  return (
    <Box flexDirection="column" height={area.rows} overflow="hidden">
      <Text wrap="truncate" {...theme.quiet}>
        {`${"weight".padEnd(NAME_COLUMNS)}0${amount(max).padStart(width - 1)}`}
      </Text>
      {lines.map(({ component, isTop, chart, outliers }) => (
        <Text key={component} wrap="truncate">
          <Name component={component} isTop={isTop} />
          <Text {...theme.accent}>{chart}</Text>
          <Text {...theme.quiet}>{outliers}</Text>
        </Text>
      ))}
    </Box>
  );
}

function Name({ component, isTop }: { component: number; isTop: boolean }): ReactNode {
  const name = `${isTop ? "*" : " "}${componentName(component)}`.padEnd(NAME_COLUMNS);
  return isTop ? <Text {...theme.heading}>{name}</Text> : name;
}

/** The digits on the screen: both have one scale. */
function shownDigits(model: Model, loaded: Loaded): DigitStatistics[] {
  return [model.digits.digit, model.digits.other]
    .flatMap((digit) => digit === null ? [] : digitStatisticsOf(loaded, digit) ?? []);
}

/** The components in sight: by number, or by difference; the top ones are marked. */
function inSight(
  model: Model,
  loaded: Loaded,
  statistics: DigitStatistics,
  area: Area,
): { component: number; isTop: boolean }[] {
  const { scroll, top, byDifference } = model.digits;
  const ordered = orderedComponents(loaded, model, statistics.digit);
  const isTop = new Set(ordered.slice(0, top));
  const listed = byDifference ? ordered : ordered.toSorted((a, b) => a - b);
  return listed.slice(scroll, scroll + area.rows - 1)
    .map((component) => ({ component, isTop: isTop.has(component) }));
}
