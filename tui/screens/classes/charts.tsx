import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { bar } from "../../../lib/render/text/bar.ts";
import { boxPlot } from "../../../lib/render/text/box_plot.ts";
import { boxes, means } from "../../../lib/sections/classes.ts";
import { componentName, counted } from "../../../lib/sections/numbers.ts";
import type { Area } from "../../layout.ts";
import type { NamedStatistics, OpenModel } from "../../open_model.ts";
import type { State } from "../../state.ts";
import { modelFacts } from "../../model_facts.ts";
import { listedComponents, orderedComponents } from "./selectors.ts";
import { classes } from "./state.ts";
import { theme } from "../../theme.ts";
import { Chart } from "../../parts/chart.tsx";

/** What a chart of a class is drawn from. */
export interface ChartProps {
  /** What is shown. */
  readonly state: State;
  /** Of which model. */
  readonly model: OpenModel;
  /** Of the class. */
  readonly statistics: NamedStatistics;
  /** Room for it. */
  readonly area: Area;
}

const NAME_COLUMNS = 14;
/** In less room than this, components are called #3. */
const LONG_NAMES_FROM = 44, SHORT_NAME_COLUMNS = 6;
const VALUE_COLUMNS = 9;

/** The mean weight of every component, as bars. */
export function Weights({ state, model, statistics, area }: ChartProps): ReactNode {
  const facts = modelFacts(model);
  if (!facts) return null;
  const { bars, max, text } = means(facts, statistics);
  const names = nameColumns(area);
  const width = area.columns - names - VALUE_COLUMNS - 1;
  const listed = inSight(state, model, statistics, area);
  const values = listed.map(({ component }) => bars[component]!.value);
  return (
    <Table
      title={scaleTitle("mean", text(max), names, width)}
      listed={listed}
      bars={values.map((value) => bar(value / max, width, state.unicode))}
      notes={values.map((value) => text(value).padStart(VALUE_COLUMNS))}
      area={area}
    />
  );
}

/** The same bars in the narrow column beside pictures, the largest first; as many as fit: the view "weights" has all. */
export function WeightBars({ state, model, statistics, area }: ChartProps): ReactNode {
  const facts = modelFacts(model);
  if (!facts) return null;
  const { bars, max, text } = means(facts, statistics);
  const width = area.columns - nameColumns(area) - VALUE_COLUMNS;
  const listed = orderedComponents(model, state, statistics.name).slice(0, area.rows - 1)
    .map((component, i) => ({ component, isTop: i < classes.of(state).top }));
  const values = listed.map(({ component }) => bars[component]!.value);
  return (
    <Table
      title={listed.length < bars.length
        ? `largest ${listed.length} of ${bars.length} mean weights`
        : "mean weight of every component"}
      listed={listed}
      bars={values.map((value) => bar(value / max, width, state.unicode))}
      notes={values.map((value) => text(value).padStart(VALUE_COLUMNS))}
      area={area}
    />
  );
}

const OUTLIERS_COLUMNS = 16;

/** A box plot of every component's weights, with the number of outliers beyond the whiskers. */
export function BoxPlots({ state, model, statistics, area }: ChartProps): ReactNode {
  const facts = modelFacts(model);
  if (!facts) return null;
  const { boxes: all, max, text } = boxes(facts, statistics);
  const names = nameColumns(area);
  const width = area.columns - names - OUTLIERS_COLUMNS;
  const listed = inSight(state, model, statistics, area);
  return (
    <Table
      title={scaleTitle("weight", text(max), names, width)}
      listed={listed}
      bars={listed.map(({ component }) => boxPlot(all[component]!, max, width, state.unicode))}
      notes={listed.map(({ component }) =>
        counted(all[component]!.outliers, "outlier").padStart(OUTLIERS_COLUMNS)
      )}
      area={area}
    />
  );
}

/** A component as a chart lists it. */
interface Listed {
  readonly component: number;
  /** Among the class's top components: marked by `*` too. */
  readonly isTop: boolean;
}

function nameColumns({ columns }: Area): number {
  return columns < LONG_NAMES_FROM ? SHORT_NAME_COLUMNS : NAME_COLUMNS;
}

/** What the bars tell, and their scale. */
function scaleTitle(what: string, max: string, names: number, width: number): string {
  return `${what.padEnd(names)} 0${max.padStart(width - 2)}`;
}

/** Names, bars, and a note on each; with a line between two where there is room. */
function Table({ title, listed, bars, notes, area }: {
  title: string;
  listed: readonly Listed[];
  bars: readonly string[];
  notes: readonly string[];
  area: Area;
}): ReactNode {
  const names = nameColumns(area);
  const gap = listed.length * 2 < area.rows ? 1 : 0;
  const between = "\n".repeat(gap);
  return (
    <Box flexDirection="column" width={area.columns} height={area.rows} overflow="hidden">
      <Text wrap="truncate" {...theme.quiet}>{title}</Text>
      <Box>
        <Box flexDirection="column" width={names} rowGap={gap} flexShrink={0}>
          {listed.map(({ component, isTop }) => (
            <Text key={component} {...(isTop ? theme.heading : {})}>
              {`${isTop ? "*" : " "}${
                names < NAME_COLUMNS ? `#${component + 1}` : componentName(component)
              }`}
            </Text>
          ))}
        </Box>
        <Chart lines={bars.join(`\n${between}`).split("\n")} />
        <Text>{notes.join(`\n${between}`)}</Text>
      </Box>
    </Box>
  );
}

/** The components in sight: by number, or by difference; the top ones are marked. */
function inSight(
  state: State,
  model: OpenModel,
  statistics: NamedStatistics,
  area: Area,
): Listed[] {
  const { scroll, top } = classes.of(state);
  const isTop = new Set(orderedComponents(model, state, statistics.name).slice(0, top));
  return listedComponents(model, state, statistics.name).slice(scroll, scroll + area.rows - 1)
    .map((component) => ({ component, isTop: isTop.has(component) }));
}
