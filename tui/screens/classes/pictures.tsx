import { Box, Text } from "ink";
import type { ReactNode } from "react";
import type { Rgb } from "../../../lib/sections/overlay_painting.ts";
import { componentName, weight } from "../../../lib/sections/numbers.ts";
import { topLayout } from "./layout.ts";
import { fittingZoom, GAP, gridOf } from "../../layout.ts";
import type { OpenModel } from "../../open_model.ts";
import { classPicture, originalPicture, overlayPicture, swatchPicture } from "../../pictures.ts";
import { componentPicture } from "../../named_picture.ts";
import { examplesOf, orderedComponents } from "./selectors.ts";
import { classes } from "./state.ts";
import { theme } from "../../theme.ts";
import { type ChartProps, WeightBars } from "./charts.tsx";
import { type GridItem, PictureGrid } from "../../parts/grid.tsx";
import { PictureView } from "../../parts/picture.tsx";

/** The class's top components with their mean weights; where there is room, the weights of all, and examples. */
export function TopComponents({ state, model, statistics }: ChartProps): ReactNode {
  const { area, grid, bars, examples } = topLayout(state);
  const { name } = statistics;
  const { top, scroll } = classes.of(state);
  const first = scroll * grid.across;
  const items = orderedComponents(model, state, name).slice(0, top)
    .slice(first, first + grid.across * grid.down)
    .map((component) => ({
      key: String(component),
      caption: `#${component + 1} · ${weight(statistics.mean[component]!)}`,
      pictures: [componentPicture(model, component)],
    }));
  return (
    <Box columnGap={GAP}>
      <Box flexDirection="column">
        <PictureGrid grid={grid} items={items} area={area} />
        {examples && (
          <>
            <Text wrap="truncate" {...theme.heading}>{` Images of ${name}`}</Text>
            <PictureGrid
              grid={examples.grid}
              area={examples.area}
              items={exampleItems(model, name)
                .slice(0, examples.grid.across * examples.grid.down)}
              missing={missingText(model)}
            />
          </>
        )}
      </Box>
      {bars && <WeightBars state={state} model={model} statistics={statistics} area={bars} />}
    </Box>
  );
}

/** The class's examples, each with its number. */
export function exampleItems(model: OpenModel, name: string): GridItem[] {
  return examplesOf(model, name).map((index) => ({
    key: String(index),
    caption: String(index),
    pictures: [originalPicture(model, index)],
  }));
}

/** What stands in the place of an image that is not there. */
export function missingText(model: OpenModel): string {
  return model.images === null ? "no images" : "reading ...";
}

const STATISTICS = ["mean", "median", "minimum", "maximum"] as const;

/** What the top components have in common, pixel by pixel. */
export function ClassPictures(
  { state, model, statistics: { name }, area }: ChartProps,
): ReactNode {
  const indices = orderedComponents(model, state, name).slice(0, classes.of(state).top);
  const room = { columns: area.columns, rows: area.rows - 1 };
  const question = { shape: model.shape, count: STATISTICS.length, enough: 4, largest: 3 };
  const wide = gridOf(room, question);
  const isWhole = wide.across * wide.down >= STATISTICS.length;
  const grid = isWhole ? wide : gridOf(room, { ...question, gap: 1 });
  const items = STATISTICS.map((statistic) => ({
    key: statistic,
    caption: statistic,
    pictures: [classPicture(model, name, indices, statistic)],
  }));
  return (
    <Box flexDirection="column" height={area.rows} overflow="hidden">
      <Text wrap="truncate" {...theme.quiet}>{`of ${topText(indices)}`}</Text>
      <PictureGrid grid={grid} items={items} area={room} />
    </Box>
  );
}

function topText(indices: readonly number[]): string {
  const names = indices.map((component) => `#${component + 1}`).join(" ");
  return `the top ${indices.length}: ${names}`;
}

/** The top components over one another in ten colours, and which is which. */
export function Overlay({ state, model, statistics, area }: ChartProps): ReactNode {
  const { top, scroll } = classes.of(state);
  const indices = orderedComponents(model, state, statistics.name).slice(0, top);
  const background: Rgb = state.colorMap === "inverted" ? [255, 255, 255] : [0, 0, 0];
  const room = { columns: area.columns - LEGEND_COLUMNS - GAP, rows: area.rows };
  const zoom = fittingZoom(room, model.shape, 3);
  const picture = overlayPicture(model, statistics.name, indices, background);
  return (
    <Box columnGap={GAP} height={area.rows} overflow="hidden">
      <PictureView of={picture} zoom={zoom} />
      <Box flexDirection="column" width={LEGEND_COLUMNS} flexShrink={0}>
        {indices.slice(scroll, scroll + area.rows).map((component, i) => (
          <Box key={component} columnGap={1}>
            <PictureView of={swatchPicture(scroll + i + 1)} zoom={1} />
            <Text wrap="truncate">
              {`${componentName(component)} · ${weight(statistics.mean[component]!)}`}
            </Text>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
const LEGEND_COLUMNS = 26;
