import { Box, Text } from "ink";
import type { ReactNode } from "react";
import type { Rgb } from "../../lib/analysis/overlay.ts";
import { amount, componentName } from "../../lib/sections/numbers.ts";
import { partsLayout } from "../digits_layout.ts";
import { type Area, fittingZoom, GAP, gridOf } from "../layout.ts";
import type { Loaded, Model, NamedStatistics } from "../model.ts";
import {
  classPicture,
  componentPicture,
  originalPicture,
  overlayPicture,
  swatchPicture,
} from "../pictures.ts";
import { orderedComponents } from "../selectors.ts";
import { examplesOf } from "../shown.ts";
import { theme } from "../theme.ts";
import { WeightBars } from "./digit_charts.tsx";
import { type GridItem, PictureGrid } from "./grid.tsx";
import { PictureView } from "./picture.tsx";

interface DigitProps {
  readonly model: Model;
  readonly loaded: Loaded;
  readonly statistics: NamedStatistics;
  readonly area: Area;
}

/** The digit's top components with their mean weights; where there is room, the weights of all, and examples. */
export function Parts({ model, loaded, statistics }: DigitProps): ReactNode {
  const { area, grid, bars, examples } = partsLayout(model);
  const { digit } = statistics;
  const { top, scroll } = model.digits;
  const first = scroll * grid.across;
  const items = orderedComponents(loaded, model, digit).slice(0, top)
    .slice(first, first + grid.across * grid.down)
    .map((component) => ({
      key: String(component),
      caption: `#${component + 1} · ${amount(statistics.mean[component]!)}`,
      pictures: [componentPicture(loaded, component)],
    }));
  return (
    <Box columnGap={GAP}>
      <Box flexDirection="column">
        <PictureGrid grid={grid} items={items} area={area} />
        {examples && (
          <>
            <Text wrap="truncate" {...theme.heading}>{` Images of ${digit}`}</Text>
            <PictureGrid
              grid={examples.grid}
              area={examples.area}
              items={exampleItems(loaded, digit)
                .slice(0, examples.grid.across * examples.grid.down)}
              missing={missingText(loaded)}
            />
          </>
        )}
      </Box>
      {bars && <WeightBars model={model} loaded={loaded} statistics={statistics} area={bars} />}
    </Box>
  );
}

/** The digit's examples, each with its number. */
export function exampleItems(loaded: Loaded, digit: string): GridItem[] {
  return examplesOf(loaded, digit).map((index) => ({
    key: String(index),
    caption: String(index),
    pictures: [loaded.images ? originalPicture(loaded, index) : null],
  }));
}

/** What stands in the place of an image that is not there. */
export function missingText(loaded: Loaded): string {
  return loaded.images === null ? "no images" : "reading ...";
}

const STATISTICS = ["mean", "median", "minimum", "maximum"] as const;

/** What the top components have in common, pixel by pixel. */
export function ClassPictures(
  { model, loaded, statistics: { digit }, area }: DigitProps,
): ReactNode {
  const indices = orderedComponents(loaded, model, digit).slice(0, model.digits.top);
  const room = { columns: area.columns, rows: area.rows - 1 };
  const question = { shape: loaded.shape, count: STATISTICS.length, enough: 4, largest: 3 };
  const wide = gridOf(room, question);
  const isWhole = wide.across * wide.down >= STATISTICS.length;
  const grid = isWhole ? wide : gridOf(room, { ...question, gap: 1 });
  const items = STATISTICS.map((statistic) => ({
    key: statistic,
    caption: statistic,
    pictures: [classPicture(loaded, digit, indices, statistic)],
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
export function Overlay({ model, loaded, statistics, area }: DigitProps): ReactNode {
  const indices = orderedComponents(loaded, model, statistics.digit).slice(0, model.digits.top);
  const background: Rgb = model.colorMap === "inverted" ? [255, 255, 255] : [0, 0, 0];
  const room = { columns: area.columns - LEGEND_COLUMNS - GAP, rows: area.rows };
  const zoom = fittingZoom(room, loaded.shape, 3);
  const picture = overlayPicture(loaded, statistics.digit, indices, background);
  return (
    <Box columnGap={GAP} height={area.rows} overflow="hidden">
      <PictureView of={picture} zoom={zoom} />
      <Box flexDirection="column" width={LEGEND_COLUMNS} flexShrink={0}>
        {indices.slice(0, area.rows).map((component, i) => (
          <Box key={component} columnGap={1}>
            <PictureView of={swatchPicture(i + 1)} zoom={1} />
            <Text wrap="truncate">
              {`${componentName(component)} · ${amount(statistics.mean[component]!)}`}
            </Text>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
const LEGEND_COLUMNS = 26;
